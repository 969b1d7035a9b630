// Which quick replies a LINE client shows. Knows only the chat.
import type { Json, LineMessage } from './line.ts';
import { isJson } from './problems.ts';

/** The quick-reply items under the chat's last message, if the bot sent it; any later message hides them. */
export function visibleQuickReplies(chat: readonly LineMessage[]): Json[] {
  const last = chat.at(-1);
  const quickReply = last?.from === 'bot' ? last.message.quickReply : undefined;
  return isJson(quickReply) && Array.isArray(quickReply.items) ? quickReply.items.filter(isJson) : [];
}
