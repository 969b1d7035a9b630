// RSVPs: all the SQL of them. Whoever changes one holds the seminar's row lock.
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import {
  type AttendanceMode,
  type HeadCount,
  NOBODY,
  type Seminar,
  seatsLeft,
  usedSeats,
} from '../seminars/seminar.ts';
import { headCounts } from './head-count.table.ts';
import { seatOffers } from './offer.table.ts';
import { rsvps } from './rsvp.table.ts';
import type { Rsvp, SeatCount, Standing } from './rsvp.ts';
import type { Standings } from './standings.ts';

export async function findRsvp(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<Rsvp | null> {
  const [row] = await db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.personId, personId)));
  return row ?? null;
}

/** Of these people, to one seminar. */
export async function findRsvpsAmong(db: Database, seminarId: string, personIds: string[]): Promise<Rsvp[]> {
  if (personIds.length === 0) return [];
  return db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, seminarId), inArray(rsvps.personId, personIds)));
}

export async function findAllRsvpsOf(db: Database, personId: string): Promise<Rsvp[]> {
  return db.select().from(rsvps).where(eq(rsvps.personId, personId));
}

export async function deleteRsvp(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<void> {
  await db.delete(rsvps).where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.personId, personId)));
}

export async function saveRsvp(db: Database, rsvp: Rsvp): Promise<void> {
  await db
    .insert(rsvps)
    .values(rsvp)
    .onConflictDoUpdate({ target: [rsvps.seminarId, rsvps.personId], set: rsvp });
}

/** Has an account, and none that can be reached: past whom a free seat goes. */
const isGone = sql`(exists (select 1 from ${accounts} where ${accounts.personId} = ${rsvps.personId}) and not exists
  (select 1 from ${accounts} where ${accounts.personId} = ${rsvps.personId} and ${accounts.unreachableAt} is null))`;

/** Those of the line who were offered a seat and have not answered yet: never more than there are seats. */
const offered = (mode: AttendanceMode) =>
  sql<number>`(select count(*)::int from ${seatOffers} join ${rsvps} on ${rsvps.seminarId} = ${seatOffers.seminarId}
    and ${rsvps.personId} = ${seatOffers.personId} where ${seatOffers.seminarId} = ${seminars.id}
    and ${seatOffers.outcome} is null and ${rsvps.standing} = 'waitlisted' and ${rsvps.mode} = ${mode})`;

const kept = (column: AnyPgColumn) => sql<number>`coalesce(${column}, 0)`;

/** Of `seminars`, joined with `headCounts`. */
export const headCount = {
  onSite: kept(headCounts.onSite),
  online: kept(headCounts.online),
  waitlisted: kept(headCounts.waitlisted),
  offeredOnSite: offered('on_site'),
  offeredOnline: offered('online'),
  declined: kept(headCounts.declined),
  materials: kept(headCounts.materials),
  party: kept(headCounts.party),
  lateWithdrawals: kept(headCounts.lateWithdrawals),
};

/** What the database keeps of a seminar's answers. Of `seminars`, joined with `headCounts`. */
export const standings = {
  heads: headCount,
  /** The highest number in its line; 0: nobody waits. */
  lastWaitlistNumber: sql<number>`coalesce((select max(${rsvps.waitlistNumber}) from ${rsvps}
    where ${rsvps.seminarId} = ${seminars.id} and ${rsvps.waitlistNumber} is not null), 0)`,
  waitlistedOnline: kept(headCounts.waitlistedOnline),
};

export async function findStandings(db: Database, seminarId: string): Promise<Standings> {
  const [row] = await db
    .select(standings)
    .from(seminars)
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .where(eq(seminars.id, seminarId));
  return row ?? { heads: NOBODY, lastWaitlistNumber: 0, waitlistedOnline: 0 };
}

/** What decides about seats: the same count as `countHeads`, and the line's last number. */
export async function countSeats(db: Database, seminar: Seminar): Promise<SeatCount> {
  return seatCount(db, seminar, await findStandings(db, seminar.id));
}

