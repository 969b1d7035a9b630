// Days and times stay each on one line, wherever a text wraps. Pure.

/** Nothing to see; no line ends at it. */
const WORD_JOINER = '\u2060';

/** 18:30〜20:00 · 18:30–20:00: else a line may end behind the dash. */
export const unbroken = (text: string): string => text.replace(/(?<=\d:\d\d)([〜–])(?=\d)/g, `$1${WORD_JOINER}`);

/** 12月3日（木）: else a line may end around each character of it. */
const JAPANESE_DAY = /(?:\d+年)?\d+月\d+日(?:（.）)?/g;
/** Thu, Dec 3 */
const ENGLISH_DAY = /\b([A-Z][a-z]{2}, )([A-Z][a-z]{2} )(?=\d{1,2}\b)/g;

/** Days, too. */
export const unbrokenDays = (text: string): string =>
  unbroken(text)
    .replace(JAPANESE_DAY, (day) => day.replace(/(?<=[年月日])(?=.)|(?<=\d)(?=[年月日])/g, WORD_JOINER))
    .replace(ENGLISH_DAY, `$1${WORD_JOINER}$2${WORD_JOINER}`);
