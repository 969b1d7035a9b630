// Slack's sidebar and the head of the open place, for one member.
import { html } from 'hono/html';
import type { PlaygroundSlack } from '../../slack/slack.ts';
import { actAttribute } from '../acts.ts';
import type { Html } from '../markup.ts';
import type { Viewer } from '../page-options.ts';

/** Each place carries its newest message's time, from which client/places.js knows what is unread. */
export function renderSidebar(slack: PlaygroundSlack, { memberId, place }: Viewer): Html {
  const newest = (channel: string) =>
    slack.messages(channel, memberId).findLast(({ user }) => user !== memberId)?.ts ?? '';
  const item = (id: string, mark: string, name: string, latest: string) =>
    html`<button type="button" class="place" data-key="${id}" data-place="${id}" data-latest="${latest}"${
      id === place ? html` aria-current="page"` : ''
    }><span class="place-mark" aria-hidden="true">${mark}</span><span class="place-name" dir="auto">${name}</span></button>`;
  const channels = channelsOf(slack, memberId).map(({ id, name, isPrivate }) =>
    item(id, isPrivate ? '🔒' : '#', name, newest(id)),
  );
  return html`<p class="side-title" data-key="channels">チャンネル</p>${channels}<p class="side-title" data-key="apps">アプリ</p>${item(
    'dm',
    '🌙',
    slack.bot.name,
    newest(slack.dm(memberId)),
  )}${item('home', '⌂', 'アプリのホーム', '')}`;
}

export const channelsOf = (slack: PlaygroundSlack, memberId: string) =>
  slack.channels().filter(({ memberIds }) => memberIds.includes(memberId));

export function renderHead(slack: PlaygroundSlack, { memberId, place }: Viewer): Html {
  if (place === 'dm') return html`<h2 data-key="dm" dir="auto">${slack.bot.name}</h2>`;
  if (place === 'home') return html`<h2 data-key="home" dir="auto">${slack.bot.name} のホーム</h2>`;
  const channel = slack.channels().find(({ id }) => id === place);
  if (!channel) return html``;
  const invite = channel.memberIds.includes(slack.bot.userId)
    ? ''
    : html`<button type="button" class="slack-button small" data-key="invite" data-act="${actAttribute({ do: 'slack-invite-bot', memberId, channel: place })}">ボットを招待する</button>`;
  return html`<h2 data-key="${place}" dir="auto">${channel.isPrivate ? '🔒' : '#'} ${channel.name}</h2><span class="members" data-key="members">${channel.memberIds.length}人</span>${invite}`;
}
