// What is owed to somebody and goes along with the answer to what they just did, where that is free. Types.
import type { Card, Language } from '../cards/card.ts';

/** What became of one try to answer: taken; certainly not; its right to answer is no good (any more); nobody knows. */
export type ReplyFate = 'taken' | 'refused' | 'token_refused' | 'unknown';

export interface Along {
  /** To be shown before the answer. */
  cards: { card: Card; language: Language }[];
  /** Just before each try; false: they do not go along any more. Throws where somebody else has them in hand. */
  begin(): Promise<boolean>;
  /**
   * What became of that try. False: an earlier one may have shown them, so that the same right to answer must not be used
   * without them: whether it was used tells what became of them.
   */
  end(fate: ReplyFate): Promise<boolean>;
}

/**
 * Claims at most `most` of it; undefined: there is nothing. Called only where an answer can be shown. Throws where another
 * try may do better: until then nothing may be answered.
 */
export type TakeAlong = (most: number) => Promise<Along | undefined>;
