// The response_urls handed to the bot: five uses in 30 minutes of the playground's clock. Knows no HTTP.
import { playgroundBot, playgroundTeam } from './identity.ts';
import { interactionLimits, messageLimits } from './limits.ts';
import { checkedContent } from './message-content.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json } from './slack.ts';
import type { World } from './world.ts';

export interface ResponseTarget {
  memberId: string;
  channel: string;
  /** The message that was tapped; a slash command has none, and nothing to replace. */
  messageTs?: string;
}

export interface ResponseUrls {
  /** The path of a new URL. */
  issue(target: ResponseTarget): string;
  /** Does what was posted to the path; refuses with 404 when the URL is unknown, used up or too old. */
  use(path: string, given: Json): Json;
}

export function createResponseUrls(world: World): ResponseUrls {
  const issued = new Map<string, ResponseTarget & { uses: number; expiresAt: Temporal.Instant }>();
  let count = 0;
  return {
    issue(target) {
      const kind = target.messageTs ? 'actions' : 'commands';
      const path = `/${kind}/${playgroundTeam.id}/${++count}/${crypto.randomUUID().replaceAll('-', '')}`;
      const expiresAt = world.clock.now().add({ minutes: interactionLimits.responseUrlMinutes });
      issued.set(path, { ...target, uses: 0, expiresAt });
      return path;
    },
    use(path, given) {
      const target = issued.get(path);
      if (!target) throw new SlackRefusal('no_service', { status: 404 });
      if (Temporal.Instant.compare(world.clock.now(), target.expiresAt) > 0)
        throw new SlackRefusal('expired_url', { status: 404 });
      if (target.uses >= interactionLimits.responseUrlUses) throw new SlackRefusal('used_url', { status: 404 });
      target.uses += 1;
      respond(world, target, given);
      return { ok: true };
    },
  };
}

function respond(world: World, { memberId, channel, messageTs }: ResponseTarget, given: Json): void {
  const isTrue = (name: string) => given[name] === true || given[name] === 'true';
  const original = messageTs === undefined ? undefined : world.conversations.find(channel, messageTs);
  if (isTrue('delete_original')) {
    if (!original) throw new SlackRefusal('message_not_found', { status: 404 });
    world.conversations.remove(channel, original.ts);
    return;
  }
  const content = contentToRespond(given);
  // A command's response_url has no original: Slack posts anew (https://github.com/slackapi/bolt-js/issues/2287).
  if (isTrue('replace_original') && messageTs !== undefined) {
    if (!original) throw new SlackRefusal('message_not_found', { status: 404 });
    world.edit(original, { ...content, blocks: content.blocks ?? [] });
    return;
  }
  showResponse(world, { memberId, channel }, given, content);
}

/** A new message: to the member only, unless the bot asked for `in_channel`. */
export function showResponse(
  world: World,
  { memberId, channel }: ResponseTarget,
  given: Json,
  content = contentToRespond(given),
): void {
  const ephemeralTo = given.response_type === 'in_channel' ? {} : { ephemeralTo: memberId };
  world.post({ channel, user: playgroundBot.userId, ...content, ...ephemeralTo });
}

/** Slack answers a bad response with 4xx, as incoming webhooks do; the exact status is not documented. */
function contentToRespond(given: Json) {
  try {
    return checkedContent(given, messageLimits.postText);
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal;
    const { error, ok: _, ...more } = refusal.body;
    throw new SlackRefusal(String(error), { more, status: 400 });
  }
}
