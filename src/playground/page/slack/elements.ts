// Slack's block elements, wherever they stand. Inputs that type are inputs.ts's, menus and boxes choices.ts's.
import { html } from 'hono/html';
import { greyNote, type Html, imageUrl, type Json, linkUrl, listIn, textIn } from '../markup.ts';
import { choices } from './choices.ts';
import { inputs } from './inputs.ts';
import { actOf, confirming, plain, type Scene, stateful } from './scene.ts';

export type RenderElement = (element: Json, block: Json, scene: Scene) => Html;

export function renderElement(element: Json, block: Json, scene: Scene): Html {
  const type = textIn(element.type);
  const render = elements.get(type);
  return render ? render(element, block, scene) : greyNote(`（${type}：この遊び場では表示しません）`);
}

const elements = new Map<string, RenderElement>(
  Object.entries({
    button,
    overflow,
    image,
    datepicker: dated('date'),
    timepicker: dated('time'),
    ...choices,
    ...inputs,
  }),
);

function button(element: Json, block: Json, scene: Scene): Html {
  const label = plain(element.text);
  const style = element.style === 'primary' || element.style === 'danger' ? ` slack-button-${element.style}` : '';
  const href = linkUrl(element.url);
  const attributes = html`class="${`slack-button${style}`}" dir="auto" data-act="${actOf(element, block, scene)}"`;
  // Slack tells the bot of a tap on a link button as well.
  if (href) return html`<a ${attributes} href="${href}" target="_blank" rel="noopener noreferrer">${label}</a>`;
  return html`<button type="button" ${attributes}${confirming(element, scene)}>${label}</button>`;
}

function overflow(element: Json, block: Json, scene: Scene): Html {
  const items = listIn(element.options).map((option) => {
    const overrides = JSON.stringify({ selected_option: { value: option.value } });
    const href = linkUrl(option.url);
    const attributes = html`role="menuitem" dir="auto" data-act="${actOf(element, block, scene)}" data-overrides="${overrides}"`;
    return href
      ? html`<a ${attributes} href="${href}" target="_blank" rel="noopener noreferrer">${plain(option.text)}</a>`
      : html`<button type="button" ${attributes}${confirming(element, scene)}>${plain(option.text)}</button>`;
  });
  return html`<details class="menu overflow"><summary class="slack-button" aria-label="その他の操作">⋯</summary><div class="menu-list" role="menu">${items}</div></details>`;
}

export function image(element: Json): Html {
  const src = imageUrl(element.image_url);
  const alt = textIn(element.alt_text);
  return src
    ? html`<img src="${src}" alt="${alt}" loading="lazy">`
    : greyNote(`（画像：${alt || 'Slackに置かれたファイル'}）`);
}

function dated(kind: 'date' | 'time'): RenderElement {
  return (element, block, scene) => {
    const label = plain(block.label) || plain(element.placeholder) || (kind === 'date' ? '日付' : '時刻');
    const initial = textIn(kind === 'date' ? element.initial_date : element.initial_time);
    return html`<input type="${kind}" class="slack-field" aria-label="${label}" value="${initial}" ${stateful(element, block, 'text', scene)}>`;
  };
}
