// Webhook events as LINE completes them. Source: reference, "Webhook event objects". Knows no HTTP and no chats.
import { createUlid } from './ids.ts';
import type { Json } from './line.ts';
import { isJson } from './problems.ts';
import type { ReplyTokens } from './reply-tokens.ts';

const replyable = [
  'message',
  'follow',
  'postback',
  'accountLink',
  'join',
  'memberJoined',
  'beacon',
  'videoPlayComplete',
];

interface Completing {
  now: Temporal.Instant;
  /** The source of an event that names none. */
  usualUserId: string | undefined;
  replyTokens: ReplyTokens;
}

/** Fills in what is missing; a property given as undefined stays out, and a reply token given is honoured. */
export function completeEvent(event: Json, { now, usualUserId, replyTokens }: Completing): Json {
  const timestamp = now.epochMilliseconds;
  const filled: Json = {
    mode: 'active',
    timestamp,
    source: { type: 'user', userId: usualUserId },
    webhookEventId: createUlid(timestamp),
    deliveryContext: { isRedelivery: false },
    ...event,
  };
  const { source } = filled;
  const chatId = isJson(source) ? chatOf(source) : undefined;
  if ('replyToken' in event) {
    if (typeof event.replyToken === 'string') replyTokens.issue(chatId, event.replyToken);
    return filled;
  }
  const isReplyable = replyable.includes(String(event.type)) && filled.mode !== 'standby';
  return isReplyable ? { ...filled, replyToken: replyTokens.issue(chatId) } : filled;
}

/** Where an answer to it is shown. */
function chatOf({ type, userId, groupId, roomId }: Json): string | undefined {
  const id = { user: userId, group: groupId, room: roomId }[String(type)];
  return typeof id === 'string' ? id : undefined;
}
