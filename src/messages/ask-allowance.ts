// What LINE tells of its month, kept: where it does not answer, what it told last is reckoned with, and said to be old.
import { COUNTED } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { within } from '../database/within.ts';
import type { Senders } from '../people/meet-person.ts';
import { findTold, saveTold } from './allowance.store.ts';
import { type Allowance, SendError } from './sender.ts';

export interface Told extends Allowance {
  asOf: Temporal.Instant;
  /** It was asked just now, and did not answer. */
  isOld: boolean;
}

interface Asking {
  db: Database;
  senders: Senders;
  now: Temporal.Instant;
}

/**
 * Undefined: nothing is sent there. `youngerThan`: what it told so lately needs no asking; `withinMs`: somebody waits.
 * Throws SendError where it does not answer and never did.
 */
export async function askAllowance(
  { db, senders, now }: Asking,
  { youngerThan, withinMs }: { youngerThan?: Temporal.Duration; withinMs?: number } = {},
): Promise<Told | undefined> {
  const multicast = senders[COUNTED]?.multicast;
  if (!multicast) return undefined;
  const known = await findTold(db, now);
  if (known && youngerThan && isYoung(known.asOf, youngerThan, now)) return { ...known, isOld: false };
  try {
    const asked = multicast.allowance();
    const told = await (withinMs === undefined ? asked : within(withinMs, asked));
    if (!told) throw new SendError('retry', { platformCode: 'late' });
    await saveTold(db, told, now);
    return { ...told, asOf: now, isOld: false };
  } catch (error) {
    if (!known || !(error instanceof SendError)) throw error;
    return { ...known, isOld: true };
  }
}

/** Of a clock that was set back since, it is old. */
const isYoung = (at: Temporal.Instant, age: Temporal.Duration, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(now.subtract(age), at) < 0;
