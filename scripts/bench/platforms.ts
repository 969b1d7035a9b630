// A Slack and a LINE on loopback that say yes to everything and count. The playground's check every block and keep every
// message, which costs more than a tap does; here it is the bot that is measured.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CHANNEL } from './seed.ts';

export interface Platforms {
  url: string;
  /** Where a tap's answer is shown. */
  answerUrl(tap: string): string;
  /** Resolves once the answer to this tap has come, at its response_url or with its reply token. */
  answered(tap: string): Promise<void>;
  /** Forgets it: nobody waits for it any more. */
  forget(tap: string): void;
  /** What LINE was asked to send by itself, in the order in which it came. */
  lineSends: LineSend[];
  stop(): Promise<void>;
}

export interface LineSend {
  kind: 'push' | 'multicast';
  to: string[];
  retryKey: string;
  /** By `performance.now()`. */
  at: number;
}

const ANSWERS = '/answers/';
export const botUserId = 'U0SEMINARBOT';

export async function startPlatforms(): Promise<Platforms> {
  const waiting = new Map<string, () => void>();
  const lineSends: LineSend[] = [];
  const show = (tap: string) => waiting.get(tap)?.();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    // Whole, as Slack and LINE read it.
    readAll(request, (body) => {
      if (path.startsWith(ANSWERS)) {
        response.end('ok');
        return show(path.slice(ANSWERS.length));
      }
      const said = path.startsWith('/slack/') ? slackSays(path) : lineSays(path, body, request);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  const lineSays = (path: string, body: string, { headers }: IncomingMessage): object => {
    const kind = /\/message\/(push|multicast|reply)$/.exec(path)?.[1];
    if (kind === undefined) return lineFacts(path);
    const { to, replyToken } = JSON.parse(body) as { to?: string | string[]; replyToken?: string };
    if (kind === 'reply') show(replyToken ?? '');
    else {
      const retryKey = String(headers['x-line-retry-key'] ?? '');
      lineSends.push({ kind: kind as LineSend['kind'], to: [to ?? []].flat(), retryKey, at: performance.now() });
    }
    return { sentMessages: [{ id: '1', quoteToken: 'q' }] };
  };
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    answerUrl: (tap) => `${url}${ANSWERS}${tap}`,
    answered: (tap) =>
      new Promise((resolve) => {
        waiting.set(tap, () => {
          waiting.delete(tap);
          resolve();
        });
      }),
    forget: (tap) => void waiting.delete(tap),
    lineSends,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readAll(request: IncomingMessage, then: (body: string) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part)).on('end', () => then(Buffer.concat(parts).toString()));
}

let posts = 0;

function slackSays(path: string): object {
  const method = path.split('/').at(-1)?.split('?')[0];
  const channel = { id: CHANNEL, name: 'seminar' };
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        user_id: botUserId,
        bot_id: 'B0SEMINARBOT',
        team_id: 'T0BENCH',
        url: 'https://bench.slack.com/',
      };
    case 'users.info':
      return { ok: true, user: { id: 'U0', name: 'somebody', real_name: '測定', locale: 'ja-JP', tz: 'Asia/Tokyo' } };
    case 'conversations.open':
      return { ok: true, channel: { id: 'D0SOMEBODY' } };
    case 'conversations.history':
      return { ok: true, messages: [], has_more: false };
    case 'chat.postMessage':
      posts += 1;
      return { ok: true, channel: channel.id, ts: `1700000000.${String(posts).padStart(6, '0')}` };
    default:
      return { ok: true, channel, ts: '1700000000.000001', view: { id: 'V0', hash: '1' } };
  }
}

function lineFacts(path: string): object {
  if (path.includes('/followers/ids')) return { userIds: [] };
  if (path.includes('/profile/')) return { userId: path.split('/').at(-1), displayName: '測定', language: 'ja' };
  if (path.endsWith('/quota')) return { type: 'none' };
  if (path.endsWith('/consumption')) return { totalUsage: 0 };
  return {
    userId: `U${'0'.repeat(31)}1`,
    basicId: '@bench',
    displayName: 'bench',
    chatMode: 'bot',
    markAsReadMode: 'auto',
  };
}
