// The LINE surface on loopback before the playground's LINE, with a scripted bot behind it.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/log.ts';
import type { LineMessage, LineUser } from '../../../src/playground/line/line.ts';
import { type PlaygroundLineOptions, startPlaygroundLine } from '../../../src/playground/line/start-line.ts';
import { createTraffic } from '../../../src/playground/traffic.ts';
import { createLineSender, createLineSurface, type LineSurfaceOptions } from '../../../src/surfaces/line/index.ts';
import { HANG_MS } from '../../support/hang.ts';
import { createStubBot, type StubBot } from '../stub-bot.ts';

export const channelSecret = 'a channel secret';
export const userId = (n: number) => `U${n.toString(16).padStart(32, '0')}`;
export const aiko = userId(1);
export const ben = userId(2);
const channelAccessToken = 'a channel access token';

const people: LineUser[] = [
  { id: aiko, name: '愛子', language: 'ja', isFollowing: true },
  { id: ben, name: 'Ben', language: 'en', isFollowing: true },
];

interface Opening {
  bot?: StubBot;
  line?: Partial<PlaygroundLineOptions>;
  surface?: Partial<LineSurfaceOptions>;
}

export async function openLineSurface({ bot = createStubBot(), line: ofLine, surface: ofSurface }: Opening = {}) {
  const clock = createMovableClock(Temporal.Instant.from('2031-11-20T09:00:00Z'));
  const traffic = createTraffic({ clock });
  const url = { webhook: '' };
  const line = await startPlaygroundLine({
    clock,
    traffic,
    channelAccessToken,
    channelSecret,
    webhookUrl: () => url.webhook,
    users: people,
    isRedeliveryOn: false,
    answerWithinMs: HANG_MS,
    ...ofLine,
  });
  onTestFinished(line.stop);
  const logged: Record<string, unknown>[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (text) => void logged.push(JSON.parse(text)) } });
  const account = { log, channelAccessToken, apiUrl: line.apiUrl, ...ofSurface };
  const surface = createLineSurface({
    ...{ bot, clock, channelSecret, language: 'ja', answerWithinMs: HANG_MS },
    ...account,
  });
  url.webhook = await serve(surface.routes.fetch);
  const deliverRaw = (body: string | Uint8Array<ArrayBuffer>, signature: string | undefined = sign(body)) =>
    postTo(url.webhook, body, signature);
  const replies = (id: string): readonly LineMessage[] => line.chat(id).filter(({ via }) => via === 'reply');
  const pushes = (id: string): readonly LineMessage[] => line.chat(id).filter(({ via }) => via === 'push');
  return {
    bot,
    line,
    surface,
    sender: createLineSender(account),
    clock,
    traffic,
    logged,
    deliverRaw,
    replies,
    pushes,
    webhookUrl: url.webhook,
  };
}

export const sign = (body: string | Uint8Array, secret = channelSecret): string =>
  createHmac('sha256', secret).update(body).digest('base64');

export async function postTo(url: string, body: string | Uint8Array<ArrayBuffer>, signature?: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signature ? { 'x-line-signature': signature } : {}) };
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

async function serve(fetch: Parameters<typeof createAdaptorServer>[0]['fetch']): Promise<string> {
  const server = createAdaptorServer({ fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/line/webhook`;
}
