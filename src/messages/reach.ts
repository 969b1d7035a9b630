// Whom messages that are owed together reach, and where. Pure.

/** In people, but `pushes`. */
export interface Reach {
  /** Posted in; `name`: as its platform calls it, where it tells. */
  channels: { id: string; name: string | undefined }[];
  slack: number;
  line: number;
  /** Messages to LINE: each counts against the month's allowance. */
  pushes: number;
  /** No account, or none that can be reached. */
  nobody: number;
  /** LINE's; undefined: nothing goes there, or it does not tell now. */
  month: Month | undefined;
}

/** What the month has taken so far, and takes at most (null: any number). */
export interface Month {
  used: number;
  limit: number | null;
}

export const NOWHERE_REACHED: Reach = { channels: [], slack: 0, line: 0, pushes: 0, nobody: 0, month: undefined };

/** Whether anybody hears of it at all. */
export const reachesAnybody = ({ channels, slack, line }: Reach): boolean => channels.length + slack + line > 0;

/** How many of the pushes are more than the month allows. */
export const tooManyPushes = ({ pushes, month }: Pick<Reach, 'pushes' | 'month'>): number =>
  month?.limit == null ? 0 : Math.min(pushes, Math.max(0, month.used + pushes - month.limit));
