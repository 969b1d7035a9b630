// Slack's newer blocks: tables, alerts, cards and carousels of them. Drawn simply.
import { html } from 'hono/html';
import { type Html, type Json, listIn, textIn } from '../markup.ts';
import { renderElement } from './elements.ts';
import { renderRichText } from './rich-text.ts';
import { renderText, type Scene } from './scene.ts';

function table({ rows }: Json, { names }: Scene): Html {
  const lists: unknown[] = Array.isArray(rows) ? rows : [];
  const cell = (each: Json) =>
    html`<td dir="auto">${each.type === 'rich_text' ? renderRichText(each, names) : String(each.text ?? each.value ?? '')}</td>`;
  return html`<div class="block table"><table>${lists.map((row) => html`<tr>${listIn(row).map(cell)}</tr>`)}</table></div>`;
}

const levels = new Set(['info', 'warning', 'error', 'success']);
const alert = ({ text, level }: Json, scene: Scene): Html =>
  html`<div class="${`block alert alert-${levels.has(textIn(level)) ? textIn(level) : 'default'}`}" dir="auto">${renderText(text, scene)}</div>`;

function card(block: Json, scene: Scene): Html {
  const [hero] = listIn([block.hero_image]);
  const line = (name: string) =>
    block[name] ? html`<div class="${`card-${name} mrkdwn`}" dir="auto">${renderText(block[name], scene)}</div>` : '';
  const buttons = listIn(block.actions).map((element) => renderElement(element, block, scene));
  return html`<div class="block card">${hero ? renderElement(hero, block, scene) : ''}${line('title')}${line('subtitle')}${line('body')}${
    buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : ''
  }</div>`;
}

const carousel = ({ elements }: Json, scene: Scene): Html =>
  html`<div class="block carousel" tabindex="0" role="group" aria-label="カードの列">${listIn(elements).map((each) => card(each, scene))}</div>`;

export const wideBlocks = { table, alert, card, carousel };
