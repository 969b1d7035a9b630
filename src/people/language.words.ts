// Changing the language.
import { bilingual } from '../text/words.ts';

export const languageWords = bilingual({
  /** The other language, in its own word. */
  other: { ja: 'English', en: '日本語' },
  chosen: { ja: 'これからは日本語でお届けします。', en: 'From now on, we’ll write to you in English.' },
});
