// What stands where nothing was said yet: what to try there.
import { html } from 'hono/html';
import { type Act, actAttribute } from './acts.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';

const tryButton = (act: Act, label: string): Html =>
  html`<button type="button" class="slack-button small" data-act="${actAttribute(act)}">${label}</button>`;

export function emptyPlace({ slack, suggestions, commands }: PlaygroundPageOptions, viewer: Viewer): Html {
  const { memberId, place } = viewer;
  if (place === 'dm') {
    const tries = suggestions.map((text) => tryButton({ do: 'slack-say', memberId, place, text }, `「${text}」と送る`));
    return empty('empty', 'ボットとのDMです。あなたへのリマインドやアンケートは、ここに届きます。', tries);
  }
  const isBotHere = slack.channels().some(({ id, memberIds }) => id === place && memberIds.includes(slack.bot.userId));
  const [first] = commands;
  if (!isBotHere || !first)
    return empty('empty', 'まだ何もありません。「ボットを招待する」と、ここにもお知らせできます。');
  const tries = [tryButton({ do: 'slack-say', memberId, place, text: first.command }, `${first.command} と送る`)];
  return empty('empty', 'まだ何もありません。', tries);
}

export function emptyChat({ line, suggestions }: PlaygroundPageOptions, userId: string): Html {
  const isFriend = line.users().some(({ id, isFollowing }) => id === userId && isFollowing);
  if (!isFriend) {
    const follow = tryButton({ do: 'line-follow', userId }, '友だちに追加する');
    return empty('line-empty', 'まだ友だちではありません。友だちになると、これからのセミナーが届きます。', [follow]);
  }
  const tries = suggestions.map((text) => tryButton({ do: 'line-say', userId, text }, `「${text}」と送る`));
  return empty('line-empty', 'まだトークはありません。', tries);
}

const empty = (look: string, words: string, tries: Html[] = []): Html =>
  html`<div class="${look}" data-key="empty"><p>${words}</p>${tries.length > 0 ? html`<div class="tries">${tries}</div>` : ''}</div>`;
