// A LINE user's chat with the account.
import { html } from 'hono/html';
import type { LineMessage } from '../../line/line.ts';
import { dateIn, timeIn } from '../japanese-time.ts';
import { greyNote, type Html, imageUrl, type Json, textIn, withLinks } from '../markup.ts';
import { renderFlex } from './flex.ts';
import { renderTemplate } from './template.ts';

/** More would only slow the page down. */
const shownMessages = 100;

interface ChatScene {
  userId: string;
  timeZone: string;
}

export function renderChat(chat: readonly LineMessage[], scene: ChatScene): Html {
  const shown = chat.slice(-shownMessages);
  return html`${shown.map((message, index) => renderMessage(message, shown[index - 1], scene))}`;
}

function renderMessage(message: LineMessage, before: LineMessage | undefined, { userId, timeZone }: ChatScene): Html {
  const at = Temporal.Instant.from(message.at);
  const day = dateIn(at, timeZone);
  const isNewDay = !before || dateIn(Temporal.Instant.from(before.at), timeZone) !== day;
  const divider = isNewDay
    ? html`<div class="line-day" data-key="${`day ${message.id}`}"><span>${day}</span></div>`
    : '';
  const isBot = message.from === 'bot';
  const hasFace = isBot && (isNewDay || before?.from !== 'bot');
  const face = isBot
    ? html`<span class="${hasFace ? 'line-face' : 'line-face hidden-face'}" aria-hidden="true">🌙</span>`
    : '';
  const who = html`<span class="screen-reader">${isBot ? 'ボット' : '自分'}</span>`;
  return html`${divider}<article class="${`line-message from-${isBot ? 'bot' : 'me'}`}" data-key="${message.id}">${face}${who}${content(message.message, userId)}<time>${timeIn(at, timeZone)}</time></article>`;
}

function content(message: Json, userId: string): Html {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return html`<p class="line-text" dir="auto">${withLinks(textIn(message.text))}</p>`;
    case 'flex':
      return html`<div class="line-rich" role="group" aria-label="${textIn(message.altText)}">${renderFlex(message.contents, userId)}</div>`;
    case 'template':
      return html`<div class="line-rich" role="group" aria-label="${textIn(message.altText)}">${renderTemplate(message.template, userId)}</div>`;
    case 'image': {
      const src = imageUrl(message.previewImageUrl);
      return src ? html`<img class="line-picture" src="${src}" alt="画像" loading="lazy">` : greyNote('（画像）');
    }
    default:
      return greyNote(`（${textIn(message.type)}メッセージ：この遊び場では表示しません）`);
  }
}
