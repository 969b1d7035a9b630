// How many more messages LINE takes this month. What LINE tells of it lags behind, so ours are counted here; what others
// sent, e.g. from LINE's own manager, is the most that ever lay between the two. While a month is new, only ours count:
// LINE's number may be the one of the month before, and what is too much LINE refuses.
import type { Database } from '../database/client.ts';
import { countOwnPushes, noteOthers } from './allowance.store.ts';
import { isMonthNew } from './allowance.ts';
import type { Allowance } from './sender.ts';

/** `besides`: a batch that is not counted. Infinity: there is no limit. */
export async function findLeft(
  db: Database,
  { told, now, besides }: { told: Allowance; now: Temporal.Instant; besides?: string },
): Promise<number> {
  if (told.limit === null) return Number.POSITIVE_INFINITY;
  const own = await countOwnPushes(db, now, besides);
  const others = isMonthNew(now) ? 0 : await noteOthers(db, now, { used: told.used, own });
  return Math.max(0, told.limit - own - others);
}
