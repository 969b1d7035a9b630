// Everyone whom an edit concerns is owed one message about it, and each message says all that they have not heard.
import type { Transaction } from '../database/client.ts';
import { findUndelivered } from '../messages/message.store.ts';
import { type LedgerMessage, type OwedMessage, owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findReachable } from '../people/reach.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { changesFor, standAfter } from './change.ts';
import type { Rsvp } from './rsvp.ts';

/**
 * Within the edit's transaction. `stands`: who came or waited before it. Returns how many are told: who cannot be
 * reached is owed it all the same, should they come back, and not counted.
 */
export async function oweChanges({
  tx,
  outbox,
  before,
  seminar,
  stands,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  before: Seminar;
  seminar: Seminar;
  stands: Rsvp[];
  now: Temporal.Instant;
}): Promise<number> {
  const unheard = new Map<string, LedgerMessage['details']>();
  for (const message of await findUndelivered(tx, { seminarId: seminar.id, kind: 'changed' })) {
    // The oldest: what they last knew.
    if (message.personId && !unheard.has(message.personId)) unheard.set(message.personId, message.details);
  }
  const owed = stands.flatMap((was): OwedMessage[] => {
    const is = standAfter(was, seminar.format, seminar.party);
    if (changesFor({ before, after: seminar, was, is }).length === 0) return [];
    const known = { since: String(before.edition), mode: was.mode ?? '', party: was.isAtParty ? 'yes' : '' };
    return [
      owedAbout(seminar, now, {
        kind: 'changed',
        to: { personId: was.personId },
        occasion: String(seminar.edition),
        details: unheard.get(was.personId) ?? known,
      }),
    ];
  });
  await outbox.owe(tx, owed, now);
  const ids = owed.flatMap(({ to }) => ('personId' in to ? to.personId : []));
  return (await findReachable(tx, ids)).size;
}
