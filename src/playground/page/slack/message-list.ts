// The messages of a Slack channel or DM, as one member sees them.
import { html } from 'hono/html';
import type { PlaygroundSlack, SlackMessage } from '../../slack/slack.ts';
import { dateIn, timeIn } from '../japanese-time.ts';
import { type Html, initialOf, toneOf } from '../markup.ts';
import { renderBlocks } from './blocks.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import type { Scene } from './scene.ts';

/** More would only slow the page down. */
const shownMessages = 100;

const timeOf = ({ ts }: SlackMessage) => Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000));

export function renderMessages(
  messages: readonly SlackMessage[],
  bot: PlaygroundSlack['bot'],
  scene: Omit<Scene, 'on'>,
): Html {
  const shown = messages.slice(-shownMessages);
  const older = messages.length - shown.length;
  const note = older > 0 ? html`<p class="empty" data-key="older">これより前の${older}件は表示していません。</p>` : '';
  return html`${note}${shown.map((message, index) => renderMessage(message, shown[index - 1], bot, scene))}`;
}

function renderMessage(
  message: SlackMessage,
  before: SlackMessage | undefined,
  bot: PlaygroundSlack['bot'],
  scene: Omit<Scene, 'on'>,
): Html {
  const { timeZone } = scene.names;
  const day = dateIn(timeOf(message), timeZone);
  const isNewDay = !before || dateIn(timeOf(before), timeZone) !== day;
  const divider = isNewDay ? html`<div class="day" data-key="${`day ${message.ts}`}"><span>${day}</span></div>` : '';
  const isCompact = !isNewDay && follows(message, before);
  const classes = ['message', isCompact && 'compact', message.ephemeralTo && 'ephemeral'].filter(Boolean).join(' ');
  return html`${divider}<article class="${classes}" data-key="${message.ts}">${isCompact ? sideTime(message, timeZone) : portrait(message, bot, scene)}<div class="message-body">${
    message.ephemeralTo ? html`<p class="ephemeral-note">あなただけに表示されています</p>` : ''
  }${isCompact ? '' : byline(message, bot, scene)}${content(message, scene)}${
    message.isEdited ? html`<span class="edited">(編集済み)</span>` : ''
  }</div></article>`;
}

/** Slack draws no portrait again for what the same person says within some minutes. */
function follows(message: SlackMessage, before: SlackMessage): boolean {
  const isSoon = Number(message.ts) - Number(before.ts) < 300;
  return isSoon && before.user === message.user && before.ephemeralTo === message.ephemeralTo && !message.ephemeralTo;
}

const sideTime = (message: SlackMessage, timeZone: string): Html =>
  html`<time class="side-time">${timeIn(timeOf(message), timeZone)}</time>`;

function portrait({ user }: SlackMessage, bot: PlaygroundSlack['bot'], { names }: Omit<Scene, 'on'>): Html {
  if (user === bot.userId) return html`<span class="portrait portrait-bot" aria-hidden="true">🌙</span>`;
  return html`<span class="${`portrait tone-${toneOf(user)}`}" aria-hidden="true">${initialOf(names.user(user) ?? user)}</span>`;
}

function byline(message: SlackMessage, bot: PlaygroundSlack['bot'], { names }: Omit<Scene, 'on'>): Html {
  const badge = message.user === bot.userId ? html`<span class="app-badge">APP</span>` : '';
  return html`<div class="byline"><b dir="auto">${names.user(message.user) ?? message.user}</b>${badge}<time>${timeIn(timeOf(message), names.timeZone)}</time></div>`;
}

function content(message: SlackMessage, scene: Omit<Scene, 'on'>): Html {
  const on = { message: { channel: message.channel, ts: message.ts } };
  if (message.blocks.length > 0) return renderBlocks(message.blocks, { ...scene, on });
  return html`<div class="mrkdwn" dir="auto">${renderMrkdwn(message.text, scene.names)}</div>`;
}
