// What users do: shows it in their chats and sends it to the bot as webhook events. Source: reference, "Webhook event objects".
import { completeEvent } from './events.ts';
import type { Json, LineOutcome, PlaygroundLine } from './line.ts';
import type { LinkTokens } from './link-tokens.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import type { Webhook } from './webhook.ts';
import { textMessage, type World } from './world.ts';

interface Delivering {
  world: World;
  webhook: Webhook;
  replyTokens: ReplyTokens;
  linkTokens: LinkTokens;
}

type UserDeeds = Pick<
  PlaygroundLine,
  | 'inviteToGroup'
  | 'sayInGroup'
  | 'follow'
  | 'unfollow'
  | 'text'
  | 'postback'
  | 'linkAccount'
  | 'deliver'
  | 'redeliverLast'
>;

export function createUserDeeds({ world, webhook, replyTokens, linkTokens }: Delivering): UserDeeds {
  const complete = (event: Json) =>
    completeEvent(event, { now: webhook.now(), usualUserId: world.users[0]?.id, replyTokens });
  const send = (events: readonly Json[]): Promise<LineOutcome> => {
    const name = events.map((event) => String(event.type)).join(', ') || 'no events';
    return webhook.send({ name, events: events.map(complete) });
  };
  const sendOf = (userId: string, event: Json) => send([{ source: { type: 'user', userId }, ...event }]);

  return {
    async follow(userId) {
      const isUnblocked = world.follow(userId);
      world.changed();
      return sendOf(userId, { type: 'follow', follow: { isUnblocked } });
    },
    async unfollow(userId) {
      world.unfollow(userId);
      world.changed();
      return sendOf(userId, { type: 'unfollow' });
    },
    async text(userId, text) {
      const { id } = world.getUser(userId);
      const messageId = world.post(id, { from: 'user', message: textMessage(text) });
      world.changed();
      return sendOf(id, {
        type: 'message',
        message: { id: messageId, type: 'text', quoteToken: `quote-${messageId}`, text },
      });
    },
    async postback({ userId, data, displayText, params }) {
      const { id } = world.getUser(userId);
      if (displayText !== undefined) {
        world.post(id, { from: 'user', message: textMessage(displayText) });
        world.changed();
      }
      return sendOf(id, { type: 'postback', postback: { data, ...(params ? { params } : {}) } });
    },
    async linkAccount({ userId, linkToken, nonce }) {
      const { id } = world.getUser(userId);
      const isLinked = linkTokens.use({ token: linkToken, userId: id });
      // A failed link names no source and cannot be replied to.
      const withheld = isLinked ? {} : { source: undefined, replyToken: undefined };
      return sendOf(id, { type: 'accountLink', link: { result: isLinked ? 'ok' : 'failed', nonce }, ...withheld });
    },
    async inviteToGroup(groupId) {
      world.joinGroup(groupId);
      world.changed();
      return send([{ type: 'join', source: { type: 'group', groupId } }]);
    },
    async sayInGroup({ groupId, userId, text }) {
      const id = world.newMessageId();
      const source = { type: 'group', groupId, ...(userId && { userId }) };
      return send([{ type: 'message', source, message: { id, type: 'text', quoteToken: `quote-${id}`, text } }]);
    },
    deliver: (events) => send(events),
    redeliverLast: () => webhook.sendLastAgain(),
  };
}
