// RSVPs: all the SQL of them. Whoever changes one holds the seminar's row lock.
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import {
  type AttendanceMode,
  type HeadCount,
  NOBODY,
  type Seminar,
  seatsLeft,
  usedSeats,
} from '../seminars/seminar.ts';
import { seatOffers } from './offer.table.ts';
import { rsvps } from './rsvp.table.ts';
import type { Rsvp, SeatCount, Standing } from './rsvp.ts';

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

export async function findRsvpsOf(db: Database, personId: string, seminarIds: string[]): Promise<Rsvp[]> {
  if (seminarIds.length === 0) return [];
  return db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.personId, personId), inArray(rsvps.seminarId, seminarIds)));
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

/** At most one a person. */
const isStandingOffer = and(
  eq(seatOffers.seminarId, rsvps.seminarId),
  eq(seatOffers.personId, rsvps.personId),
  isNull(seatOffers.outcome),
);

/** Has an account, and none that can be reached: past whom a free seat goes. */
const isGone = sql`(exists (select 1 from ${accounts} where ${accounts.personId} = ${rsvps.personId}) and not exists
  (select 1 from ${accounts} where ${accounts.personId} = ${rsvps.personId} and ${accounts.unreachableAt} is null))`;

const standing = (name: Standing) => sql<number>`count(*) filter (where ${rsvps.standing} = ${name})::int`;
const attending = (mode: AttendanceMode) =>
  sql<number>`count(*) filter (where ${rsvps.standing} = 'attending' and ${rsvps.mode} = ${mode})::int`;
const offered = (mode: AttendanceMode) =>
  sql<number>`count(*) filter (where ${rsvps.standing} = 'waitlisted' and ${rsvps.mode} = ${mode}
    and ${seatOffers.id} is not null)::int`;

const headCount = {
  onSite: attending('on_site'),
  online: attending('online'),
  waitlisted: standing('waitlisted'),
  offeredOnSite: offered('on_site'),
  offeredOnline: offered('online'),
  declined: standing('declined'),
  materials: standing('materials'),
  party: sql<number>`count(*) filter (where ${rsvps.isAtParty})::int`,
  lateWithdrawals: sql<number>`count(*) filter (where ${rsvps.isLateWithdrawal})::int`,
};

/** What decides about seats: the same count as `countHeads`, and the line's last number. */
export async function countSeats(db: Database, seminar: Seminar): Promise<SeatCount> {
  const [row] = await db
    .select({
      heads: headCount,
      lastWaitlistNumber: sql<number>`coalesce(max(${rsvps.waitlistNumber}), 0)::int`,
    })
    .from(rsvps)
    .leftJoin(seatOffers, isStandingOffer)
    .where(eq(rsvps.seminarId, seminar.id));
  const { heads = NOBODY, lastWaitlistNumber = 0 } = row ?? {};
  const used = usedSeats(seminar, heads);
  // Asked only where it matters, beside a free seat: a full evening's line may be long.
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
    .select({ seminarId: rsvps.seminarId, heads: headCount })
    .from(rsvps)
    .leftJoin(seatOffers, isStandingOffer)
    .where(inArray(rsvps.seminarId, seminarIds))
    .groupBy(rsvps.seminarId);
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

/** One's place in the line, from 1; undefined when not waiting. */
export async function findWaitlistPlace(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<number | undefined> {
  const mine = await findRsvp(db, { seminarId, personId });
  if (mine?.standing !== 'waitlisted' || mine.waitlistNumber === null) return undefined;
  const [row] = await db
    .select({ place: sql<number>`count(*)::int` })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.seminarId, seminarId),
        eq(rsvps.standing, 'waitlisted'),
        lte(rsvps.waitlistNumber, mine.waitlistNumber),
      ),
    );
  return row?.place;
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
