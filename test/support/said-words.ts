// What a room's words say: also those said about something, called with samples of it.

/** Latin letters alone, so that it is never taken for a word of either language. */
export const SAMPLE = 'Qwv';

export interface Said {
  way: string;
  text: string;
  /** It was called with a sample, of which it may say nothing. */
  isAbout: boolean;
}

type Word = (...about: unknown[]) => unknown;

const PRIMITIVES = [SAMPLE, '', 0, 1, 3, true, false];
/** Something with a name: whatever is read of it is `value`. */
const thingOf = (value: unknown) => new Proxy({}, { get: (_, key) => (typeof key === 'symbol' ? undefined : value) });
const MOST_ARGUMENTS = 3;

/** Each word with the way to it; of functions everything that they say about the samples that they take. */
export function saidBy(words: unknown, way = ''): Said[] {
  if (typeof words === 'string') return [{ way, text: words, isAbout: false }];
  if (typeof words === 'function') return spoken(words as Word).map((text) => ({ way, text, isAbout: true }));
  return Object.entries(words as object).flatMap(([key, each]) => saidBy(each, way ? `${way}.${key}` : key));
}

function spoken(word: Word): string[] {
  const texts = PRIMITIVES.flatMap((value) =>
    rows([value, thingOf(value)], MOST_ARGUMENTS).map((row) => call(word, row)),
  );
  return [...new Set(texts.filter((text) => text !== undefined))];
}

/** Undefined: it does not take these. */
function call(word: Word, about: unknown[]): string | undefined {
  try {
    const text = word(...about);
    return typeof text === 'string' && !/undefined|NaN|\[object/.test(text) ? text : undefined;
  } catch (err) {
    if (err instanceof TypeError) return undefined;
    throw err;
  }
}

const rows = (values: unknown[], length: number): unknown[][] =>
  length === 0 ? [[]] : values.flatMap((value) => rows(values, length - 1).map((rest) => [value, ...rest]));
