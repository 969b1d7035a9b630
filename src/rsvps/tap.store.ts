// A tap's statements: under its seminar's lock all that its decision needs, and all that it changes; afterwards all that
// its card shows.
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../database/client.ts';
import { isNoted, notingEvent } from '../messages/inbox.store.ts';
import { currentId } from '../people/person.store.ts';
import { people } from '../people/person.table.ts';
import { bumpingRevision } from '../seminars/seminar.store.ts';
import { seminars } from '../seminars/seminar.table.ts';
import type { HeadCount } from '../seminars/seminar.ts';
import { deadlineOverrides } from './deadline-override.table.ts';
import { headCounts } from './head-count.table.ts';
import { seatOffers } from './offer.table.ts';
import { headCount, type Standings, savingRsvp, standings, waitlistPlace } from './rsvp.store.ts';
import { rsvps } from './rsvp.table.ts';
import type { Rsvp } from './rsvp.ts';

export interface TapState extends Standings {
  /** Whose id it is now: a join waits for the seminar's lock, so it stays theirs until the transaction ends. */
  personId: string;
  mine: Rsvp | null;
  /** The deadline does not bind them. */
  isLetIn: boolean;
  /** The platform delivered the same event before, and it had its effect. */
  isSeenBefore: boolean;
}

export async function loadTapState(
  tx: Transaction,
  { seminarId, personId, eventId }: { seminarId: string; personId: string; eventId?: string | undefined },
): Promise<TapState> {
  const isTheirs = and(eq(deadlineOverrides.seminarId, seminarId), eq(deadlineOverrides.personId, people.id));
  const [row] = await tx
    .select({
      ...{ personId: people.id, mine: rsvps, ...standings },
      isLetIn: existsIn(deadlineOverrides, isTheirs),
      isSeenBefore: isNoted(eventId),
    })
    .from(seminars)
    .innerJoin(people, eq(people.id, currentId(personId)))
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .leftJoin(rsvps, and(eq(rsvps.seminarId, seminars.id), eq(rsvps.personId, people.id)))
    .where(eq(seminars.id, seminarId));
  if (!row) throw new Error('a tap of nobody whom the bot knows');
  return row;
}

export interface OwnStandings {
  seminarId: string;
  heads: HeadCount;
  rsvp: Rsvp | null;
  /** One's place in the line, from 1; null when not waiting. */
  place: number | null;
  /** A seat is offered to them until then. */
  offeredUntil: Temporal.Instant | null;
  isLetIn: boolean;
}

/** What a person's cards of these seminars show beside the seminars themselves. Follows a former id. */
export async function findOwnStandings(db: Database, personId: string, seminarIds: string[]): Promise<OwnStandings[]> {
  if (seminarIds.length === 0) return [];
  const isTheirs = and(eq(deadlineOverrides.seminarId, seminars.id), eq(deadlineOverrides.personId, people.id));
  const isOffered = and(
    ...[eq(seatOffers.seminarId, seminars.id), eq(seatOffers.personId, people.id), isNull(seatOffers.outcome)],
  );
  return db
    .select({
      ...{ seminarId: seminars.id, heads: headCount, rsvp: rsvps, place: waitlistPlace },
      ...{ offeredUntil: seatOffers.expiresAt, isLetIn: existsIn(deadlineOverrides, isTheirs) },
    })
    .from(seminars)
    .leftJoin(people, eq(people.id, currentId(personId)))
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .leftJoin(rsvps, and(eq(rsvps.seminarId, seminars.id), eq(rsvps.personId, people.id)))
    .leftJoin(seatOffers, isOffered)
    .where(inArray(seminars.id, seminarIds));
}

const existsIn = (table: PgTable, is: SQL | undefined) => sql<boolean>`exists (select 1 from ${table} where ${is})`;

/** `eventId`: had its effect with this. `rsvp`: unset, when the answer stays as it was. `isShown`: posts are to show it. */
export async function saveTap(
  db: Database,
  { eventId, rsvp, isShown = false }: { eventId: string | undefined; rsvp?: Rsvp; isShown?: boolean },
): Promise<void> {
  const parts = [
    ...(eventId === undefined ? [] : [notingEvent(db, eventId).getSQL()]),
    ...(rsvp && isShown ? [bumpingRevision(db, rsvp.seminarId).getSQL()] : []),
    ...(rsvp ? [savingRsvp(db, rsvp).getSQL()] : []),
  ];
  const last = parts.pop();
  if (!last) return;
  const first = parts.map((part, index) => sql`${sql.identifier(`part_${index}`)} as (${part})`);
  await db.execute(first.length > 0 ? sql`with ${sql.join(first, sql`, `)} ${last}` : last);
}
