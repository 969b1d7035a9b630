// What stands below a LINE chat: quick replies and the rich menu.
import { html } from 'hono/html';
import type { PlaygroundLine } from '../../line/line.ts';
import { visibleQuickReplies } from '../../line/quick-replies.ts';
import { type Html, imageUrl, type Json, jsonIn, listIn, nothing, textIn } from '../markup.ts';
import { labelOf, tappable } from './action.ts';
import { css } from './flex-style.ts';

export function renderChatFoot(line: PlaygroundLine, userId: string): Html {
  const chips = visibleQuickReplies(line.chat(userId)).map((item) => chip(item, userId));
  const menu = line.richMenu(userId);
  return html`${chips.length > 0 ? html`<div class="chips" data-key="chips" role="group" aria-label="クイックリプライ">${chips}</div>` : ''}${
    menu ? renderRichMenu(menu, userId) : nothing
  }`;
}

function chip(item: Json, userId: string): Html {
  const src = imageUrl(item.imageUrl);
  const inner = html`${src ? html`<img src="${src}" alt="">` : ''}<span dir="auto">${labelOf(item.action)}</span>`;
  return tappable(item.action, { userId, attributes: html`class="chip"`, inner });
}

/** Its picture, and over it where it can be tapped; what that does is read out, as LINE reads the labels. */
function renderRichMenu(menu: Json, userId: string): Html {
  const { width, height } = jsonIn(menu.size);
  const [w, h] = [Number(width) || 2500, Number(height) || 1686];
  const areas = listIn(menu.areas).map((area) => {
    const bounds = jsonIn(area.bounds);
    const percent = (value: unknown, of: number) => `${((Number(value) || 0) / of) * 100}%`;
    const style = css({
      left: percent(bounds.x, w),
      top: percent(bounds.y, h),
      width: percent(bounds.width, w),
      height: percent(bounds.height, h),
    });
    const attributes = html`class="rich-area" style="${style}"`;
    return tappable(area.action, {
      userId,
      attributes,
      inner: html`<span class="rich-label" dir="auto">${areaLabel(area.action)}</span>`,
    });
  });
  const shape = css({ 'aspect-ratio': `${w} / ${h}` });
  return html`<details class="rich-menu" data-key="rich-menu"${menu.selected === true ? html` open` : ''}><summary dir="auto">${textIn(menu.chatBarText) || 'メニュー'}</summary><div class="rich-areas" style="${shape}">${pictureOf(menu)}${areas}</div></details>`;
}

function pictureOf({ richMenuId }: Json): Html {
  return html`<img class="rich-picture" src="/playground/rich-menu/${textIn(richMenuId)}" alt="">`;
}

const areaLabel = (action: unknown): string =>
  textIn(jsonIn(action).label) || textIn(jsonIn(action).displayText) || labelOf(action);
