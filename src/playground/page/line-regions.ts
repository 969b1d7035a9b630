// The parts of the page's LINE that change, each as HTML by its region's name.
import { html } from 'hono/html';
import { renderChat } from './line/chat.ts';
import { renderChatFoot } from './line/chat-foot.ts';
import { renderChatHead } from './line/chat-head.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';

export function lineRegions(
  { line, slack, timeZone }: PlaygroundPageOptions,
  { userId }: Viewer,
): Record<string, Html> {
  const user = line.users().find(({ id }) => id === userId);
  const notice = user?.isFollowing
    ? ''
    : html`<p class="line-notice" data-key="notice">友だちではありません。メッセージは送ることも、受け取ることもできません。</p>`;
  return {
    'line-head': renderChatHead(line, slack.bot.name, userId),
    'line-chat': renderChat(line.chat(userId), { userId, timeZone }),
    'line-foot': html`${notice}${renderChatFoot(line, userId)}`,
  };
}
