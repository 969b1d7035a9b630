// Slack's blocks as HTML, for messages, modals and the home alike.
import { html } from 'hono/html';
import { greyNote, type Html, type Json, listIn, textIn } from '../markup.ts';
import { renderElement } from './elements.ts';
import { renderRichText } from './rich-text.ts';
import { plain, renderText, type Scene } from './scene.ts';
import { wideBlocks } from './wide-blocks.ts';

export type RenderBlock = (block: Json, scene: Scene) => Html;

export const renderBlocks = (blocks: readonly Json[], scene: Scene): Html =>
  html`<div class="blocks">${blocks.map((block) => renderBlock(block, scene))}</div>`;

function renderBlock(block: Json, scene: Scene): Html {
  const type = textIn(block.type);
  const render = renderers.get(type);
  return render ? render(block, scene) : greyNote(`（${type}ブロック：この遊び場では表示しません）`);
}

const words = (text: unknown, scene: Scene) => html`<div class="mrkdwn" dir="auto">${renderText(text, scene)}</div>`;

function section(block: Json, scene: Scene): Html {
  const fields = listIn(block.fields).map((field) => words(field, scene));
  const [accessory] = listIn([block.accessory]);
  return html`<div class="block section"><div class="section-words">${block.text ? words(block.text, scene) : ''}${
    fields.length > 0 ? html`<div class="fields">${fields}</div>` : ''
  }</div>${accessory ? html`<div class="accessory">${renderElement(accessory, block, scene)}</div>` : ''}</div>`;
}

const image: RenderBlock = (block, scene) =>
  html`<figure class="block picture">${block.title ? html`<figcaption dir="auto">${plain(block.title)}</figcaption>` : ''}${renderElement(
    { ...block, type: 'image' },
    block,
    scene,
  )}</figure>`;

const context: RenderBlock = (block, scene) =>
  html`<div class="block context">${listIn(block.elements).map((element) =>
    element.type === 'image' ? renderElement(element, block, scene) : words(element, scene),
  )}</div>`;

const actions: RenderBlock = (block, scene) =>
  html`<div class="block actions">${listIn(block.elements).map((element) => renderElement(element, block, scene))}</div>`;

/** Its error stands below it, filled by client/modal.js. */
function input(block: Json, scene: Scene): Html {
  const [element] = listIn([block.element]);
  return html`<div class="block input" data-input-block="${textIn(block.block_id)}"><div class="label" dir="auto">${plain(block.label)}${
    block.optional === true ? html` <span class="optional">（任意）</span>` : ''
  }</div>${element ? renderElement(element, block, scene) : ''}<p class="field-error" role="alert" hidden></p>${
    block.hint ? html`<p class="hint" dir="auto">${plain(block.hint)}</p>` : ''
  }</div>`;
}

const renderers = new Map<string, RenderBlock>(
  Object.entries({
    section,
    image,
    context,
    actions,
    input,
    header: (block) => html`<h3 class="block header" dir="auto">${plain(block.text)}</h3>`,
    divider: () => html`<hr class="block">`,
    rich_text: (block, { names }) => html`<div class="block">${renderRichText(block, names)}</div>`,
    markdown: (block) => html`<div class="block mrkdwn" dir="auto">${textIn(block.text)}</div>`,
    ...wideBlocks,
  } satisfies Record<string, RenderBlock>),
);
