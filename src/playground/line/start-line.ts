// Starts the playground's LINE on loopback: the API the bot calls, and the people who use the bot. Knows nothing of the bot.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from '../../clock.ts';
import type { Traffic } from '../traffic.ts';
import { accountRoutes } from './account-routes.ts';
import { createAllowance } from './allowance.ts';
import { createUserDeeds } from './deliver.ts';
import { createFailures } from './failures.ts';
import { limits } from './limits.ts';
import type { LineUser, PlaygroundLine } from './line.ts';
import { createLinkTokens } from './link-tokens.ts';
import { createMessagingApi } from './messaging-api.ts';
import { createReplyTokens } from './reply-tokens.ts';
import { createRetryKeys } from './retry-keys.ts';
import { richMenuRoutes } from './rich-menu-routes.ts';
import { createRichMenus } from './rich-menus.ts';
import { sendRoutes } from './send-routes.ts';
import { createSender } from './sender.ts';
import { createWebhook } from './webhook.ts';
import { createWorld } from './world.ts';

export interface PlaygroundLineOptions {
  clock: Clock;
  traffic: Traffic;
  channelAccessToken: string;
  channelSecret: string;
  /** Where the bot listens; a function when that is known only later. */
  webhookUrl: string | (() => string);
  users: LineUser[];
  /** Messages a month; null for no limit. 200, the free plan's, when left out. */
  monthlyLimit?: number | null;
  /** 0 or left out: any free port. */
  port?: number;
  /** Verified accounts only may list their followers. */
  isVerified?: boolean;
  /** LINE's "Webhook redelivery" setting, and how soon the playground does it. */
  isRedeliveryOn?: boolean;
  redeliveryAfterMs?: number;
  /** How long the bot has to answer a webhook. */
  answerWithinMs?: number;
  /** How long a reply token lives after each delivery; LINE's minute when left out. */
  replyTokenMs?: number;
}

/** The account's own user id: the `destination` of every webhook. */
export const botUserId = 'Ub07000000000000000000000000001ab';

/** Throws when the port is taken. */
export async function startPlaygroundLine(options: PlaygroundLineOptions): Promise<PlaygroundLine> {
  const { clock, traffic, channelAccessToken, isVerified = true, monthlyLimit = 200 } = options;
  const world = createWorld({ clock, users: options.users });
  const allowance = createAllowance({ clock, limit: monthlyLimit });
  const replyTokens = createReplyTokens({ lifeMs: options.replyTokenMs });
  const linkTokens = createLinkTokens({ clock });
  const sender = createSender({ world, allowance, retryKeys: createRetryKeys({ clock }) });
  const failures = createFailures();
  const richMenus = createRichMenus();
  const webhook = createWebhook({
    ...options,
    destination: botUserId,
    isRedeliveryOn: options.isRedeliveryOn ?? true,
    redeliveryAfterMs: options.redeliveryAfterMs ?? 1000,
    answerWithinMs: options.answerWithinMs ?? limits.webhookAnswerMs,
    onRedelivery: ({ replyToken }) => typeof replyToken === 'string' && replyTokens.renew(replyToken),
  });
  const routes = [
    ...sendRoutes({ world, sender, replyTokens }),
    ...accountRoutes({ world, allowance, linkTokens, webhook, botUserId, isVerified }),
    ...richMenuRoutes({ world, richMenus }),
  ];
  const app = createMessagingApi({ routes, gate: { channelAccessToken, traffic, failures } });
  const { apiUrl, close } = await listen(app.fetch, options.port ?? 0);

  return {
    apiUrl,
    users: () => world.users,
    chat: world.chat,
    isInGroup: world.isInGroup,
    richMenu: richMenus.shownTo,
    richMenuPicture: (id) => richMenus.find(id)?.image,
    allowance: () => ({ used: allowance.used(), limit: allowance.limit() }),
    setAllowance(limit) {
      allowance.setLimit(limit);
      world.changed();
    },
    addUser(user) {
      world.addUser(user);
      world.changed();
    },
    ...createUserDeeds({ world, webhook, replyTokens, linkTokens }),
    failNext: failures.add,
    subscribe: world.subscribe,
    async stop() {
      webhook.stop();
      await close();
    },
  };
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

async function listen(fetch: Fetch, port: number): Promise<{ apiUrl: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${bound}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
