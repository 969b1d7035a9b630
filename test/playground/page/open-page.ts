// The playground's page before the real fakes, and a stub bot that answers as a test tells it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { LineBotClient } from '@line/bot-sdk';
import { LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../../../src/clock.ts';
import { startPlaygroundLine } from '../../../src/playground/line/start-line.ts';
import { createPlaygroundPage } from '../../../src/playground/page/page.ts';
import type { PlaygroundPageOptions } from '../../../src/playground/page/page-options.ts';
import { playgroundBot } from '../../../src/playground/slack/identity.ts';
import { startPlaygroundSlack } from '../../../src/playground/slack/start-slack.ts';
import { createTraffic } from '../../../src/playground/traffic.ts';
import { HANG_MS } from '../../support/hang.ts';

export const tanaka = `U${'1'.padStart(32, '0')}`;
export const suzuki = `U${'2'.padStart(32, '0')}`;
export const seminarChannel = 'C0SEMINAR';

type Answer = (payload: Record<string, unknown>) => unknown;

export async function openPage(options: Partial<PlaygroundPageOptions> = {}) {
  const clock = createMovableClock(Temporal.Instant.from('2026-11-21T09:30:00Z'));
  const traffic = createTraffic({ clock });
  const bot = await openBot();
  const slack = await startPlaygroundSlack({
    clock,
    traffic,
    botToken: 'xoxb-page',
    signingSecret: 'page',
    eventsUrl: `${bot.url}/slack`,
    isRateLimited: false,
    answerWithinMs: HANG_MS,
    members: [member('U0AKI', '青木'), member('U0BEN', 'Ben')],
    channels: [
      {
        id: seminarChannel,
        name: '夜間セミナー',
        isPrivate: false,
        memberIds: ['U0AKI', 'U0BEN', playgroundBot.userId],
      },
      { id: 'C0RANDOM', name: '雑談', isPrivate: false, memberIds: ['U0AKI'] },
    ],
  });
  onTestFinished(() => slack.stop());
  const line = await startPlaygroundLine({
    clock,
    traffic,
    channelAccessToken: 'page',
    channelSecret: 'page',
    webhookUrl: `${bot.url}/line`,
    isRedeliveryOn: false,
    answerWithinMs: HANG_MS,
    users: [
      { id: tanaka, name: '田中', language: 'ja', isFollowing: true },
      { id: suzuki, name: '鈴木', isFollowing: false },
    ],
  });
  onTestFinished(() => line.stop());
  const app = createPlaygroundPage({
    slack,
    line,
    traffic,
    clock,
    timeZone: 'Asia/Tokyo',
    shortcuts: [{ callbackId: 'new', label: 'セミナーを企画する' }],
    commands: [
      { command: '/seminar', does: 'これからのセミナー' },
      { command: '/seminar new', does: 'セミナーを企画する' },
    ],
    suggestions: ['予定'],
    tours: async () => [],
    slackPeople: [
      { memberId: 'U0AKI', name: '青木さん', label: '青木さん（主催者）' },
      { memberId: 'U0BEN', name: 'Benさん', label: 'Benさん' },
    ],
    linePeople: [
      { userId: tanaka, name: '田中さん', label: '田中さん' },
      { userId: suzuki, name: '鈴木さん', label: '鈴木さん' },
    ],
    advance: async (to) => clock.moveTo(clock.now().add({ hours: to === 'hour' ? 1 : 24 })),
    nextDue: async () => ({ at: Temporal.Instant.from('2026-11-26T08:00:00Z'), label: '参加の締め切り' }),
    ...options,
  });
  const slackClient = new WebClient('xoxb-page', {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  });
  const lineClient = LineBotClient.fromChannelAccessToken({
    channelAccessToken: 'page',
    apiBaseURL: line.apiUrl,
    dataApiBaseURL: line.apiUrl,
  });
  return { app, slack, line, traffic, clock, bot, slackClient, lineClient };
}

const member = (id: string, name: string) => ({
  id,
  name,
  locale: 'ja-JP',
  timeZone: 'Asia/Tokyo',
  isDeactivated: false,
});

/** Answers 200; what `answer` returns for a Slack payload is the body, when a test sets it. */
async function openBot() {
  const answer: Answer = () => undefined;
  const bot = { url: '', status: 200, answer };
  const server = createServer(async (request, response) => {
    const body = await readText(request);
    const form = new URLSearchParams(body);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const payload = isForm
      ? JSON.parse(form.get('payload') ?? JSON.stringify(Object.fromEntries(form)))
      : JSON.parse(body);
    const answered = await bot.answer(payload);
    response
      .writeHead(bot.status, { 'content-type': 'application/json' })
      .end(answered ? JSON.stringify(answered) : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return bot;
}

type App = ReturnType<typeof createPlaygroundPage>;

/** Posts as the page's own script does; headers and body may be forged. */
export async function act(app: App, body: unknown, headers: Record<string, string> = {}) {
  const answer = await app.request('/playground/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** The regions' HTML, as the page's script fetches it. */
export async function regionsOf(app: App, query: Record<string, string>) {
  const answer = await app.request(`/playground/regions?${new URLSearchParams(query)}`);
  const { regions } = (await answer.json()) as { regions: Record<string, string> };
  return (name: string) => regions[name] ?? '';
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
