// Whom messages that are owed together reach, and where. Pure.

import type { Platform } from '../cards/place.ts';

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
}

/** What the month has taken so far, and takes at most (null: any number). */
export interface Month {
  used: number;
  limit: number | null;
}

export const NOWHERE_REACHED: Reach = { channels: [], on: [], pushes: 0, nobody: 0, month: undefined };

/** Whether anybody hears of it at all. */
export const reachesAnybody = ({ channels, on }: Reach): boolean => channels.length + on.length > 0;

/** How many of the pushes are more than the month allows. */
export const tooManyPushes = ({ pushes, month }: Pick<Reach, 'pushes' | 'month'>): number =>
  month?.limit == null ? 0 : Math.min(pushes, Math.max(0, month.used + pushes - month.limit));
