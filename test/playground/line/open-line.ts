// A playground LINE with the real SDK's client on one side and a small webhook server on the other.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../../../src/clock.ts';
import type { LineUser } from '../../../src/playground/line/line.ts';
import { type PlaygroundLineOptions, startPlaygroundLine } from '../../../src/playground/line/start-line.ts';
import { createTraffic } from '../../../src/playground/traffic.ts';
import { HANG_MS } from '../../support/hang.ts';

export const channelSecret = 'a channel secret';
export const channelAccessToken = 'a channel access token';
export const userId = (n: number) => `U${n.toString(16).padStart(32, '0')}`;
export const aiko = userId(1);
export const ben = userId(2);

const people: LineUser[] = [
  { id: aiko, name: '愛子', language: 'ja', isFollowing: true },
  { id: ben, name: 'Ben', isFollowing: true },
];

/** An event as a test reads it: what a test asks for must be there. */
export interface SeenEvent {
  [property: string]: unknown;
  type: string;
  replyToken: string;
  timestamp: number;
  message: { text?: string };
  deliveryContext: { isRedelivery: boolean };
}

export interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  body: { destination: string; events: SeenEvent[] };
}

export async function openLine(options: Partial<PlaygroundLineOptions> = {}) {
  const clock = createMovableClock(Temporal.Instant.from('2026-11-20T09:00:00Z'));
  const traffic = createTraffic({ clock });
  const bot = await openBot();
  const line = await startPlaygroundLine({
    clock,
    traffic,
    channelAccessToken,
    channelSecret,
    webhookUrl: bot.url,
    users: people,
    answerWithinMs: HANG_MS,
    ...options,
  });
  onTestFinished(line.stop);
  const clientOf = (token: string) =>
    LineBotClient.fromChannelAccessToken({
      channelAccessToken: token,
      apiBaseURL: line.apiUrl,
      dataApiBaseURL: line.apiUrl,
    });
  return { line, clock, traffic, bot, client: clientOf(channelAccessToken), clientOf };
}

/** Keeps what it is sent and answers with `status`; 0 answers nothing. */
async function openBot() {
  const received: Received[] = [];
  const event = (index: number): SeenEvent => {
    const found = received.flatMap(({ body }) => body.events)[index];
    if (!found) throw new Error(`the bot received no event ${index}`);
    return found;
  };
  const events = () => received.flatMap(({ body }) => body.events);
  const bot = { url: '', received, event, events, status: 200, atOnce: 0, mostAtOnce: 0 };
  const server = createServer(async (request, response) => {
    bot.mostAtOnce = Math.max(bot.mostAtOnce, ++bot.atOnce);
    response.once('close', () => {
      bot.atOnce -= 1;
    });
    request.setEncoding('utf8');
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push({ headers: request.headers, text, body: JSON.parse(text) });
    if (bot.status > 0) response.writeHead(bot.status).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/line/webhook`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return bot;
}

/** The refusal a call meets: status, headers, and the body as JSON. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error(`expected LINE to refuse, got ${String(error ?? 'success')}`);
  return { status: error.status, headers: error.headers, body: JSON.parse(error.body) };
}
