// Which conversations the bot may see and post to, and how Slack describes them to it.
import { playgroundBot } from './identity.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json, SlackMessage } from './slack.ts';
import type { World } from './world.ts';

/** A channel (id or #name), a DM, or a member's id, whose DM is opened. Refuses where the bot cannot post. */
export function channelToPostIn({ conversations }: World, given: string): string {
  if (/^[UW]/.test(given)) {
    const member = conversations.members.get(given);
    // Not confirmed for a deactivated member; conversations.open documents `user_disabled`, chat.postMessage nothing.
    if (!member || member.isDeactivated) throw new SlackRefusal('channel_not_found');
    return conversations.dmOf(given);
  }
  if (conversations.memberOfDm(given)) return given;
  const name = given.replace(/^#/, '');
  const channel =
    conversations.channels.get(given) ?? [...conversations.channels.values()].find((each) => each.name === name);
  if (!channel) throw new SlackRefusal('channel_not_found');
  return channelOfBot({ conversations }, channel.id);
}

/** A channel or DM, by its id, that the bot is in. */
export function channelOfBot({ conversations }: Pick<World, 'conversations'>, id: string): string {
  channelInSight({ conversations }, id);
  if (!conversations.isIn(id, playgroundBot.userId)) throw new SlackRefusal('not_in_channel');
  return id;
}

/** A channel or DM, by its id, that the bot can know of: private ones only when it is in them. */
export function channelInSight({ conversations }: Pick<World, 'conversations'>, id: string): string {
  if (conversations.memberOfDm(id)) return id;
  const channel = conversations.channels.get(id);
  if (!channel || (channel.isPrivate && !conversations.isIn(id, playgroundBot.userId)))
    throw new SlackRefusal('channel_not_found');
  return id;
}

export function describeChannel({ conversations }: World, id: string): Json {
  const dmWith = conversations.memberOfDm(id);
  const shared = { id, created: 1_700_000_000, is_archived: false, is_org_shared: false };
  if (dmWith) return { ...shared, is_im: true, user: dmWith.id, is_user_deleted: dmWith.isDeactivated };
  const channel = conversations.channels.get(id);
  return {
    ...shared,
    name: channel?.name,
    name_normalized: channel?.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel?.isPrivate,
    is_general: false,
    is_member: conversations.isIn(id, playgroundBot.userId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel?.memberIds.length,
  };
}

/** A message as the API and payloads carry it. */
export function describeMessage(message: SlackMessage, { team, appId }: { team: string; appId: string }): Json {
  const isBots = message.user === playgroundBot.userId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team,
    ...(isBots ? { bot_id: playgroundBot.botId, app_id: appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.isEdited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}
