// Sets text into a frame: broken where Japanese may break, as large as it fits, never cut. Pure: how wide a text is, and
// where it may break, are told by whom asks.

export interface TextTools {
  /** How wide a text is, for a size of 1. */
  measure(text: string): number;
  /** A text in parts that are read as one: phrases, words. */
  partsOf(text: string): string[];
}

export interface Frame {
  width: number;
  height: number;
  /** From large to small, in px; the smallest one is gone below where even that is too large. */
  sizes: readonly number[];
  /** From one line's foot to the next, for a size of 1. */
  leading: number;
}

export interface SetText {
  size: number;
  lines: string[];
}

/** From the upper edge of its first line to the lower one of its last, in px. */
export const heightOf = ({ size, lines }: SetText, { leading }: Pick<Frame, 'leading'>): number =>
  lines.length === 0 ? 0 : size * (1 + (lines.length - 1) * leading);

export function setText(text: string, frame: Frame, tools: TextTools): SetText {
  const words = text.trim().replace(/\s+/g, ' ');
  if (words === '') return { size: frame.sizes[0] ?? 1, lines: [] };
  const parts = joinClosing(tools.partsOf(words).flatMap(afterColons));
  const smallest = frame.sizes.at(-1) ?? 1;
  const large = frame.sizes.filter((size) => size >= smallest * 1.3);
  // Whole phrases, as large as may be; rather a phrase in two than letters too small to read.
  for (const size of large) {
    const set = setAt(parts, size, frame, tools);
    if (set) return set;
  }
  const letters = joinClosing(parts.flatMap((part) => Array.from(segmenter.segment(part), ({ segment }) => segment)));
  for (const size of [...frame.sizes, ...smaller(smallest)]) {
    const set = setAt(parts, size, frame, tools) ?? setAt(letters, size, frame, tools);
    if (set) return set;
  }
  return { size: 1, lines: [words] };
}

/** A title's main part and the rest of it, which are phrases of their own. */
const afterColons = (part: string) => part.split(/(?<=：)/);

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

const smaller = (from: number) => Array.from({ length: 40 }, (_, step) => from * 0.93 ** (step + 1));

/** What may not begin a line, as a space, goes with what is before it; what may not end one, with what comes after. */
function joinClosing(parts: string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isBound =
      before !== undefined &&
      (/^[\s、。，．・：；！？!?,.:;)\]）」』】〕〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ〜～…‥%％々]/.test(part) ||
        /[（(「『【〔〈《“‘[]$/.test(before));
    if (isBound) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

/** Undefined: it does not fit. */
function setAt(parts: string[], size: number, frame: Frame, { measure }: TextTools): SetText | undefined {
  const widest = frame.width / size;
  const most = Math.floor((frame.height / size - 1) / frame.leading) + 1;
  const lines = fill(parts, widest, measure);
  if (lines === undefined || lines.length > most) return undefined;
  return { size, lines: evened(parts, lines, widest, measure) };
}

type Measure = TextTools['measure'];

/** Each line as full as it may be; undefined where one part alone is wider. */
function fill(parts: string[], widest: number, measure: Measure): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (measure(part.trim()) > widest) return undefined;
    if (line !== '' && measure((line + part).trim()) > widest) {
      lines.push(line.trim());
      line = part;
    } else line += part;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

/** As many lines, of lengths as even as may be. */
function evened(parts: string[], lines: string[], widest: number, measure: Measure): string[] {
  let best = lines;
  let [low, high] = [0, widest];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    const tried = fill(parts, middle, measure);
    if (tried && tried.length === lines.length) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}
