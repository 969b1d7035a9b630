// Slack's mrkdwn as escaped HTML: preformatted parts, quotes, and lines between. Shown with white-space: pre-wrap.
import { html } from 'hono/html';
import type { Html } from '../markup.ts';
import { renderInline } from './mrkdwn-inline.ts';
import { type Names, unescapeText } from './mrkdwn-token.ts';

export function renderMrkdwn(text: string, names: Names): Html {
  // Every second piece stood between ``` and ```; the last one does not when nothing closed it.
  const pieces = text.split('```');
  const isClosed = pieces.length % 2 === 1;
  const last = isClosed ? '' : `\`\`\`${pieces.pop()}`;
  const parts = pieces.map((piece, index) => (index % 2 === 1 ? preformatted(piece) : quotesAndLines(piece, names)));
  return html`${parts}${last ? quotesAndLines(last, names) : ''}`;
}

const preformatted = (piece: string): Html =>
  html`<pre>${unescapeText(piece.replace(/^\n/, '').replace(/\n$/, ''))}</pre>`;

const quoteMark = /^(?:>|&gt;) ?/;
const longQuoteMark = /^(?:>>>|&gt;&gt;&gt;) ?/;

function quotesAndLines(piece: string, names: Names): Html {
  const lines = piece.split('\n');
  const parts: Html[] = [];
  for (let at = 0; at < lines.length; ) {
    const [count, part] = runFrom(lines.slice(at), names);
    parts.push(part);
    at += count;
  }
  return html`${parts}`;
}

/** The lines at the start that belong together, and how many they are. */
function runFrom(lines: string[], names: Names): [number, Html] {
  const [first = ''] = lines;
  if (longQuoteMark.test(first)) {
    const quoted = [first.replace(longQuoteMark, ''), ...lines.slice(1)].join('\n');
    return [lines.length, html`<blockquote>${renderInline(quoted, names)}</blockquote>`];
  }
  const isQuoted = quoteMark.test(first);
  const end = lines.findIndex((line) => quoteMark.test(line) !== isQuoted || longQuoteMark.test(line));
  const run = end < 0 ? lines : lines.slice(0, end);
  if (isQuoted) {
    const quoted = run.map((line) => line.replace(quoteMark, '')).join('\n');
    return [run.length, html`<blockquote>${renderInline(quoted, names)}</blockquote>`];
  }
  return [run.length, renderInline(run.join('\n'), names)];
}
