// Text and links made fit for LINE. Knows no card.
import { limits } from './limits.ts';

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
// Control characters show nothing and cost six bytes each in JSON.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** At most `max` UTF-16 units, cut between whole characters as people see them, with … for the rest. */
export function shorten(text: string, max: number): string {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, ' ');
  if (clean.length <= max) return clean;
  let end = 0;
  // Room for the … ; a look a little past the end is enough, so that a huge text costs no more than a short one.
  for (const { index, segment } of graphemes.segment(clean.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  // One "character" may be longer than all the room (stacked accents): then between code points.
  if (end === 0) end = max - 1 - (isHighSurrogate(clean.charCodeAt(max - 2)) ? 1 : 0);
  return `${clean.slice(0, end).trimEnd()}…`;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

export const isBlank = (text: string): boolean => text.trim() === '';

/** About how wide it shows, in half-width letters: a kana or kanji counts 2. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += /^[\u0020-\u007e\uff61-\uff9f]/.test(segment) ? 1 : 2;
  return width;
}

/** The link as LINE takes it: http(s), percent-encoded, at most 1,000 characters; undefined when it cannot be. */
export function toUri(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  const uri = href
    .replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/g, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
  return /^https?:$/.test(protocol) && uri.length <= limits.uri ? uri : undefined;
}
