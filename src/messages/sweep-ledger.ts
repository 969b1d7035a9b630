// Nothing owed stays behind: what lost its job is queued again, and a new month frees what LINE's allowance held. What
// was noted by a clock that ran ahead, and was set back since, does not wait until that time comes.
import { COUNTED, type Platform, preferredTo } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Senders } from '../people/meet-person.ts';
import { heldToTryBefore } from './allowance.ts';
import { forgetEvents } from './inbox.store.ts';
import { findUnsent } from './message.store.ts';
import { reviveUnheard } from './notice.store.ts';
import type { Queue } from './queue.ts';
import { forgetPoints } from './rate-limit.store.ts';
import { workOf } from './shared.ts';
import { releaseElsewhere, releaseHeld, reviveTooLate } from './stopped.store.ts';

const QUEUED_BY_NOW = Temporal.Duration.from({ minutes: 1 });
/** Whom to telephone, where no organizer could be told. */
const ASKED_AGAIN_AFTER = Temporal.Duration.from({ hours: 1 });
/** Held by a bot whose clock is so much ahead, it is not asked again each minute. */
const CLOCKS_MAY_DIFFER = Temporal.Duration.from({ hours: 24 });

export async function sweepLedger({
  db,
  queue,
  senders,
  now,
}: {
  db: DatabaseRoot;
  /** Where the bot speaks; left out: everywhere. */
  senders?: Senders;
  queue: Pick<Queue, 'sendAgain'>;
  now: Temporal.Instant;
}): Promise<void> {
  await releaseHeld(db, { before: heldToTryBefore(now), after: now.add(CLOCKS_MAY_DIFFER) });
  const isSpoken = (platform: Platform) => !senders || senders[platform] !== undefined;
  await releaseElsewhere(db, preferredTo(COUNTED).filter(isSpoken));
  await reviveTooLate(db, now);
  const unheard = await reviveUnheard(db, { now, triedBefore: now.subtract(ASKED_AGAIN_AFTER) });
  await queue.sendAgain(workOf(unheard));
  await queue.sendAgain(await findUnsent(db, now.subtract(QUEUED_BY_NOW), now.add(QUEUED_BY_NOW)));
  await forgetEvents(db);
  await forgetPoints(db);
}
