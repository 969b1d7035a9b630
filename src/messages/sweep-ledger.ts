// Nothing owed stays behind: what lost its job is queued again, and a new month frees what LINE's allowance held.
import type { DatabaseRoot } from '../database/client.ts';
import { allowanceMonth } from './allowance.ts';
import { findUnsent, forgetEvents, releaseHeld } from './message.store.ts';
import type { Queue } from './queue.ts';

const QUEUED_BY_NOW = Temporal.Duration.from({ minutes: 1 });
/** LINE redelivers for less; older ids are of no use. */
const EVENTS_KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

export async function sweepLedger({
  db,
  queue,
  now,
}: {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  now: Temporal.Instant;
}): Promise<void> {
  await releaseHeld(db, allowanceMonth(now));
  await queue.sendAgain(await findUnsent(db, now.subtract(QUEUED_BY_NOW)));
  await forgetEvents(db, now.subtract(EVENTS_KEPT_FOR));
}
