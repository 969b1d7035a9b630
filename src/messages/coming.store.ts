// What is not due yet, of whom each message counts: noted ahead, so that it can go along with something before. All the SQL
// of it.
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import { addOwed, isOf, type Noted } from './message.store.ts';
import { messages } from './message.table.ts';
import type { OwedMessage } from './message.ts';

/** Returns how many were not noted before. */
export async function addComing(tx: Transaction, coming: OwedMessage[], dueAt: Temporal.Instant): Promise<number> {
  const added = (await addOwed(tx, coming, dueAt)).map(({ id }) => id);
  if (added.length > 0) await tx.update(messages).set({ status: 'coming' }).where(inArray(messages.id, added));
  return added.length;
}

/** Returns what is owed by that. */
export const takeDue = (
  db: Database,
  { kind, seminarId, occasion = '' }: Pick<OwedMessage, 'kind' | 'seminarId' | 'occasion'>,
  now: Temporal.Instant,
): Promise<Noted[]> =>
  db
    .update(messages)
    .set({ status: 'owed', plannedAt: now })
    .where(
      and(
        ...[eq(messages.kind, kind), isOf(seminarId), eq(messages.occasion, occasion)],
        ...[eq(messages.status, 'coming')],
      ),
    )
    .returning({
      id: messages.id,
      kind: messages.kind,
      seminarId: messages.seminarId,
      personId: messages.personId,
      occasion: messages.occasion,
    });
