// How many more messages LINE takes this month. What LINE tells of it lags behind, so ours are counted here; what others
// sent, e.g. from LINE's own manager, is the most that ever lay between the two. While a month is new, only ours count:
// LINE's number may be the one of the month before, and what is too much LINE refuses.
import type { Database } from '../database/client.ts';
import { countOwnPushes, findOthers, noteOthers } from './allowance.store.ts';
import { isMonthNew } from './allowance.ts';
import type { Told } from './ask-allowance.ts';
import { type Room, reserveOf } from './month-plan.ts';

/** `besides`: a batch that is not counted. Infinity: there is no limit. */
export async function findLeft(
  db: Database,
  { told, now, besides }: { told: Told; now: Temporal.Instant; besides?: string },
): Promise<number> {
  if (told.limit === null) return Number.POSITIVE_INFINITY;
  const own = await countOwnPushes(db, now, besides);
  const counts = { used: told.used, own };
  const others = isMonthNew(now) ? 0 : await (told.isOld ? findOthers : noteOthers)(db, now, counts);
  return Math.max(0, told.limit - own - others);
}

/** The same, and how much of it is kept for what cannot be foreseen. */
export async function findRoom(db: Database, about: { told: Told; now: Temporal.Instant }): Promise<Room> {
  const { limit } = about.told;
  return { left: await findLeft(db, about), reserve: limit === null ? 0 : reserveOf(limit) };
}
