// What somebody is owed goes along with the answer to what they do, which is free: claimed for that answer before it is
// given, so that nothing else sends it, and the same for it after a kill. What certainly did not arrive is owed as before;
// what may have is not sent twice, but told.
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { isPassingFault } from '../database/faults.ts';
import type { Logger } from '../log.ts';
import type { Along, ReplyFate } from './along.ts';
import {
  type AnyBatch,
  endBatch,
  findOpenBatch,
  saveBatchAttempt,
  saveBatchSent,
  saveBatchUnsent,
} from './batch.store.ts';
import { buildPacked, letOut, tell } from './deliver-parcel.ts';
import type { BuildCard, Delivery } from './delivery.ts';
import { type LedgerMessage, UNWANTED } from './message.ts';
import { claimForReply, findPacked, findReplyOf, takeOut, unpack } from './parcel.store.ts';
import { inOrder, isReplyOver } from './parcel.ts';
import type { Queue } from './queue.ts';
import { SendError } from './sender.ts';
import { workOf } from './shared.ts';

interface Parts {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  buildCard: BuildCard;
  clock: Clock;
  /** As of the platform, which counts a minute for its right to answer. */
  realClock: Clock;
  log: Logger;
}

interface Answered {
  personId: string;
  /** Their account there. */
  address: string;
  eventId: string;
  most: number;
}

/** Undefined: there is nothing to take along, or it cannot be. Throws where another try may do better. */
export async function takeAlong(parts: Parts, answered: Answered): Promise<Along | undefined> {
  try {
    return await claim(parts, answered);
  } catch (error) {
    if (isPassingFault(error)) throw error;
    parts.log.error({ err: error }, 'what is owed could not be taken along');
    return undefined;
  }
}

async function claim(parts: Parts, answered: Answered): Promise<Along | undefined> {
  const { db, clock, realClock } = parts;
  const earlier = await findReplyOf(db, answered.eventId);
  const claimed = { ...answered, now: clock.now(), formedAt: realClock.now() };
  const batch = earlier ?? (await db.transaction((tx) => claimForReply(tx, claimed)));
  if (!batch) return undefined;
  const { cards, unshown } = await buildAll(parts, batch);
  if (cards.length === 0 && batch.firstAttemptAt === null) {
    await db.transaction((tx) => endBatch(tx, batch, { status: 'dropped', error: UNWANTED, at: clock.now() }));
    return undefined;
  }
  return cards.length === 0 ? undefined : { cards, ...createTries(parts, batch, unshown) };
}

/** What nobody wants any more leaves, or cannot be built, unless an earlier try may have shown it. */
async function buildAll(parts: Parts, batch: AnyBatch) {
  const cards: Along['cards'] = [];
  const unshown: LedgerMessage[] = [];
  for (const row of inOrder(await findPacked(parts.db, batch.id))) {
    const built = await buildPacked(parts, row);
    if ('card' in built) cards.push(built);
    else if (batch.firstAttemptAt) unshown.push(row);
    else await letOut(parts, row, built);
  }
  return { cards, unshown };
}

/** `unshown`: what an earlier try may have shown, and this one does not. */
function createTries(parts: Parts, claimed: AnyBatch, unshown: LedgerMessage[]): Pick<Along, 'begin' | 'end'> {
  const { db, clock, realClock } = parts;
  let batch = claimed;
  let begunAt: Temporal.Instant | undefined;
  const sent = async (notShown: LedgerMessage[]) => {
    for (const row of notShown) await takeOut(db, row, { status: 'dropped', error: UNWANTED });
    await db.transaction((tx) => saveBatchSent(tx, batch.id, clock.now()));
    return true;
  };
  const unsent = async (fate: ReplyFate) => {
    if (batch.firstAttemptAt) {
      await saveBatchUnsent(db, { batch, error: fate });
      return false;
    }
    const owed = await db.transaction((tx) => unpack(tx, batch, { error: fate, now: clock.now() }));
    await parts.queue.sendAgain(workOf(owed));
    return true;
  };
  return {
    async begin() {
      begunAt = realClock.now();
      const isMine = (await saveBatchAttempt(db, { batch, at: begunAt })) !== undefined;
      if (isMine) batch = { ...batch, attempts: batch.attempts + 1 };
      else if (await findOpenBatch(db, batch.id)) throw new SendError('retry', { platformCode: 'in_other_hands' });
      return isMine;
    },
    async end(fate) {
      if (fate === 'taken') return sent(unshown);
      // Its right to answer was used, then, by the try of which nobody knew.
      const isAlive = batch.usefulUntil && Temporal.Instant.compare(realClock.now(), batch.usefulUntil) < 0;
      const wasUsed = batch.firstAttemptAt !== null && isAlive;
      if (fate === 'token_refused' && wasUsed) return sent([]);
      if (fate !== 'unknown') return unsent(fate);
      batch = { ...batch, firstAttemptAt: batch.firstAttemptAt ?? begunAt ?? null };
      return false;
    },
  };
}

/** One that nobody finished: what was claimed for it is owed again, or, where the answer may have shown it, told. */
export async function concludeReply(delivery: Delivery, batch: AnyBatch): Promise<void> {
  const { db, clock, realClock, queue } = delivery;
  if (!isReplyOver(batch.formedAt, realClock.now())) return;
  const now = clock.now();
  if (batch.firstAttemptAt === null) {
    const owed = await db.transaction((tx) => unpack(tx, batch, { error: 'no answer was given', now }));
    return queue.sendAgain(workOf(owed));
  }
  const error = new SendError('permanent', { platformCode: 'reply_unknown' });
  await tell(delivery, batch, error, 'failed');
  await db.transaction((tx) => endBatch(tx, batch, { status: 'failed', error: error.message, at: now }));
}
