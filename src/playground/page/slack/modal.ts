// A Slack modal's inside. The dialog around it, its opening and closing, are the browser's (client/modal.js).
import { html } from 'hono/html';
import type { SlackView } from '../../slack/slack.ts';
import { actAttribute } from '../acts.ts';
import type { Html } from '../markup.ts';
import { renderBlocks } from './blocks.ts';
import { plain, type Scene } from './scene.ts';

/** The top view of the stack; `depth` is how many lie below it. */
export function renderModal(view: SlackView, depth: number, scene: Omit<Scene, 'on'>): Html {
  const close = actAttribute({ do: 'slack-close', memberId: scene.memberId, viewId: view.id });
  const closeLabel = plain(view.close) || (view.submit ? 'キャンセル' : '閉じる');
  return html`<form class="modal-form" novalidate data-key="${`${view.id} ${view.hash}`}" data-view="${view.id}" data-close="${close}" data-member="${scene.memberId}">
<header class="modal-head"><h2 id="modal-title" dir="auto">${plain(view.title)}</h2><button type="button" class="modal-x" tabindex="-1" aria-hidden="true" data-modal-close>✕</button></header>
<div class="modal-body" tabindex="-1">${renderBlocks(view.blocks, { ...scene, on: { modal: view.id } })}</div>
<footer class="modal-foot">${depth > 0 ? html`<span class="modal-depth">下に${depth}枚の画面があります</span>` : ''}
<button type="button" class="slack-button" data-modal-close>${closeLabel}</button>${
    view.submit
      ? html`<button type="submit" class="slack-button slack-button-primary">${plain(view.submit)}</button>`
      : ''
  }</footer></form>`;
}
