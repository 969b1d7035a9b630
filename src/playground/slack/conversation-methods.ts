// conversations.*: finding, opening, joining and reading conversations.
import type { Args } from './api-args.ts';
import { described } from './chat-methods.ts';
import { channelInSight, channelOfBot, describeChannel } from './conversation-access.ts';
import { playgroundBot } from './identity.ts';
import { page } from './paging.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json, SlackChannel, SlackMessage } from './slack.ts';
import { microsOf } from './timestamps.ts';
import type { World } from './world.ts';

export function openConversation(args: Args, world: World): Json {
  const { conversations } = world;
  const users = (args.text('users') ?? '').split(',').filter(Boolean);
  const existing = args.text('channel');
  if (existing) return { ok: true, no_op: true, channel: { id: channelInSight(world, existing) } };
  const [user] = users;
  if (!user) throw new SlackRefusal('users_list_not_supplied');
  if (users.length > 1) throw new SlackRefusal('group_dms_not_in_playground');
  const member = conversations.members.get(user);
  if (!member) throw new SlackRefusal('user_not_found');
  // "user_disabled: A specified user has been disabled", https://docs.slack.dev/reference/methods/conversations.open
  if (member.isDeactivated) throw new SlackRefusal('user_disabled');
  const id = conversations.dmOf(user);
  return { ok: true, channel: args.flag('return_im') ? describeChannel(world, id) : { id } };
}

export function conversationInfo(args: Args, world: World): Json {
  const { num_members, ...channel } = describeChannel(world, channelInSight(world, args.needed('channel')));
  return { ok: true, channel: args.flag('include_num_members') ? { ...channel, num_members } : channel };
}

export function listConversations(args: Args, world: World): Json {
  const { items, next } = page(channelsOf(world, args), args);
  return { ok: true, channels: items.map(({ id }) => describeChannel(world, id)), ...next };
}

export function userConversations(args: Args, world: World): Json {
  const user = args.text('user') ?? playgroundBot.userId;
  if (user !== playgroundBot.userId && !world.conversations.members.has(user)) throw new SlackRefusal('user_not_found');
  const theirs = channelsOf(world, args).filter(({ id }) => world.conversations.isIn(id, user));
  const { items, next } = page(theirs, args);
  return { ok: true, channels: items.map(({ id }) => describeChannel(world, id)), ...next };
}

/** Of the types asked for (public ones unless told), those the bot can know of. */
function channelsOf(world: World, args: Args): SlackChannel[] {
  const types = (args.text('types') ?? 'public_channel').split(',');
  return [...world.conversations.channels.values()].filter(({ id, isPrivate }) =>
    isPrivate
      ? types.includes('private_channel') && world.conversations.isIn(id, playgroundBot.userId)
      : types.includes('public_channel'),
  );
}

export function joinConversation(args: Args, world: World): Json {
  const id = channelInSight(world, args.needed('channel'));
  const channel = world.conversations.channels.get(id);
  if (!channel || channel.isPrivate) throw new SlackRefusal('method_not_supported_for_channel_type');
  const isAlready = world.conversations.isIn(id, playgroundBot.userId);
  if (!isAlready) world.conversations.join(id, playgroundBot.userId);
  const warned = { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
  return { ok: true, channel: describeChannel(world, id), ...(isAlready ? warned : {}) };
}

export function conversationMembers(args: Args, world: World): Json {
  const id = channelInSight(world, args.needed('channel'));
  const dmWith = world.conversations.memberOfDm(id);
  const ids = dmWith ? [dmWith.id, playgroundBot.userId] : (world.conversations.channels.get(id)?.memberIds ?? []);
  const { items, next } = page(ids, args);
  return { ok: true, members: items, ...next };
}

export function conversationHistory(args: Args, world: World): Json {
  const id = channelOfBot(world, args.needed('channel'));
  const matching = [...world.conversations.messagesIn(id)].filter(inRange(args)).reverse();
  const { items, next, hasMore } = page(matching, args);
  const withMetadata = args.flag('include_all_metadata');
  const messages = items.map((message) => ({
    ...described(message),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  }));
  return { ok: true, messages, has_more: hasMore, pin_count: 0, ...(hasMore ? next : {}) };
}

/** `oldest` and `latest` leave their own message out unless `inclusive`. Nobody's ephemeral messages are in a history. */
function inRange(args: Args): (message: SlackMessage) => boolean {
  const oldest = bound(args, 'oldest') ?? Number.NEGATIVE_INFINITY;
  const latest = bound(args, 'latest') ?? Number.POSITIVE_INFINITY;
  const isInclusive = args.flag('inclusive');
  return ({ ts, ephemeralTo }) => {
    if (ephemeralTo !== undefined) return false;
    const at = microsOf(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function bound(args: Args, name: 'oldest' | 'latest'): number | undefined {
  const given = args.text(name);
  if (!given) return undefined;
  const micros = microsOf(given);
  if (Number.isNaN(micros)) throw new SlackRefusal(name === 'oldest' ? 'invalid_ts_oldest' : 'invalid_ts_latest');
  return micros;
}
