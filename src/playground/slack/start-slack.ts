// Starts the playground's Slack on loopback: the Web API for the bot, and the hands of the members.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { Traffic } from '../traffic.ts';
import { createCourier } from './courier.ts';
import { asRetry, createEvents } from './events.ts';
import { createFailurePlan } from './failure-plan.ts';
import { playgroundBot, playgroundTeam } from './identity.ts';
import * as acts from './member-acts.ts';
import { closeModal, submitModal } from './modal-acts.ts';
import { createRateLimits, noRateLimits } from './rate.ts';
import { createResponseUrls } from './response-urls.ts';
import type { PlaygroundSlack, SlackChannel, SlackMember } from './slack.ts';
import type { Stage } from './stage.ts';
import { tap } from './tap.ts';
import { createWebApi } from './web-api.ts';
import { createWorld } from './world.ts';

export interface PlaygroundSlackOptions {
  clock: Clock;
  traffic: Traffic;
  botToken: string;
  signingSecret: string;
  /** The bot's /slack/events; a function when it is known only later. */
  eventsUrl: string | (() => string);
  members: SlackMember[];
  channels: SlackChannel[];
  /** 0, the default: any free port. */
  port?: number;
  /** How long the bot has to answer, and a trigger id lives; Slack's 3 s when left out. */
  answerWithinMs?: number;
  /** How often a file that is there is said to be in work still. */
  fileLooks?: number;
  /** False: Slack's rate limits are not applied, e.g. to measure the bot alone. Default true. */
  isRateLimited?: boolean;
}

/** Listens on 127.0.0.1; rejects when the port is taken. */
export async function startPlaygroundSlack(options: PlaygroundSlackOptions): Promise<PlaygroundSlack> {
  const { traffic, eventsUrl } = options;
  let baseUrl = '';
  const world = createWorld({ ...options, baseUrl: () => baseUrl });
  const failures = createFailurePlan();
  const responseUrls = createResponseUrls(world);
  const rates = options.isRateLimited === false ? noRateLimits : createRateLimits();
  const server = createServer(
    createWebApi({ world, botToken: options.botToken, rates, responseUrls, failures, traffic }),
  );
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const address = () => (typeof eventsUrl === 'string' ? eventsUrl : eventsUrl());
  const courier = createCourier({ ...options, eventsUrl: address });
  const events = createEvents({ world, courier });
  const responseUrl: Stage['responseUrl'] = (target) => baseUrl + responseUrls.issue(target);
  const stage: Stage = { world, courier, events, responseUrl };

  return {
    apiUrl: `${baseUrl}/api/`,
    team: { id: playgroundTeam.id, name: playgroundTeam.name },
    bot: { ...playgroundBot },
    ...watching(stage),
    ...acting(stage),
    failNext: failures.add,
    subscribe: world.subscribe,
    async stop() {
      events.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Watching = 'members' | 'channels' | 'messages' | 'dm' | 'home' | 'modals' | 'addMember' | 'deactivate';

function watching({ world: { conversations, views } }: Stage): Pick<PlaygroundSlack, Watching> {
  return {
    members: () => [...conversations.members.values()],
    channels: () => [...conversations.channels.values()],
    messages(channel, memberId) {
      if (!conversations.isIn(channel, memberId)) return [];
      const all = [...conversations.messagesIn(channel)];
      return all.filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === memberId);
    },
    dm: conversations.dmOf,
    home: views.homeOf,
    modals: views.stackOf,
    addMember: conversations.addMember,
    deactivate: conversations.deactivate,
  };
}

type Acting = Exclude<keyof PlaygroundSlack, Watching | 'apiUrl' | 'team' | 'bot' | 'failNext' | 'subscribe' | 'stop'>;

/** All reject, rather than throw, when a test asks for what no member could do. */
function acting(stage: Stage): Pick<PlaygroundSlack, Acting> {
  return {
    openHome: async (memberId) => acts.openHome(stage, memberId),
    command: async (given) => acts.command(stage, given),
    shortcut: async (given) => acts.shortcut(stage, given),
    tap: async (given) => tap(stage, given),
    submitModal: async (given) => submitModal(stage, given),
    closeModal: async (given) => closeModal(stage, given),
    directMessage: async (given) => acts.directMessage(stage, given),
    join: async (given) => acts.join(stage, given),
    leave: async (given) => acts.leave(stage, given),
    event: stage.events.deliver,
    async redeliverLast() {
      const last = stage.courier.last();
      if (!last) throw new Error('Nothing was delivered yet');
      // Only events are delivered again by Slack, and marked so.
      return stage.courier.send(last.contentType === 'application/json' ? asRetry(last, 1) : last);
    },
  };
}
