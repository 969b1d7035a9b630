// Whom messages that are owed together reach, and where. Pure.

import type { Platform } from '../cards/place.ts';
import { type Ahead, likelyOf, planMonth, reserveOf, type Share } from './month-plan.ts';

/** In people, but `pushes`. */
export interface Reach {
  /** Posted in; `name`: as its platform calls it, where it tells. */
  channels: { id: string; name: string | undefined }[];
  on: { platform: Platform; people: number }[];
  /** Messages that go where each counts against the month's allowance. */
  pushes: number;
  /** No account, or none that can be reached. */
  nobody: number;
  /** There; undefined: nothing goes there, or it does not tell now. */
  month: Month | undefined;
  /** What it will still be needed for, once this is sent. */
  ahead: Ahead[];
}

/** What the month has taken so far, and takes at most (null: any number). */
export interface Month {
  used: number;
  limit: number | null;
  /** When it was told. */
  asOf: Temporal.Instant;
  /** Asked just now, it did not tell. */
  isOld: boolean;
}

export const NOWHERE_REACHED: Reach = { channels: [], on: [], pushes: 0, nobody: 0, month: undefined, ahead: [] };

/** Whether anybody hears of it at all. */
export const reachesAnybody = ({ channels, on }: Reach): boolean => channels.length + on.length > 0;

/** How many of the pushes are more than the month allows. */
export const tooManyPushes = ({ pushes, month }: Pick<Reach, 'pushes' | 'month'>): number =>
  month?.limit == null ? 0 : Math.min(pushes, Math.max(0, month.used + pushes - month.limit));

/** What the month comes to. */
export interface Outlook {
  limit: number;
  /** Once these pushes are sent. */
  left: number;
  reserve: number;
  /** What is likely to come, and of how many seminars. */
  coming: { pushes: number; seminars: number };
  /** What of it does not fit, what matters most first. */
  short: Share<Ahead>[];
}

/** Undefined: there is no limit, or nobody knows it. */
export function outlookOf({ pushes, month, ahead }: Pick<Reach, 'pushes' | 'month' | 'ahead'>): Outlook | undefined {
  if (month?.limit == null) return undefined;
  const { limit, used } = month;
  const [left, reserve, likely] = [Math.max(0, limit - used - pushes), reserveOf(limit), likelyOf(ahead)];
  return {
    ...{ limit, left, reserve },
    coming: {
      pushes: likely.reduce((sum, item) => sum + item.pushes, 0),
      seminars: new Set(likely.flatMap(({ seminar }) => seminar?.id ?? [])).size,
    },
    short: planMonth({ left, reserve }, likely).filter(({ short }) => short > 0),
  };
}
