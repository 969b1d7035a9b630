// A tap's two statements under its seminar's lock: all that its decision needs, and all that it changes.
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import { isNoted, notingEvent } from '../messages/inbox.store.ts';
import { currentId } from '../people/person.store.ts';
import { people } from '../people/person.table.ts';
import { bumpingRevision } from '../seminars/seminar.store.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { deadlineOverrides } from './deadline-override.table.ts';
import { headCounts } from './head-count.table.ts';
import { type Standings, savingRsvp, standings } from './rsvp.store.ts';
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
      isLetIn: sql<boolean>`exists (select 1 from ${deadlineOverrides} where ${isTheirs})`,
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
