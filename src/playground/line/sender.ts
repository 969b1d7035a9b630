// Puts the bot's messages into chats, within the allowance and once per retry key. Knows no message rules.
import type { Allowance } from './allowance.ts';
import { type ApiAnswer, type ApiCall, ok, refuse } from './endpoint.ts';
import type { Json, LineMessage } from './line.ts';
import type { RetryKeys } from './retry-keys.ts';
import type { World } from './world.ts';

type Via = NonNullable<LineMessage['via']>;

export interface Sender {
  /** Free: answers the sentMessages of a reply. */
  reply(chatId: string | undefined, messages: readonly Json[]): Json[];
  /** The refusal of a request whose retry key was accepted before. */
  findAccepted(call: ApiCall): ApiAnswer | undefined;
  /** Counted: answers as push, multicast and broadcast do. `call.body.messages` were checked before. */
  send(call: ApiCall, recipients: readonly string[], via: Exclude<Via, 'reply'>): ApiAnswer;
}

export function createSender({
  world,
  allowance,
  retryKeys,
}: {
  world: World;
  allowance: Allowance;
  retryKeys: RetryKeys;
}): Sender {
  const findReachable = (userIds: readonly string[]) => userIds.filter((userId) => world.findUser(userId)?.isFollowing);

  const post = (userIds: readonly string[], messages: readonly Json[], via: Via): Json[] => {
    const sent = messages.map((message) => ({ message, id: world.newMessageId() }));
    for (const userId of userIds) {
      for (const { message, id } of sent) world.post(userId, { id, from: 'bot', message, via });
    }
    if (userIds.length > 0) world.changed();
    return sent.map(({ message, id }) => describeSent(id, message));
  };

  const findAccepted = ({ retryKey }: ApiCall): ApiAnswer | undefined => {
    const before = retryKey === undefined ? undefined : retryKeys.find(retryKey);
    if (!before) return undefined;
    const { requestId, ...sent } = before;
    const body = { message: 'The retry key is already accepted', ...sent };
    return { status: 409, body, headers: { 'x-line-accepted-request-id': requestId } };
  };

  return {
    reply(chatId, messages) {
      if (chatId === undefined) return post([], messages, 'reply');
      return post(world.isInGroup(chatId) ? [chatId] : findReachable([chatId]), messages, 'reply');
    },
    findAccepted,
    send(call, recipients, via) {
      const accepted = findAccepted(call);
      if (accepted) return accepted;
      // Who cannot be reached is not counted, and one request's messages count once: guide "Messaging API pricing".
      const reachable = findReachable(recipients);
      if (!allowance.spend(reachable.length)) return refuse(429, 'You have reached your monthly limit.');
      const sentMessages = post(reachable, (call.body as { messages: Json[] }).messages, via);
      const body = via === 'push' ? { sentMessages } : {};
      if (call.retryKey !== undefined) retryKeys.remember(call.retryKey, { requestId: call.requestId, ...body });
      return ok(body);
    },
  };
}

// Quotable is what shows as words or a picture: guide "Send quote messages".
const unquotable = ['audio', 'location'];

function describeSent(id: string, message: Json): Json {
  return unquotable.includes(String(message.type)) ? { id } : { id, quoteToken: `quote-${id}` };
}
