// chat.*: posting, changing and deleting messages. Errors as https://docs.slack.dev/reference/methods/chat.postMessage …
import type { Args } from './api-args.ts';
import { channelInSight, channelOfBot, channelToPostIn, describeMessage } from './conversation-access.ts';
import { playgroundApp, playgroundBot, playgroundTeam } from './identity.ts';
import { messageLimits } from './limits.ts';
import { checkedContent, type MessageContent } from './message-content.ts';
import { refuseProblems, SlackRefusal } from './refusal.ts';
import type { Json, SlackMessage } from './slack.ts';
import type { World } from './world.ts';

export const described = (message: SlackMessage): Json =>
  describeMessage(message, { team: playgroundTeam.id, appId: playgroundApp.id });

function contentOf(args: Args, maxText: number, { files }: World): MessageContent {
  const content = checkedContent(
    {
      text: args.text('text'),
      blocks: args.json('blocks', 'invalid_blocks_format'),
      metadata: args.json('metadata', 'invalid_metadata_format'),
      attachments: args.json('attachments', 'invalid_attachments'),
    },
    maxText,
  );
  refuseProblems('invalid_blocks', files.check(content.blocks));
  return content;
}

export function postMessage(args: Args, world: World): Json {
  const channel = channelToPostIn(world, args.needed('channel'));
  const content = contentOf(args, messageLimits.postText, world);
  const message = world.post({ channel, user: playgroundBot.userId, ...content });
  const { metadata } = message;
  return { ok: true, channel, ts: message.ts, message: { ...described(message), ...(metadata && { metadata }) } };
}

export function postEphemeral(args: Args, world: World): Json {
  const channel = channelToPostIn(world, args.needed('channel'));
  const user = args.needed('user');
  const member = world.conversations.members.get(user);
  if (!member || member.isDeactivated || !world.conversations.isIn(channel, user))
    throw new SlackRefusal('user_not_in_channel');
  const content = contentOf(args, messageLimits.postText, world);
  const message = world.post({ channel, user: playgroundBot.userId, ephemeralTo: user, ...content });
  return { ok: true, message_ts: message.ts };
}

export function updateMessage(args: Args, world: World): Json {
  const channel = channelOfBot(world, args.needed('channel'));
  const before = findPosted(world, channel, args.needed('ts'));
  if (before.user !== playgroundBot.userId) throw new SlackRefusal('cant_update_message');
  const { text, ...rest } = contentOf(args, messageLimits.updateText, world);
  // "If you don't include this field, the message's previous blocks will be retained": chat.update, `blocks`.
  const message = world.edit(before, { ...rest, text: text || before.text });
  return { ok: true, channel, ts: message.ts, text: message.text, message: described(message) };
}

export function deleteMessage(args: Args, world: World): Json {
  const channel = channelInSight(world, args.needed('channel'));
  const message = findPosted(world, channel, args.needed('ts'));
  if (message.user !== playgroundBot.userId) throw new SlackRefusal('cant_delete_message');
  world.conversations.remove(channel, message.ts);
  return { ok: true, channel, ts: message.ts };
}

/** Ephemeral messages are not to be found: the chat methods cannot reach them. */
function findPosted(world: World, channel: string, ts: string): SlackMessage {
  const message = world.conversations.find(channel, ts);
  if (!message || message.ephemeralTo !== undefined) throw new SlackRefusal('message_not_found');
  return message;
}
