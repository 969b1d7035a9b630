// What of a seminar was held or refused goes out once more, at an organizer's word: what is still of use, and only that.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { findReachable, findReachableAccount } from '../people/person.store.ts';
import type { BuildCard } from './deliver-message.ts';
import { findStopped, settleStopped } from './message.store.ts';
import type { LedgerMessage } from './message.ts';
import type { Queue } from './queue.ts';

/** Cards looked at together: one by one, a thousand held ones take four seconds. */
const AT_ONCE = 25;

/** `sent`: how many are on their way; `unwanted`: how many were let go. A second press finds nothing. */
export async function sendAgain({
  db,
  queue,
  buildCard,
  seminarId,
  actor,
  now,
}: {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  buildCard: BuildCard;
  seminarId: string;
  actor: string;
  now: Temporal.Instant;
}): Promise<{ sent: number; unwanted: number }> {
  const stopped = await findStopped(db, seminarId);
  const reachable = await findReachable(
    db,
    stopped.flatMap(({ personId }) => personId ?? []),
  );
  const isWanted = async (message: LedgerMessage): Promise<boolean> => {
    const { usefulUntil, personId } = message;
    if (usefulUntil && Temporal.Instant.compare(usefulUntil, now) <= 0) return false;
    if (personId && !reachable.has(personId)) return false;
    const account = personId && !message.platform ? await findReachableAccount(db, personId) : undefined;
    // As at the moment it is sent: what says nothing any more is not built.
    return (await buildCard(message, message.platform ?? account?.platform ?? 'slack')) !== undefined;
  };
  const [wanted, unwanted]: [string[], string[]] = [[], []];
  for (let start = 0; start < stopped.length; start += AT_ONCE) {
    const some = stopped.slice(start, start + AT_ONCE);
    const verdicts = await Promise.all(some.map(isWanted));
    for (const [index, { id }] of some.entries()) (verdicts[index] ? wanted : unwanted).push(id);
  }
  const result = await db.transaction(async (tx) => {
    const sent = await settleStopped(tx, wanted, 'owed');
    const dropped = await settleStopped(tx, unwanted, 'dropped');
    const after = { messages: sent.length, unwanted: dropped.length };
    await noteAction(tx, { actor, action: 'send-again', seminarId, after }, now);
    return { sent, dropped };
  });
  await queue.sendAgain(result.sent);
  return { sent: result.sent.length, unwanted: result.dropped.length };
}
