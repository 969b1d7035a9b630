// The account and its people: profile, followers, quota, webhook setting, loading animation, link tokens.
import type { Allowance } from './allowance.ts';
import { type ApiAnswer, type ApiCall, type Handler, notFound, ok, type Route, refuse } from './endpoint.ts';
import { limits } from './limits.ts';
import type { LinkTokens } from './link-tokens.ts';
import { isJson, schemaError } from './problems.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

interface Account {
  world: World;
  allowance: Allowance;
  linkTokens: LinkTokens;
  webhook: Webhook;
  botUserId: string;
  isVerified: boolean;
}

export function accountRoutes({ world, allowance, linkTokens, webhook, botUserId, isVerified }: Account): Route[] {
  const profile: Handler = ({ params }) => {
    const user = world.findUser(params.userId ?? '');
    if (!user?.isFollowing) return notFound();
    return ok({
      userId: user.id,
      displayName: user.name,
      ...(user.language === undefined ? {} : { language: user.language }),
    });
  };

  const followers: Handler = (call) =>
    isVerified ? listFollowers(world, call) : refuse(403, 'Access to this API is not available for your account');

  const botInfo = {
    userId: botUserId,
    basicId: '@playground',
    displayName: 'seminar-bot',
    chatMode: 'bot',
    markAsReadMode: 'auto',
  };

  const quota: Handler = () => {
    const value = allowance.limit();
    return ok(value === null ? { type: 'none' } : { type: 'limited', value });
  };

  const issueLinkToken: Handler = ({ params }) => {
    const user = world.findUser(params.userId ?? '');
    return user?.isFollowing ? ok({ linkToken: linkTokens.issue(user.id) }) : notFound();
  };

  const leave: Handler = ({ params }) => {
    if (!world.leaveGroup(params.groupId ?? '')) return notFound();
    world.changed();
    return ok();
  };

  return [
    ['POST', '/v2/bot/group/:groupId/leave', leave],
    ['POST', '/v2/bot/room/:groupId/leave', leave],
    ['GET', '/v2/bot/profile/:userId', profile],
    ['GET', '/v2/bot/followers/ids', followers],
    ['GET', '/v2/bot/message/quota', quota],
    ['GET', '/v2/bot/message/quota/consumption', () => ok({ totalUsage: allowance.used() })],
    ['GET', '/v2/bot/info', () => ok(botInfo)],
    ...webhookRoutes(webhook),
    ['POST', '/v2/bot/chat/loading/start', (call) => startLoading(world, call)],
    ['POST', '/v2/bot/user/:userId/linkToken', issueLinkToken],
  ];
}

function listFollowers(world: World, { query }: ApiCall): ApiAnswer {
  const limit = Number(query('limit') ?? limits.followersPerPageByDefault);
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.followersPerPage)
    return refuse(400, 'The value for the limit parameter is invalid');
  const start = query('start');
  const lastSeen =
    start === undefined ? -1 : world.users.findIndex((user) => user.id === Buffer.from(start, 'base64url').toString());
  if (start !== undefined && lastSeen < 0) return refuse(400, 'Invalid start param');
  const rest = world.users.slice(lastSeen + 1).filter((user) => user.isFollowing);
  const userIds = rest.slice(0, limit).map((user) => user.id);
  const hasMore = rest.length > userIds.length;
  return ok({ userIds, ...(hasMore ? { next: Buffer.from(userIds.at(-1) ?? '').toString('base64url') } : {}) });
}

function startLoading(world: World, { body }: ApiCall): ApiAnswer {
  const { chatId, loadingSeconds = 20 } = isJson(body) ? body : {};
  const { min, max, step } = limits.loadingSeconds;
  const seconds = Number(loadingSeconds);
  const refuseField = (property: string, message: string) => refuse(400, schemaError([{ message, property }]));
  if (typeof chatId !== 'string' || !world.findUser(chatId)) return refuseField('chatId', 'Invalid chat id');
  const isFine = seconds >= min && seconds <= max && seconds % step === 0;
  if (!isFine) return refuseField('loadingSeconds', `Must be a multiple of ${step} from ${min} to ${max}`);
  return { status: 202, body: {} };
}

function webhookRoutes(webhook: Webhook): Route[] {
  const set: Handler = ({ body }) => {
    const { endpoint } = isJson(body) ? body : {};
    const isUrl = typeof endpoint === 'string' && endpoint.length <= limits.webhookEndpoint && URL.canParse(endpoint);
    // The real one insists on https; the playground's bot listens on loopback.
    if (!isUrl || !/^https?:/.test(endpoint)) return refuse(400, 'Invalid webhook endpoint URL');
    webhook.setUrl(endpoint);
    return ok();
  };
  const test: Handler = async () => {
    const { status } = await webhook.send({ name: 'webhook test', events: [] });
    const isFine = status === 200;
    return ok({
      success: isFine,
      timestamp: webhook.now().toString(),
      statusCode: status,
      reason: isFine ? 'OK' : 'ERROR_STATUS_CODE',
      detail: String(status),
    });
  };
  const path = '/v2/bot/channel/webhook/endpoint';
  return [
    ['GET', path, () => ok({ endpoint: webhook.url(), active: true })],
    ['PUT', path, set],
    ['POST', path, set],
    ['POST', '/v2/bot/channel/webhook/test', test],
  ];
}
