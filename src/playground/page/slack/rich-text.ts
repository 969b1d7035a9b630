// Slack's rich_text blocks: what people type, and what a bot may build. Source: "Rich text block".
import { html } from 'hono/html';
import { type Html, type Json, jsonIn, linkUrl, listIn, outward, textIn } from '../markup.ts';
import { withEmoji } from './emoji.ts';
import { type Names, ping } from './mrkdwn-token.ts';
import { formatSlackDate } from './slack-date.ts';

export const renderRichText = (block: Json, names: Names): Html =>
  html`<div class="rich-text">${listIn(block.elements).map((part) => renderPart(part, names))}</div>`;

function renderPart(part: Json, names: Names): Html {
  const inner = listIn(part.elements);
  switch (part.type) {
    case 'rich_text_list': {
      const items = inner.map((item) => html`<li>${renderWords(listIn(item.elements), names)}</li>`);
      return part.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'rich_text_quote':
      return html`<blockquote>${renderWords(inner, names)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${renderWords(inner, names)}</pre>`;
    default:
      return html`<p class="mrkdwn" dir="auto">${renderWords(inner, names)}</p>`;
  }
}

const renderWords = (words: Json[], names: Names): Html[] => words.map((word) => styled(renderWord(word, names), word));

function renderWord(word: Json, names: Names): Html {
  const id = textIn(word.user_id ?? word.channel_id ?? word.usergroup_id);
  switch (word.type) {
    case 'link': {
      const href = linkUrl(word.url);
      const label = textIn(word.text) || textIn(word.url);
      return href ? outward(href, label) : html`${label}`;
    }
    case 'emoji':
      return html`${withEmoji(`:${textIn(word.name)}:`)}`;
    case 'user':
      return html`<span class="mention" dir="auto">@${names.user(id) ?? id}</span>`;
    case 'channel':
      return html`<span class="mention" dir="auto">#${names.channel(id) ?? id}</span>`;
    case 'usergroup':
      return ping(`@${id}`);
    case 'broadcast':
      return ping(`@${textIn(word.range)}`);
    case 'date':
      return html`${formatSlackDate(String(word.timestamp), textIn(word.format), names.timeZone) ?? textIn(word.fallback)}`;
    default:
      return html`${textIn(word.text)}`;
  }
}

function styled(inner: Html, word: Json): Html {
  const { bold, italic, strike, code } = jsonIn(word.style);
  let styledSoFar = code ? html`<code>${inner}</code>` : inner;
  if (strike) styledSoFar = html`<s>${styledSoFar}</s>`;
  if (italic) styledSoFar = html`<em>${styledSoFar}</em>`;
  return bold ? html`<strong>${styledSoFar}</strong>` : styledSoFar;
}
