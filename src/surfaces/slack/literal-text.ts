// Text as people typed it, cut to Slack's limits and kept from meaning anything to Slack.
import type { types } from '@slack/bolt';

/** What stands on one line of rich text. */
export type Line = types.RichTextSection['elements'];

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Without what cannot be sent: lone surrogates (the SDK throws on them) and control characters. */
const sendable = (text: string) => text.toWellFormed().replaceAll('\r\n', '\n').replace(controls, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are taken out, so that they show nothing
const visible = /[^\s\u0000-\u001f\u007f]/;
export const isBlank = (text: string | undefined): boolean => text === undefined || !visible.test(text);

/** Nothing beyond needs looking at: what people type can be huge. */
const longestGrapheme = 1000;

/** At most `max` long by `lengthOf`, cut between graphemes and ending in '…' when something was cut. */
export function shortened(text: string, max: number, lengthOf = (part: string) => part.length): string {
  const start = text.slice(0, max + longestGrapheme);
  const whole = sendable(start);
  if (start === text && lengthOf(whole) <= max) return whole;
  let kept = '';
  let length = 1;
  for (const { segment } of graphemes.segment(whole)) {
    length += lengthOf(segment);
    if (length > max) break;
    kept += segment;
  }
  return `${kept}…`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** For the one place that is not literal, a message's `text`: `<!channel>` in it must page nobody. */
export const escapedText = (text: string, max: number): string =>
  escaped(shortened(text, max, (part) => escaped(part).length));

/** What people typed reaches us with these three escaped. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Shows `:smile:` and `*x*` as typed. Slack refuses an empty text, so that a blank one becomes '…'. */
export const plain = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: isBlank(text) ? '…' : shortened(text, max),
  emoji: false,
});

export const literal = (text: string, style?: { bold: true }): types.RichTextText => ({
  type: 'text',
  text,
  ...(style && { style }),
});

/** Lines of one rich text block: rich text's texts are never parsed, so that no title can be markup or a mention. */
export const richText = (lines: readonly Line[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: lines.map((elements) => ({ type: 'rich_text_section', elements })),
});

/** Slack refuses a whole message for one link that is none. */
export function isLink(url: string, max: number): boolean {
  return url.length <= max && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && url.isWellFormed();
}
