// Check-ins and door codes: all the SQL of them. Whoever changes one holds the seminar's row lock.
import { and, asc, between, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { checkins, doorCodes } from './checkin.table.ts';
import { type CheckIn, type DoorCode, type Guest, keptCheckIn } from './checkin.ts';

/**
 * Not of an evening that was moved to a later day after its door had opened: who was there then has yet to come. Doors
 * open an hour before the start, which may be on the day before.
 */
const isOfThisDay = sql`${checkins.at} >= (
  select date_trunc('day', ${seminars.startsAt} at time zone ${seminars.timeZone}) at time zone ${seminars.timeZone}
    - interval '1 hour'
  from ${seminars} where ${seminars.id} = ${checkins.seminarId})`;

export async function findCheckIn(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<CheckIn | undefined> {
  const [row] = await db
    .select()
    .from(checkins)
    .where(and(eq(checkins.seminarId, seminarId), eq(checkins.personId, personId), isOfThisDay));
  return row;
}

export async function findCheckIns(db: Database, seminarIds: string[]): Promise<CheckIn[]> {
  if (seminarIds.length === 0) return [];
  return db
    .select()
    .from(checkins)
    .where(and(inArray(checkins.seminarId, seminarIds), isOfThisDay))
    .orderBy(asc(checkins.at));
}

/** Of these seminars, in the order in which they came. */
export async function findGuests(db: Database, seminarIds: string[]): Promise<(Guest & { seminarId: string })[]> {
  if (seminarIds.length === 0) return [];
  const { seminarId, personId } = checkins;
  return db
    .select({ seminarId, personId, name: people.name, organization: people.organization })
    .from(checkins)
    .innerJoin(people, eq(people.id, checkins.personId))
    .where(and(inArray(checkins.seminarId, seminarIds), eq(checkins.isConfirmed, false), isOfThisDay))
    .orderBy(asc(checkins.at), asc(checkins.personId));
}

/** Writes it down, or over what was written. */
export async function saveCheckIn(db: Database, checkIn: CheckIn): Promise<void> {
  await db
    .insert(checkins)
    .values(checkIn)
    .onConflictDoUpdate({ target: [checkins.seminarId, checkins.personId], set: checkIn });
}

/** False when there was none. */
export async function deleteCheckIn(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<boolean> {
  const isMeant = and(eq(checkins.seminarId, seminarId), eq(checkins.personId, personId));
  return (await db.delete(checkins).where(isMeant).returning()).length > 0;
}

/** Organizations of those of that name who came without a seat and are noted already. */
export async function findNamesakes(
  db: Database,
  { seminarId, name }: { seminarId: string; name: string },
): Promise<string[]> {
  const found = await db
    .select({ organization: people.organization })
    .from(checkins)
    .innerJoin(people, eq(people.id, checkins.personId))
    .where(and(eq(checkins.seminarId, seminarId), eq(checkins.how, 'walk_in'), eq(people.name, name), isOfThisDay));
  return found.map(({ organization }) => organization);
}

export async function findDoorCode(db: Database, seminarId: string) {
  const [row] = await db.select().from(doorCodes).where(eq(doorCodes.seminarId, seminarId));
  return row;
}

/** Seminars that have or had these digits, on whatever day. */
/** Whose digits these are, or were until others took their place. */
export async function findDoorCodes(db: Database, code: string): Promise<DoorCode[]> {
  return db
    .select()
    .from(doorCodes)
    .where(or(eq(doorCodes.code, code), eq(doorCodes.previousCode, code)));
}

/** Of days from `from` to `to`, YYYY-MM-DD. */
export async function findDoorCodesOfDays(db: Database, from: string, to: string): Promise<DoorCode[]> {
  return db
    .select()
    .from(doorCodes)
    .where(between(doorCodes.day, from, to));
}

/** How many there are since its digits were made. */
export async function countWrongCode(db: Database, seminarId: string): Promise<DoorCode | undefined> {
  const [row] = await db
    .update(doorCodes)
    .set({ wrong: sql`${doorCodes.wrong} + 1` })
    .where(eq(doorCodes.seminarId, seminarId))
    .returning();
  return row;
}

/** False when another seminar of that day has just these digits. */
export async function saveDoorCode(
  db: Database,
  doorCode: Pick<DoorCode, 'seminarId' | 'day' | 'code'> & Partial<DoorCode>,
): Promise<boolean> {
  await db.delete(doorCodes).where(eq(doorCodes.seminarId, doorCode.seminarId));
  const saved = await db.insert(doorCodes).values(doorCode).onConflictDoNothing().returning();
  return saved.length > 0;
}

/** Check-ins of one person become another's, and those they noted; where both were there, one row stays. */
export async function moveCheckIns(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const isTheirs = eq(checkins.personId, from);
  const counting = new Set(
    (await db.select().from(checkins).where(and(isTheirs, isOfThisDay))).map((each) => each.seminarId),
  );
  const all = await db.delete(checkins).where(isTheirs).returning();
  for (const theirs of all) {
    const mine = await findCheckIn(db, { seminarId: theirs.seminarId, personId: to });
    const kept = mine && counting.has(theirs.seminarId) ? keptCheckIn(mine, theirs) : (mine ?? theirs);
    await saveCheckIn(db, { ...kept, personId: to });
  }
  await db.update(checkins).set({ by: to }).where(eq(checkins.by, from));
}

/** What the door's list shows of people. */
export async function findNames(
  db: Database,
  ids: string[],
): Promise<Map<string, { name: string; organization: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: people.id, name: people.name, organization: people.organization })
    .from(people)
    .where(inArray(people.id, ids));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
