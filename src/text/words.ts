// The catalogue of one language.
import type { Language } from '../cards/card.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type Words = typeof ja;

const catalogues: Record<Language, Words> = { ja, en };

export function wordsOf(language: Language): Words {
  return catalogues[language];
}
