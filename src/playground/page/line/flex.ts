// Flex containers: a bubble, or a carousel of them that scrolls sideways.
import { html } from 'hono/html';
import { greyNote, type Html, isJson, type Json, jsonIn, listIn, textIn } from '../markup.ts';
import { tapAttributes } from './action.ts';
import { renderComponent } from './flex-component.ts';
import { color, css } from './flex-style.ts';

export function renderFlex(contents: unknown, userId: string): Html {
  const container = jsonIn(contents);
  if (container.type === 'bubble') return renderBubble(container, userId);
  if (container.type !== 'carousel') return greyNote('（表示できないFlexメッセージ）');
  const bubbles = listIn(container.contents).map((bubble) => renderBubble(bubble, userId));
  return html`<div class="line-carousel" tabindex="0" role="group" aria-label="カードの列">${bubbles}</div>`;
}

const sizes = new Set(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']);
const parts = ['header', 'hero', 'body', 'footer'] as const;

function renderBubble(bubble: Json, userId: string): Html {
  const size = sizes.has(textIn(bubble.size)) ? textIn(bubble.size) : 'mega';
  const action = isJson(bubble.action) ? tapAttributes(bubble.action, userId) : '';
  const direction = bubble.direction === 'rtl' ? 'rtl' : 'ltr';
  return html`<div class="${`flex-bubble flex-${size}`}" dir="${direction}"${action}>${parts.map((part) => renderPart(bubble, part, userId))}</div>`;
}

function renderPart(bubble: Json, part: (typeof parts)[number], userId: string): Html {
  const content = bubble[part];
  if (!isJson(content)) return html``;
  const style = jsonIn(jsonIn(bubble.styles)[part]);
  const line =
    style.separator === true
      ? html`<hr class="flex-separator" style="${css({ 'border-color': color(style.separatorColor) })}">`
      : '';
  const surrounding = { layout: 'vertical', spacing: undefined, isFirst: true } as const;
  // It fills its part, whatever share it asks for.
  const inner = renderComponent({ ...content, flex: 1 }, { surrounding, userId });
  return html`${line}<div class="${`flex-part flex-${part}`}" style="${css({ 'background-color': color(style.backgroundColor) })}">${inner}</div>`;
}
