// Text as people typed it, cut to Slack's limits and kept from meaning anything to Slack.
import type { types } from '@slack/bolt';
import { shortened as cut, lengthOf } from '../../text/length.ts';

/** What stands on one line of rich text. */
export type Line = types.RichTextSection['elements'];

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Without what cannot be sent: lone surrogates (the SDK throws on them) and control characters. */
export const sendable = (text: string) => text.toWellFormed().replaceAll('\r\n', '\n').replace(controls, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are taken out, so that they show nothing
const visible = /[^\s\u0000-\u001f\u007f]/;
export const isBlank = (text: string | undefined): boolean => text === undefined || !visible.test(text);

/** At most `max` long by `measure`, cut between graphemes and ending in '…' when something was cut. */
export const shortened = (text: string, max: number, measure = lengthOf): string => cut(sendable(text), max, measure);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** For the one place that is not literal, a message's `text`: `<!channel>` in it must page nobody. */
export const escapedText = (text: string, max: number): string =>
  escaped(shortened(text, max, (part) => lengthOf(escaped(part))));

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
