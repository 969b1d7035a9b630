// Nothing owed stays behind: what lost its job is queued again, and a new month frees what LINE's allowance held.
import type { DatabaseRoot } from '../database/client.ts';
import { forgetEvents } from './inbox.store.ts';
import { findUnsent, releaseHeld } from './message.store.ts';
import type { Queue } from './queue.ts';

const QUEUED_BY_NOW = Temporal.Duration.from({ minutes: 1 });
/** LINE counts its months in Japan's time. */
const LINE_ZONE = 'Asia/Tokyo';

export async function sweepLedger({
  db,
  queue,
  now,
}: {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  now: Temporal.Instant;
}): Promise<void> {
  await releaseHeld(db, now.toZonedDateTimeISO(LINE_ZONE).with({ day: 1 }).startOfDay().toInstant());
  await queue.sendAgain(await findUnsent(db, now.subtract(QUEUED_BY_NOW)));
  await forgetEvents(db);
}
