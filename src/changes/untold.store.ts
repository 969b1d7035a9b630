// What did not reach a seminar's people, by the ledger: the SQL of it.

import { and, asc, desc, eq, inArray, not, or, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { canBeReached } from '../messages/delivery.store.ts';
import { isToTelephone, TO_TELEPHONE } from '../messages/kinds.ts';
import { messages } from '../messages/message.table.ts';
import { TOLD_BY_HAND, UNWANTED } from '../messages/message.ts';
import { people } from '../people/person.table.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { concerns, type Untold, whyUntold } from './untold.ts';

/** Held, refused, dropped since nobody could be reached or it was too late, or owed to who cannot be. */
const didNotArrive = sql<boolean>`${or(
  inArray(messages.status, ['held', 'failed']),
  and(eq(messages.status, 'dropped'), not(inArray(sql`coalesce(${messages.lastError}, '')`, [UNWANTED, TOLD_BY_HAND]))),
  and(inArray(messages.status, ['owed', 'sending']), not(canBeReached)),
)}`;

/**
 * Of each person and kind only the last message counts: who got a later one knows. `toldIn`: only what that notice
 * names, else all that is of use at `now`.
 */
export async function findUntold(
  db: Database,
  seminarIds: string[],
  { toldIn, now }: { toldIn?: string; now: Temporal.Instant },
): Promise<Untold[]> {
  if (seminarIds.length === 0) return [];
  const last = db
    .selectDistinctOn([messages.seminarId, messages.personId, messages.kind], {
      id: messages.id,
      hasNotArrived: didNotArrive.as('has_not_arrived'),
    })
    .from(messages)
    .where(and(inArray(messages.seminarId, seminarIds), inArray(messages.kind, [...TO_TELEPHONE])))
    .orderBy(messages.seminarId, messages.personId, messages.kind, desc(messages.plannedAt), desc(didNotArrive))
    .as('last');
  const isOfUse = sql`${messages.usefulUntil} is null or ${messages.usefulUntil} > ${now.toString()}::timestamptz`;
  const rows = await db
    .select({
      message: messages,
      seminarId: seminars.id,
      status: seminars.status,
      personId: people.id,
      name: people.name,
      organization: people.organization,
      note: rsvps.note,
      standing: rsvps.standing,
    })
    .from(last)
    .innerJoin(messages, eq(messages.id, last.id))
    .innerJoin(seminars, eq(seminars.id, messages.seminarId))
    .innerJoin(people, eq(people.id, messages.personId))
    .leftJoin(rsvps, and(eq(rsvps.seminarId, seminars.id), eq(rsvps.personId, people.id)))
    .where(and(last.hasNotArrived, toldIn === undefined ? sql`(${isOfUse})` : eq(messages.toldIn, toldIn)))
    .orderBy(asc(messages.plannedAt), asc(messages.kind), asc(people.name), asc(messages.id));
  return rows.flatMap(({ message, status, standing, note, ...who }) => {
    const { id, kind } = message;
    if (!isToTelephone(kind) || !concerns(kind, { status, standing })) return [];
    return [{ ...who, id, kind, why: whyUntold(message), note: note ?? '' }];
  });
}

/** An organizer has told them: none of these is sent any more. Those that went out meanwhile stay as they are. */
export async function saveToldByHand(db: Database, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const told = await db
    .update(messages)
    .set({ status: 'dropped', lastError: TOLD_BY_HAND })
    .where(and(inArray(messages.id, ids), didNotArrive))
    .returning({ id: messages.id });
  return told.length;
}
