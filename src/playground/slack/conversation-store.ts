// The workspace's members, channels, DMs and their messages. Knows no HTTP, no rules on blocks, no views.
import { playgroundBot } from './identity.ts';
import type { Json, SlackChannel, SlackMember, SlackMessage } from './slack.ts';

export interface ConversationStore {
  members: ReadonlyMap<string, SlackMember>;
  channels: ReadonlyMap<string, SlackChannel>;
  addMember(member: SlackMember): void;
  deactivate(memberId: string): void;
  isIn(channel: string, userId: string): boolean;
  join(channel: string, userId: string): void;
  leave(channel: string, userId: string): void;
  /** The member's DM with the bot, made when there is none. */
  dmOf(memberId: string): string;
  /** The member of an open DM. */
  memberOfDm(channel: string): SlackMember | undefined;
  put(message: SlackMessage): void;
  find(channel: string, ts: string): SlackMessage | undefined;
  remove(channel: string, ts: string): void;
  /** Oldest first, ephemeral ones included. */
  messagesIn(channel: string): Iterable<SlackMessage>;
}

export interface NewMessage {
  channel: string;
  user: string;
  text: string;
  blocks?: Json[];
  metadata?: SlackMessage['metadata'];
  ephemeralTo?: string;
}

export function createConversationStore(
  given: { members: readonly SlackMember[]; channels: readonly SlackChannel[] },
  changed: () => void,
): ConversationStore {
  const members = new Map(given.members.map((member) => [member.id, { ...member }]));
  const channels = new Map(given.channels.map((channel) => [channel.id, { ...channel }]));
  const inChannel = new Map(given.channels.map((channel) => [channel.id, new Set(channel.memberIds)]));
  const dms = new Map<string, string>();
  const messages = new Map<string, Map<string, SlackMessage>>();

  function setMembers(channelId: string, change: (ids: Set<string>) => void): void {
    const channel = channels.get(channelId);
    const ids = inChannel.get(channelId);
    if (!channel || !ids) throw new Error(`No such channel: ${channelId}`);
    change(ids);
    channels.set(channelId, { ...channel, memberIds: [...ids] });
    changed();
  }

  return {
    members,
    channels,
    addMember(member) {
      members.set(member.id, { ...member });
      changed();
    },
    deactivate(memberId) {
      const member = members.get(memberId);
      if (!member) throw new Error(`No such member: ${memberId}`);
      members.set(memberId, { ...member, isDeactivated: true });
      changed();
    },
    isIn(channel, userId) {
      if (dms.has(channel)) return dms.get(channel) === userId || userId === playgroundBot.userId;
      return inChannel.get(channel)?.has(userId) ?? false;
    },
    join: (channel, userId) => setMembers(channel, (ids) => ids.add(userId)),
    leave: (channel, userId) => setMembers(channel, (ids) => ids.delete(userId)),
    dmOf(memberId) {
      const id = `D${memberId.slice(1)}`;
      dms.set(id, memberId);
      return id;
    },
    memberOfDm: (channel) => members.get(dms.get(channel) ?? ''),
    put(message) {
      const inThis = messages.get(message.channel) ?? new Map<string, SlackMessage>();
      messages.set(message.channel, inThis.set(message.ts, message));
      changed();
    },
    find: (channel, ts) => messages.get(channel)?.get(ts),
    remove(channel, ts) {
      if (messages.get(channel)?.delete(ts)) changed();
    },
    messagesIn: (channel) => messages.get(channel)?.values() ?? [],
  };
}
