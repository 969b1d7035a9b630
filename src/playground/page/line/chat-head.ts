// The head of a LINE chat: the account, this month's allowance, being a friend or not.
import { html } from 'hono/html';
import type { PlaygroundLine } from '../../line/line.ts';
import { actAttribute } from '../acts.ts';
import { type Html, nothing } from '../markup.ts';

const numbers = new Intl.NumberFormat('ja-JP');

export function renderChatHead(line: PlaygroundLine, accountName: string, userId: string): Html {
  const { used, limit } = line.allowance();
  const allowance =
    limit === null ? `${numbers.format(used)}通（上限なし）` : `${numbers.format(used)} / ${numbers.format(limit)}通`;
  const isOver = limit !== null && used >= limit;
  return html`<div class="line-account" data-key="account"><h2 dir="auto">${accountName}</h2><span class="${isOver ? 'allowance over' : 'allowance'}">今月の配信 ${allowance}</span></div>${followButton(line, userId)}`;
}

function followButton(line: PlaygroundLine, userId: string): Html {
  const user = line.users().find(({ id }) => id === userId);
  if (!user) return nothing;
  const act = actAttribute({ do: user.isFollowing ? 'line-unfollow' : 'line-follow', userId });
  return html`<button type="button" class="${user.isFollowing ? 'line-block' : 'line-add'}" data-key="follow" data-act="${act}">${followLabel(line, user)}</button>`;
}

function followLabel(line: PlaygroundLine, { id, isFollowing }: { id: string; isFollowing: boolean }): string {
  if (isFollowing) return 'ブロックする';
  return line.chat(id).length === 0 ? '友だちに追加する' : 'ブロックを解除する';
}
