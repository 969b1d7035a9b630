// Whom an announcement reaches, as far as is known. Pure types.

export interface Reach {
  hasChannel: boolean;
  /** LINE followers whom it goes to. */
  people: number;
  /** Of these, those written to on LINE: each counts against the month's allowance. */
  pushes: number;
  /**
   * How well the bot knows who follows: all by the last reading, not all yet, only those it met (the account may not
   * list them), or nobody, where LINE is off.
   */
  known: 'complete' | 'running' | 'refused' | 'nobody';
}
