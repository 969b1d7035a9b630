// Times that belong together stay on one line, wherever a text wraps. Pure.

/** Nothing to see; no line ends at it. */
const WORD_JOINER = '\u2060';

/** 18:30〜20:00 · 18:30–20:00: else a line may end behind the dash. */
export const unbroken = (text: string): string => text.replace(/(?<=\d:\d\d)([〜–])(?=\d)/g, `$1${WORD_JOINER}`);
