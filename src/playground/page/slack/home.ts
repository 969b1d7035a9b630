// The bot's App Home, as one member sees it.
import { html } from 'hono/html';
import type { PlaygroundSlack } from '../../slack/slack.ts';
import type { Html } from '../markup.ts';
import { renderBlocks } from './blocks.ts';
import type { Scene } from './scene.ts';

export function renderHome(slack: PlaygroundSlack, scene: Omit<Scene, 'on'>): Html {
  const view = slack.home(scene.memberId);
  if (!view)
    return html`<p class="empty" data-key="empty">ホームを開いています。手元の企画と、これからのセミナーがここに出ます。</p>`;
  return html`<div class="home" data-key="${view.id}">${renderBlocks(view.blocks, { ...scene, on: { home: true } })}</div>`;
}
