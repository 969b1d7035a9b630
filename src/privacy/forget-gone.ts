// The clock's part of forgetting: who did nothing for as long as things are kept. Run as often as one likes.
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import type { Outbox } from '../messages/outbox.ts';
import { forgetPerson } from './forget-person.ts';
import { findGoneSince } from './own-data.store.ts';
import { keptSince } from './retention.ts';

/** Each holds the seminars for a moment: a few at a time, and the rest an hour later. */
const AT_ONCE = 50;

/** Returns how many were forgotten. */
export async function forgetGone({
  db,
  outbox,
  log,
  now,
  ...kept
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  log: Logger;
  /** Whole fiscal years; null: for good. */
  years: number | null;
  timeZone: string;
  now: Temporal.Instant;
}): Promise<number> {
  const { years, timeZone } = kept;
  if (years === null) return 0;
  const gone = await findGoneSince(db, keptSince(now, { years, timeZone }), AT_ONCE);
  for (const personId of gone) await forgetPerson({ db, outbox, personId, why: 'time', now });
  if (gone.length > 0)
    log.info({ people: gone.length }, 'forgot people who were not here for as long as data are kept');
  return gone.length;
}
