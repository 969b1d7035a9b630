// A playground Slack with two members and four channels, and a real Bolt app before it when a test wants one.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../../../src/clock.ts';
import { playgroundBot } from '../../../src/playground/slack/identity.ts';
import type { SlackMember } from '../../../src/playground/slack/slack.ts';
import { type PlaygroundSlackOptions, startPlaygroundSlack } from '../../../src/playground/slack/start-slack.ts';
import { createTraffic } from '../../../src/playground/traffic.ts';
import { HANG_MS } from '../../support/hang.ts';

const botToken = 'xoxb-playground';
const signingSecret = 'playground-signing-secret';

export const member = (id: string, name: string): SlackMember => ({
  id,
  name,
  locale: 'ja-JP',
  timeZone: 'Asia/Tokyo',
  isDeactivated: false,
});

const bot = playgroundBot.userId;
const channels = [
  { id: 'C0SEMINAR', name: 'seminar', isPrivate: false, memberIds: ['U0AKI', 'U0BEN', bot] },
  { id: 'C0RANDOM', name: 'random', isPrivate: false, memberIds: ['U0AKI'] },
  { id: 'C0SECRET', name: 'secret', isPrivate: true, memberIds: ['U0AKI'] },
  { id: 'C0BOARD', name: 'board', isPrivate: true, memberIds: ['U0AKI', bot] },
];

export async function startSlack(options: Partial<PlaygroundSlackOptions> = {}) {
  const clock = createMovableClock(Temporal.Instant.from('2030-04-01T09:00:00Z'));
  const traffic = createTraffic({ clock });
  const slack = await startPlaygroundSlack({
    clock,
    traffic,
    botToken,
    signingSecret,
    eventsUrl: 'http://127.0.0.1:9/slack/events',
    members: [member('U0AKI', '青木'), member('U0BEN', 'Ben')],
    channels,
    isRateLimited: false,
    answerWithinMs: HANG_MS,
    ...options,
  });
  onTestFinished(() => slack.stop());
  const client = clientOf(slack.apiUrl);
  return { slack, clock, traffic, client };
}

export const clientOf = (slackApiUrl: string, token = botToken) =>
  new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });

/** Serves until the test ends; the URL of /slack/events. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
}

/** Bolt behind an HTTP server of its own, answered by the playground's Slack. */
export async function startBolt(register: (app: App) => void) {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const eventsUrl = await startServer((request, response) => receiver.requestListener(request, response));
  const playground = await startSlack({ eventsUrl });
  const clientOptions = { slackApiUrl: playground.slack.apiUrl };
  const app = new App({ receiver, token: botToken, clientOptions, logLevel: LogLevel.ERROR });
  register(app);
  return { ...playground, app };
}

/** A bot that answers as told, and keeps what it was sent. */
export async function startScriptedBot(answer: (attempt: number) => { status: number }) {
  const requests: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const eventsUrl = await startServer(async (request, response) => {
    requests.push({ headers: request.headers, body: await readText(request) });
    response.writeHead(answer(requests.length).status).end();
  });
  return { requests, eventsUrl };
}

export const text = (content: string) => ({ type: 'plain_text' as const, text: content });

export const section = (content: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text: content },
});

export const buttonBlock = (action_id: string, label: string, value = '1') => ({
  type: 'actions' as const,
  block_id: `block_${action_id}`,
  elements: [{ type: 'button' as const, action_id, text: text(label), value }],
});

/** What Slack said in refusing. */
export async function refusalOf(call: Promise<unknown>): Promise<{ error: string; messages: string[]; data: unknown }> {
  try {
    await call;
  } catch (fault) {
    const { data } = fault as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    if (!data) throw fault;
    return { error: data.error, messages: data.response_metadata?.messages ?? [], data };
  }
  throw new Error('Slack refused nothing');
}
