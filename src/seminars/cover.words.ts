// What is said of a seminar's cover.
import { bilingual } from '../text/words.ts';

export const coverWords = bilingual({
  alt: (title: string) => ({ ja: `『${title}』の表紙`, en: `Cover of “${title}”` }),
});
