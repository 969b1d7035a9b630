// How long a text is, counted in one way for forms, cards and platforms. Pure.

/**
 * In UTF-16 units: what LINE counts, what a browser's maxlength counts, and never less than a count of characters, so
 * that what fits by it fits where a platform counts those. An emoji is 2 or more.
 */
export const lengthOf = (text: string): number => text.length;

/** Longer than a form takes. `known`: what stands there already may stay, however long it is. */
export const isTooLong = (text: string, longest: number, known = ''): boolean =>
  lengthOf(text) > longest && text !== known;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** Nothing beyond needs looking at: what people type can be huge. */
const LONGEST_GRAPHEME = 1000;

type Measure = (text: string) => number;

/** Whole when it is at most `longest`; else its start and '…'. `measure`: where a platform counts what it stands for. */
export function shortened(text: string, longest: number, measure: Measure = lengthOf): string {
  if (measure(text) <= longest) return text;
  return `${startOf(text, longest - 1, measure).trimEnd()}…`;
}

/** As much of it as is at most `longest`, cut between characters as people see them. */
export function startOf(text: string, longest: number, measure: Measure = lengthOf): string {
  if (measure(text) <= longest) return text;
  const start = text.slice(0, longest + LONGEST_GRAPHEME);
  // One "character" may be longer than all the room (stacked accents): then between code points.
  return fitting(graphemes.segment(start), longest, measure) || fitting(codePoints(start), longest, measure);
}

function fitting(parts: Iterable<{ segment: string }>, longest: number, measure: Measure): string {
  let kept = '';
  let length = 0;
  for (const { segment } of parts) {
    length += measure(segment);
    if (length > longest) break;
    kept += segment;
  }
  return kept;
}

const codePoints = (text: string) => [...text].map((segment) => ({ segment }));
