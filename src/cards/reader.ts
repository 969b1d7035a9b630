// Who reads a card: what its words and links depend on.
import type { Language } from './card.ts';

export type Platform = 'slack' | 'line';

export interface Reader {
  language: Language;
  platform: Platform;
  /** A form can be shown here and now; else a link leads to it. */
  showsForms: boolean;
  now: Temporal.Instant;
}

/** `showsForms`, unless it is said: on Slack. */
export function createReader(who: {
  language: Language;
  platform: Platform;
  showsForms?: boolean;
  now: Temporal.Instant;
}): Reader {
  return { ...who, showsForms: who.showsForms ?? who.platform === 'slack' };
}
