// users.*, bots.info, auth.test, api.test: who is who.
import type { Args } from './api-args.ts';
import { playgroundApp, playgroundBot, playgroundTeam } from './identity.ts';
import { page } from './paging.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json, SlackMember } from './slack.ts';
import type { World } from './world.ts';

export function authTest(): Json {
  return {
    ok: true,
    url: `https://${playgroundTeam.domain}.slack.com/`,
    team: playgroundTeam.name,
    team_id: playgroundTeam.id,
    user: playgroundBot.name,
    user_id: playgroundBot.userId,
    bot_id: playgroundBot.botId,
    is_enterprise_install: false,
  };
}

export function apiTest(args: Args): Json {
  const error = args.text('error');
  if (error) throw new SlackRefusal(error, { more: { args: args.all } });
  return { ok: true, args: args.all };
}

export function userInfo(args: Args, world: World): Json {
  const id = args.needed('user');
  const withLocale = args.flag('include_locale');
  if (id === playgroundBot.userId) return { ok: true, user: describeBot(withLocale) };
  const member = world.conversations.members.get(id);
  if (!member) throw new SlackRefusal('user_not_found');
  return { ok: true, user: describeMember(member, world, withLocale) };
}

export function userProfile(args: Args, world: World): Json {
  const member = world.conversations.members.get(args.needed('user'));
  if (!member) throw new SlackRefusal('user_not_found');
  const fields = Object.fromEntries(Object.entries(member.fields ?? {}).map(([id, value]) => [id, { value, alt: '' }]));
  return { ok: true, profile: { ...namesOf(member), fields } };
}

export function listUsers(args: Args, world: World): Json {
  const withLocale = args.flag('include_locale');
  const all = [undefined, ...world.conversations.members.values()];
  const { items, next } = page(all, args);
  const members = items.map((each) => (each ? describeMember(each, world, withLocale) : describeBot(withLocale)));
  return { ok: true, members, cache_ts: world.ts.seconds(), ...next };
}

export function botInfo(args: Args): Json {
  const bot = args.text('bot') ?? playgroundBot.botId;
  if (bot !== playgroundBot.botId) throw new SlackRefusal('bot_not_found');
  const { name, userId } = playgroundBot;
  return { ok: true, bot: { id: bot, deleted: false, name, app_id: playgroundApp.id, user_id: userId, icons: {} } };
}

function describeMember(member: SlackMember, world: World, withLocale: boolean): Json {
  const { id, name, timeZone, isDeactivated, locale } = member;
  const zoned = world.clock.now().toZonedDateTimeISO(timeZone);
  return {
    id,
    team_id: playgroundTeam.id,
    name: handleOf(member),
    real_name: name,
    deleted: isDeactivated,
    is_bot: false,
    is_app_user: false,
    is_admin: false,
    is_restricted: false,
    is_ultra_restricted: false,
    // Slack leaves the time zone out for deactivated members.
    ...(isDeactivated ? {} : { tz: timeZone, tz_label: timeZone, tz_offset: zoned.offsetNanoseconds / 1e9 }),
    ...(withLocale && !isDeactivated ? { locale } : {}),
    profile: namesOf(member),
    updated: world.ts.seconds(),
  };
}

const namesOf = ({ name }: SlackMember): Json => ({
  real_name: name,
  display_name: name,
  real_name_normalized: name,
  display_name_normalized: name,
});

function describeBot(withLocale: boolean): Json {
  const { userId, botId, name } = playgroundBot;
  return {
    id: userId,
    team_id: playgroundTeam.id,
    name,
    real_name: name,
    deleted: false,
    is_bot: true,
    ...(withLocale ? { locale: 'en-US' } : {}),
    profile: { real_name: name, display_name: '', bot_id: botId, api_app_id: playgroundApp.id },
  };
}

/** The login-like name that payloads carry as `username`; never the display name. */
export const handleOf = ({ id }: Pick<SlackMember, 'id'>) => id.toLowerCase();