/** Asks who of the line is gone where it matters, beside a free seat. */
export async function seatCount(
  db: Database,
  seminar: Seminar,
  { heads, lastWaitlistNumber }: Standings,
): Promise<SeatCount> {
  const used = usedSeats(seminar, heads);
  const isFree = seatsLeft(seminar, used) > 0;
  const gone = isFree && heads.waitlisted > 0 ? await countGone(db, seminar.id) : 0;
  return { ...used, waiting: heads.waitlisted - gone, lastWaitlistNumber };
}

async function countGone(db: Database, seminarId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.standing, 'waitlisted'), isGone));
  return row?.count ?? 0;
}

/** The head-counts of several seminars at once, by seminar id; every id asked for is in it. */
export async function countHeads(db: Database, seminarIds: string[]): Promise<Map<string, HeadCount>> {
  const counts = new Map(seminarIds.map((id) => [id, NOBODY]));
  if (seminarIds.length === 0) return counts;
  const rows = await db
    .select({ seminarId: seminars.id, heads: headCount })
    .from(seminars)
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .where(inArray(seminars.id, seminarIds));
  for (const { seminarId, heads } of rows) counts.set(seminarId, heads);
  return counts;
}

/** Those of a seminar with one of these standings; those waiting in the line's order, others by when they answered. */
export async function findRsvpsByStanding(db: Database, seminarId: string, standings: Standing[]): Promise<Rsvp[]> {
  return db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, seminarId), inArray(rsvps.standing, standings)))
    .orderBy(asc(rsvps.waitlistNumber), asc(rsvps.answeredAt), asc(rsvps.personId));
}

/** One's place in the line, from 1; null when not waiting. Of `rsvps` joined with `headCounts`; counts who stands behind, mostly few. */
export const waitlistPlace = sql<number | null>`case when ${rsvps.standing} = 'waitlisted' then
  ${headCounts.waitlisted} - (select count(*)::int from ${rsvps} as behind
    where behind.seminar_id = ${rsvps.seminarId} and behind.waitlist_number > ${rsvps.waitlistNumber}) end`;

export async function findWaitlistPlace(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<number | undefined> {
  const [row] = await db
    .select({ place: waitlistPlace })
    .from(rsvps)
    .innerJoin(headCounts, eq(headCounts.seminarId, rsvps.seminarId))
    .where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.personId, personId)));
  return row?.place ?? undefined;
}

/** The line from its head, so many of them. */
export async function findLine(db: Database, seminarId: string, most: number): Promise<Rsvp[]> {
  const line = db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.standing, 'waitlisted'), isNotNull(rsvps.waitlistNumber)))
    .orderBy(asc(rsvps.waitlistNumber), asc(rsvps.answeredAt), asc(rsvps.personId));
  return Number.isFinite(most) ? line.limit(most) : line;
}

/** The format has changed: who comes or waits in a way no longer offered does so in `mode`. */
export async function moveAllTo(db: Database, seminarId: string, mode: AttendanceMode): Promise<void> {
  const isIn = inArray(rsvps.standing, ['attending', 'waitlisted']);
  await db
    .update(rsvps)
    .set({ mode })
    .where(and(eq(rsvps.seminarId, seminarId), isIn));
}

/** There is no after-party any more. */
export async function dissolveParty(db: Database, seminarId: string): Promise<void> {
  await db.update(rsvps).set({ isAtParty: false }).where(eq(rsvps.seminarId, seminarId));
}

/** Ids of everyone who gave any answer. */
export async function findAnswered(db: Database, seminarId: string): Promise<Set<string>> {
  const rows = await db.select({ id: rsvps.personId }).from(rsvps).where(eq(rsvps.seminarId, seminarId));
  return new Set(rows.map((row) => row.id));
}

/** Every answer to these seminars. */
export async function findAllRsvps(db: Database, seminarIds: string[]): Promise<Rsvp[]> {
  if (seminarIds.length === 0) return [];
  return db.select().from(rsvps).where(inArray(rsvps.seminarId, seminarIds));
}

/** The organizers' own notes on somebody. */
export async function forgetNotes(db: Database, personId: string): Promise<void> {
  await db.update(rsvps).set({ note: '' }).where(eq(rsvps.personId, personId));
}
