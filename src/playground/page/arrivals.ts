// The newest of what the bot sent to each person and channel, and the way there. The browser shows what is unread and
// came since it last looked (client/news.js), and marks the names with it.
import { html } from 'hono/html';
import type { PlaygroundSlack } from '../slack/slack.ts';
import { type Html, jsonIn, textIn } from './markup.ts';
import type { Go, PlaygroundPageOptions, Viewer } from './page-options.ts';
import { withEmoji } from './slack/emoji.ts';
import { channelsOf } from './slack/sidebar.ts';

export function slackArrivals({ slack, slackPeople }: PlaygroundPageOptions, { memberId }: Viewer): Html {
  const channels = channelsOf(slack, memberId).map(({ id, name }) => {
    const newest = newestOf(slack, id, memberId);
    return arrival({
      go: { app: 'slack', person: memberId, place: id },
      where: `#${name}に投稿がありました`,
      ...newest,
    });
  });
  const people = slackPeople.map(({ memberId: person, name }) => {
    const newest = newestOf(slack, slack.dm(person), person);
    return arrival({ go: { app: 'slack', person, place: 'dm' }, where: `${name}に届きました`, ...newest });
  });
  return html`${people}${channels}`;
}

export function lineArrivals({ line, linePeople }: PlaygroundPageOptions): Html {
  const people = linePeople.map(({ userId: person, name }) => {
    const newest = line.chat(person).findLast(({ from }) => from === 'bot');
    const { type, text, altText } = jsonIn(newest?.message);
    const words = textIn(type === 'text' ? text : altText);
    return arrival({ go: { app: 'line', person }, where: `${name}に届きました`, latest: newest?.id ?? '', words });
  });
  return html`${people}`;
}

/** What only one member sees answers what they did; it is not news to anybody. */
function newestOf(slack: PlaygroundSlack, channel: string, memberId: string) {
  const newest = slack
    .messages(channel, memberId)
    .findLast(({ user, ephemeralTo }) => user === slack.bot.userId && !ephemeralTo);
  return { latest: newest?.ts ?? '', words: withEmoji(asTyped(newest?.text ?? '')) };
}

const asTyped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const apps = { slack: 'Slack', line: 'LINE' } as const;

function arrival(given: { go: Exclude<Go, { app: 'clock' }>; where: string; latest: string; words: string }): Html {
  const { go, where, latest, words } = given;
  const place = go.app === 'slack' ? go.place : 'chat';
  const [line = ''] = words.trim().split('\n');
  return html`<button type="button" class="arrival" hidden data-key="${`${go.person} ${place}`}" data-app="${go.app}" data-person="${go.person}" data-at="${place}" data-latest="${latest}" data-go="${JSON.stringify(go)}"><span class="${`tag tag-${go.app}`}">${apps[go.app]}</span><span class="arrival-where" dir="auto">${where}</span><span class="arrival-words" dir="auto">${line}</span><span class="arrival-look">見る</span></button>`;
}
