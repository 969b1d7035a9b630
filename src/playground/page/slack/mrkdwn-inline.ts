// One stretch of Slack's mrkdwn: *bold*, _italic_, ~strike~, `code`, and what stands in angle brackets.
import { html } from 'hono/html';
import { type Html, linkUrl, outward } from '../markup.ts';
import { withEmoji } from './emoji.ts';
import { type Names, renderToken, unescapeText } from './mrkdwn-token.ts';

/** Stands for a finished link or mention while the text around it is formatted: a code point no text may hold. */
const placeholder = '\ufdd0';

// A marker counts only at the edge of a word; so, as in Slack, not between Japanese letters.
const paired = (marker: string) =>
  `(?<![\\p{L}\\p{N}${marker}])${marker}(?=[^\\s${marker}])([^${marker}\\n]*[^\\s${marker}])${marker}(?![\\p{L}\\p{N}${marker}])`;
const formatting = new RegExp(`\`([^\`\\n]+)\`|${paired('\\*')}|${paired('_')}|${paired('~')}`, 'u');
const bracketed =
  /<([^<>\n]+)>|(https?:\/\/[^\s<>|"'`\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]*[^\s<>|"'`\u3000-\u30ff\u3400-\u9fff\uff00-\uffef.,:;!?)\]*_~])/g;

export function renderInline(text: string, names: Names): Html {
  const held: Html[] = [];
  const source = text.replaceAll(placeholder, '\ufffd').replaceAll(bracketed, (_, inside?: string, url?: string) => {
    held.push(inside === undefined ? bareLink(url ?? '') : renderToken(inside, names));
    return placeholder;
  });
  return formatted(source, held.values());
}

function bareLink(typed: string): Html {
  const href = linkUrl(unescapeText(typed));
  return href ? outward(href, unescapeText(typed)) : html`${unescapeText(typed)}`;
}

/** Left to right, as `held` gives up its links in that order. */
function formatted(source: string, held: Iterator<Html>): Html {
  const pieces: Html[] = [];
  let rest = source;
  for (let found = formatting.exec(rest); found; found = formatting.exec(rest)) {
    const [all, code, bold, italic, strike] = found;
    pieces.push(leaf(rest.slice(0, found.index), held));
    if (code !== undefined) pieces.push(html`<code>${leaf(code, held)}</code>`);
    else if (bold !== undefined) pieces.push(html`<strong>${formatted(bold, held)}</strong>`);
    else if (italic !== undefined) pieces.push(html`<em>${formatted(italic, held)}</em>`);
    else pieces.push(html`<s>${formatted(strike ?? '', held)}</s>`);
    rest = rest.slice(found.index + all.length);
  }
  return html`${[...pieces, leaf(rest, held)]}`;
}

function leaf(text: string, held: Iterator<Html>): Html {
  const [first = '', ...others] = text.split(placeholder);
  const word = (typed: string) => withEmoji(unescapeText(typed));
  return html`${word(first)}${others.map((typed) => html`${held.next().value}${word(typed)}`)}`;
}
