// Who reads a card: what its words and links depend on.
import { type Words, wordsOf } from '../text/words.ts';
import type { Language } from './card.ts';

export type Platform = 'slack' | 'line';

export interface Reader {
  language: Language;
  words: Words;
  platform: Platform;
  now: Temporal.Instant;
}

export function createReader(who: { language: Language; platform: Platform; now: Temporal.Instant }): Reader {
  return { ...who, words: wordsOf(who.language) };
}
