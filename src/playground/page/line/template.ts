// LINE's template messages: buttons, confirm, carousel, image carousel. Drawn simply.
import { html } from 'hono/html';
import { greyNote, type Html, imageUrl, isJson, type Json, jsonIn, listIn, textIn } from '../markup.ts';
import { labelOf, tapAttributes, tappable } from './action.ts';

export function renderTemplate(given: unknown, userId: string): Html {
  const template = jsonIn(given);
  switch (template.type) {
    case 'buttons':
      return card(template, userId);
    case 'confirm':
      return card(template, userId, 'confirm');
    case 'carousel':
    case 'image_carousel':
      return html`<div class="line-carousel" tabindex="0" role="group" aria-label="カードの列">${listIn(
        template.columns,
      ).map((column) => (template.type === 'carousel' ? card(column, userId) : picture(column, userId)))}</div>`;
    default:
      return greyNote('（表示できないテンプレート）');
  }
}

function card(column: Json, userId: string, kind = 'buttons'): Html {
  const src = imageUrl(column.thumbnailImageUrl);
  const tap = isJson(column.defaultAction) ? tapAttributes(column.defaultAction, userId) : '';
  const actions = listIn(column.actions).map((action) =>
    tappable(action, { userId, attributes: html`class="template-action" dir="auto"`, inner: labelOf(action) }),
  );
  return html`<div class="${`template template-${kind}`}"><div class="template-top"${tap}>${src ? html`<img src="${src}" alt="" loading="lazy">` : ''}${
    column.title ? html`<b dir="auto">${textIn(column.title)}</b>` : ''
  }<p dir="auto">${textIn(column.text)}</p></div><div class="template-actions">${actions}</div></div>`;
}

function picture(column: Json, userId: string): Html {
  const src = imageUrl(column.imageUrl);
  const label = textIn(jsonIn(column.action).label);
  const inner = html`${src ? html`<img src="${src}" alt="" loading="lazy">` : ''}<span dir="auto">${label}</span>`;
  return tappable(column.action, { userId, attributes: html`class="template template-picture"`, inner });
}
