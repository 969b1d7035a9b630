// Text and links made fit for LINE. Knows no card.
import { shortened } from '../../text/length.ts';
import { limits } from './limits.ts';

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
// Control characters show nothing and cost six bytes each in JSON.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** At most `max` UTF-16 units, cut between whole characters as people see them, with … for the rest. */
export const shorten = (text: string, max: number): string =>
  shortened(text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, ' '), max);

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
