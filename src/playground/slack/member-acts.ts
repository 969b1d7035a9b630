// What members do outside of views: slash commands, shortcuts, opening the home, writing to the bot, coming and going.
import { type Delivery, interaction } from './courier.ts';
import { playgroundApp, playgroundBot, playgroundTeam, slackbotId } from './identity.ts';
import { actingMember, channelName, escapeText, interactionBase } from './payloads.ts';
import { inOneLine, SlackRefusal } from './refusal.ts';
import { showResponse } from './response-urls.ts';
import { isJson } from './rule.ts';
import type { Json, PlaygroundSlack, SlackOutcome } from './slack.ts';
import type { Stage } from './stage.ts';
import { handleOf } from './user-methods.ts';
import { describeView } from './view-state.ts';

type Command = Parameters<PlaygroundSlack['command']>[0];

export async function command(stage: Stage, given: Command): Promise<SlackOutcome> {
  const { world } = stage;
  actingMember(world, given.memberId);
  if (!world.conversations.isIn(given.channel, given.memberId))
    throw new Error(`${given.memberId} is not in ${given.channel}`);
  const outcome = await stage.courier.send(commandDelivery(stage, given));
  const problem = outcome.problem ?? showAnswer(stage, given, outcome.body);
  if (problem === undefined) return outcome;
  const [error] = problem.split(':');
  // Slack's own words to the member, e.g. https://github.com/Netflix/dispatch/issues/833
  const text = `${given.command} failed with the error "${error}"`;
  world.post({ channel: given.channel, user: slackbotId, text, ephemeralTo: given.memberId });
  return { ...outcome, problem };
}

function commandDelivery({ world, responseUrl }: Stage, { memberId, channel, command: name, text }: Command): Delivery {
  const fields = {
    token: playgroundApp.verificationToken,
    team_id: playgroundTeam.id,
    team_domain: playgroundTeam.domain,
    channel_id: channel,
    channel_name: channelName(world, channel),
    user_id: memberId,
    user_name: handleOf({ id: memberId }),
    command: name,
    text: escapeText(text.trim()),
    api_app_id: playgroundApp.id,
    is_enterprise_install: 'false',
    response_url: responseUrl({ memberId, channel }),
    trigger_id: world.triggers.issue(memberId),
  };
  const body = new URLSearchParams(fields).toString();
  return { name, contentType: 'application/x-www-form-urlencoded', body, shown: fields };
}

/** The answer's body is a message to the member; a problem when Slack would not take it. */
function showAnswer({ world }: Stage, { memberId, channel }: Command, body: unknown): string | undefined {
  const given: Json = isJson(body) ? body : { text: String(body ?? '') };
  if (Object.keys(given).length === 0 || given.text === '') return undefined;
  try {
    showResponse(world, { memberId, channel }, given);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof SlackRefusal) return `dispatch_failed: ${inOneLine(refusal.body)}`;
    throw refusal;
  }
}

export function shortcut({ world, courier }: Stage, given: { memberId: string; callbackId: string }) {
  const base = interactionBase(world, 'shortcut', given.memberId);
  const trigger_id = world.triggers.issue(given.memberId);
  return courier.send(interaction({ ...base, callback_id: given.callbackId, action_ts: world.ts.next(), trigger_id }));
}

export function openHome({ world, events }: Stage, memberId: string): Promise<SlackOutcome> {
  actingMember(world, memberId);
  const channel = world.conversations.dmOf(memberId);
  const home = world.views.homeOf(memberId);
  const view = home && { view: describeView(home) };
  return events.deliver({ type: 'app_home_opened', user: memberId, channel, tab: 'home', ...view });
}

export function directMessage({ world, events }: Stage, { memberId, text }: { memberId: string; text: string }) {
  actingMember(world, memberId);
  const channel = world.conversations.dmOf(memberId);
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  const blocks = [{ type: 'rich_text', elements }];
  const message = world.post({ channel, user: memberId, text: escapeText(text), blocks });
  return events.deliver({
    type: 'message',
    channel_type: 'im',
    client_msg_id: crypto.randomUUID(),
    user: memberId,
    team: playgroundTeam.id,
    channel,
    text: message.text,
    blocks: message.blocks,
    ts: message.ts,
    event_ts: message.ts,
  });
}

/** A member, or the bot, comes into a channel. Resolves when the bot has answered the event. */
export function join({ world, events }: Stage, { channel, userId, inviter }: Joining): Promise<SlackOutcome> {
  if (userId !== playgroundBot.userId) actingMember(world, userId);
  world.conversations.join(channel, userId);
  const invited = inviter === undefined ? {} : { inviter };
  const channel_type = world.conversations.channels.get(channel)?.isPrivate ? 'G' : 'C';
  const team = playgroundTeam.id;
  return events.deliver({ type: 'member_joined_channel', user: userId, channel, channel_type, team, ...invited });
}
type Joining = Parameters<PlaygroundSlack['join']>[0];

/** A member leaves, or the bot is removed: Slack then tells the bot only of the latter, as `channel_left` or `group_left`. */
export async function leave({ world, events }: Stage, { channel, userId }: { channel: string; userId: string }) {
  const { isPrivate = false } = world.conversations.channels.get(channel) ?? {};
  const wasIn = world.conversations.isIn(channel, playgroundBot.userId);
  world.conversations.leave(channel, userId);
  if (userId === playgroundBot.userId)
    return events.deliver({ type: isPrivate ? 'group_left' : 'channel_left', channel, actor_id: '' });
  if (!wasIn) return { status: 0, body: undefined };
  const channel_type = isPrivate ? 'G' : 'C';
  return events.deliver({ type: 'member_left_channel', user: userId, channel, channel_type, team: playgroundTeam.id });
}
