// How LINE's month stands, for people to see: as find-left.ts reckons what is left, but nothing is noted of it.
import type { Database } from '../database/client.ts';
import type { Senders } from '../people/meet-person.ts';
import { countOwnPushes, findOthers } from './allowance.store.ts';
import { isMonthNew } from './allowance.ts';
import { askAllowance } from './ask-allowance.ts';
import type { Ahead } from './month-plan.ts';
import type { Month } from './reach.ts';
import { SendError } from './sender.ts';

/** What is ahead in LINE's month of `now`. `besides`: rows of the ledger that are not counted. */
export type FindAhead = (db: Database, about: { now: Temporal.Instant; besides?: string[] }) => Promise<Ahead[]>;

/** Someone waits for the answer: on Slack for three seconds at most. */
export const ASKED_WITHIN_MS = 1500;

/** Undefined: nothing goes there, or it does not tell and never did. `youngerThan`: as in askAllowance. */
export async function findMonth(
  parts: { db: Database; senders: Senders; now: Temporal.Instant },
  youngerThan?: Temporal.Duration,
): Promise<Month | undefined> {
  const { db, now } = parts;
  try {
    const told = await askAllowance(parts, { withinMs: ASKED_WITHIN_MS, ...(youngerThan && { youngerThan }) });
    if (!told) return undefined;
    const { limit, asOf, isOld } = told;
    const own = await countOwnPushes(db, now);
    const others = isMonthNew(now) ? 0 : await findOthers(db, now, { used: told.used, own });
    return { limit, used: own + others, asOf, isOld };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return undefined;
  }
}
