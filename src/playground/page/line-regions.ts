// The parts of the page's LINE that change, each as HTML by its region's name.
import { html } from 'hono/html';
import { emptyChat } from './empty-places.ts';
import { renderChat } from './line/chat.ts';
import { renderChatFoot } from './line/chat-foot.ts';
import { renderChatHead } from './line/chat-head.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';

export function lineRegions(page: PlaygroundPageOptions, { userId }: Viewer): Record<string, Html> {
  const { line, slack, timeZone } = page;
  const user = line.users().find(({ id }) => id === userId);
  const chat = line.chat(userId);
  const notice = user?.isFollowing
    ? ''
    : html`<p class="line-notice" data-key="notice">友だちではありません。メッセージは送ることも、受け取ることもできません。</p>`;
  return {
    'line-head': renderChatHead(line, slack.bot.name, userId),
    'line-chat': chat.length === 0 ? emptyChat(page, userId) : renderChat(chat, { userId, timeZone }),
    'line-foot': html`${notice}${renderChatFoot(line, userId)}`,
  };
}
