// What every payload that Slack sends carries. Only builds; sends nothing.
import { playgroundApp, playgroundTeam } from './identity.ts';
import type { Json } from './slack.ts';
import { handleOf } from './user-methods.ts';
import type { World } from './world.ts';

/** The fields that each interaction has. Throws when no such member can act. */
export function interactionBase(world: World, type: string, memberId: string): Json {
  actingMember(world, memberId);
  const username = handleOf({ id: memberId });
  return {
    type,
    token: playgroundApp.verificationToken,
    api_app_id: playgroundApp.id,
    team: { id: playgroundTeam.id, domain: playgroundTeam.domain },
    user: { id: memberId, username, name: username, team_id: playgroundTeam.id },
    is_enterprise_install: false,
    enterprise: null,
  };
}

export function actingMember(world: World, memberId: string): void {
  const member = world.conversations.members.get(memberId);
  if (!member) throw new Error(`No such member: ${memberId}`);
  if (member.isDeactivated) throw new Error(`A deactivated member cannot act: ${memberId}`);
}

/** As Slack names it in payloads: never the name of a private channel. */
export function channelName(world: World, id: string): string {
  if (world.conversations.memberOfDm(id)) return 'directmessage';
  const channel = world.conversations.channels.get(id);
  return channel?.isPrivate ? 'privategroup' : (channel?.name ?? '');
}

/** What people type reaches apps with these three escaped (https://docs.slack.dev/messaging/formatting-message-text). */
export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
