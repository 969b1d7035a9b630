// What of a seminar was held or refused goes out once more, at an organizer's word: what is still of use, and only that.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { findReachable, findReachableAccount } from '../people/person.store.ts';
import type { BuildCard } from './deliver-message.ts';
import { findStopped, settleStopped } from './message.store.ts';
import { type LedgerMessage, NOWHERE, TOO_LATE, UNWANTED } from './message.ts';
import type { Queue } from './queue.ts';

/** Cards looked at together: one by one, a thousand held ones take four seconds. */
const AT_ONCE = 25;

/** Wanted still, or why it is let go. */
type Verdict = 'wanted' | typeof UNWANTED | typeof TOO_LATE | typeof NOWHERE;

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
  const verdictOn = async (message: LedgerMessage): Promise<Verdict> => {
    const { usefulUntil, personId } = message;
    if (usefulUntil && Temporal.Instant.compare(usefulUntil, now) <= 0) return TOO_LATE;
    if (personId && !reachable.has(personId)) return NOWHERE;
    const account = personId && !message.platform ? await findReachableAccount(db, personId) : undefined;
    // As at the moment it is sent: what says nothing any more is not built.
    const card = await buildCard(message, message.platform ?? account?.platform ?? 'slack');
    return card ? 'wanted' : UNWANTED;
  };
  const verdicts: [Verdict, string][] = [];
  for (let start = 0; start < stopped.length; start += AT_ONCE) {
    const some = stopped.slice(start, start + AT_ONCE);
    verdicts.push(
      ...(await Promise.all(some.map(async (each) => [await verdictOn(each), each.id] as [Verdict, string]))),
    );
  }
  const idsOf = (verdict: Verdict) => verdicts.flatMap(([each, id]) => (each === verdict ? id : []));
  const result = await db.transaction(async (tx) => {
    const sent = await settleStopped(tx, idsOf('wanted'), 'owed');
    let unwanted = 0;
    for (const why of [UNWANTED, TOO_LATE, NOWHERE] as const) {
      unwanted += (await settleStopped(tx, idsOf(why), 'dropped', why)).length;
    }
    const after = { messages: sent.length, unwanted };
    await noteAction(tx, { actor, action: 'send-again', seminarId, after }, now);
    return { sent, unwanted };
  });
  await queue.sendAgain(result.sent);
  return { sent: result.sent.length, unwanted: result.unwanted };
}
