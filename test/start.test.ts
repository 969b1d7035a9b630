// What an operator sees: the bot starts and says where, stops when told, or says in one line what is wrong.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { startPlaygroundLine } from '../src/playground/line/start-line.ts';
import { startPlaygroundSlack } from '../src/playground/slack/start-slack.ts';
import { createTraffic } from '../src/playground/traffic.ts';
import { startBotProcess } from './support/bot-process.ts';
import { createDataFolder } from './support/data-folder.ts';
import { createTestDatabaseUrl } from './support/database.ts';
import { isAlive, postmasterPid } from './support/server-pid.ts';
import { withClient } from './support/sql.ts';
import { en, ja } from './support/words.ts';

const SECRET = 'sEcReT0123456789';
const slack = { SLACK_BOT_TOKEN: `xoxb-${SECRET}`, SLACK_SIGNING_SECRET: SECRET, ORGANIZERS: 'U0SATO' };
const line = { LINE_CHANNEL_ACCESS_TOKEN: SECRET, LINE_CHANNEL_SECRET: SECRET, PUBLIC_URL: 'https://x.example.jp' };
/** Nobody listens on port 9. */
const nowhere = 'http://127.0.0.1:9/';

/** After this exit code systemd does not try again (docs/setup.md); after 1 it does. */
const WRONG_SETTING = 78;

/** Starts the bot with settings it cannot start with: the one line it leaves with, and nothing but that line. */
async function refusalOf(settings: Record<string, string>, code = WRONG_SETTING): Promise<string> {
  const bot = startBotProcess({ PORT: '0', LOG_LEVEL: 'silent', ...settings });
  expect(await bot.ended()).toBe(code);
  expect(bot.stdout()).toBe('');
  expect(bot.stderr()).not.toContain(SECRET);
  expect(bot.stderr()).toMatch(/^[^\n]+\n$/);
  return bot.stderr();
}

const wrong: [string, Record<string, string>, RegExp][] = [
  ['a time zone that does not exist', { TIME_ZONE: 'Mars/Base' }, /^TIME_ZONE: .*Asia\/Tokyo/],
  ['a token of another kind', { ...slack, SLACK_BOT_TOKEN: `xoxp-${SECRET}` }, /^SLACK_BOT_TOKEN: .*xoxb-/],
  [
    'an address of something else than PostgreSQL',
    { DATABASE_URL: 'mysql://127.0.0.1/d' },
    /^DATABASE_URL: .*postgres:/,
  ],
];

test.each(wrong)('%s is told in one line that names the setting', async (_what, settings, expected) => {
  expect(await refusalOf(settings)).toMatch(expected);
});

test('a password that the database refuses is told in one line, and not shown', async () => {
  const url = new URL(inject('postgresUrl'));
  url.password = SECRET;
  expect(await refusalOf({ DATABASE_URL: url.href })).toMatch(/^DATABASE_URL: .*password authentication failed/);
});

test('a database that is not on the server is told in one line', async () => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/no_such_database';
  expect(await refusalOf({ DATABASE_URL: url.href })).toMatch(/^DATABASE_URL: .*"no_such_database" does not exist/);
});

test('a database in which the bot may make no tables is told in one line', async () => {
  const url = new URL(inject('postgresUrl'));
  const name = `reader_${process.pid}`;
  await withClient(url.href, (sql) => sql.unsafe(`create role ${name} login password '${SECRET}'`));
  onTestFinished(() => withClient(inject('postgresUrl'), (sql) => sql.unsafe(`drop role ${name}`)).then(() => {}));
  Object.assign(url, { username: name, password: SECRET });
  expect(await refusalOf({ DATABASE_URL: url.href })).toMatch(/^DATABASE_URL: .*permission denied/);
});

test('a port in use is told in one line, before anything else is started', async () => {
  const server = createServer().listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const folder = await createDataFolder();
  const settings = { PORT: String(port), DATA_DIR: folder };
  expect(await refusalOf(settings, 1)).toMatch(new RegExp(`^PORT: ${port} is in use`));
  expect(await postmasterPid(folder)).toBeUndefined();
});

test('a token that Slack refuses is told in one line, and no database server is left running', async () => {
  const traffic = createTraffic({ clock: systemClock });
  const keys = { botToken: 'xoxb-another', signingSecret: 'another', eventsUrl: nowhere };
  const fake = await startPlaygroundSlack({ clock: systemClock, traffic, ...keys, members: [], channels: [] });
  onTestFinished(() => fake.stop());
  const folder = await createDataFolder();
  const settings = { ...slack, SLACK_API_URL: fake.apiUrl, DATA_DIR: folder };
  expect(await refusalOf(settings, 1)).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\)/);
  expect(await postmasterPid(folder)).toBeUndefined();
});

test('a token that LINE refuses is told in one line', async () => {
  const traffic = createTraffic({ clock: systemClock });
  const keys = { channelAccessToken: 'another', channelSecret: 'another', webhookUrl: nowhere };
  const fake = await startPlaygroundLine({ clock: systemClock, traffic, ...keys, users: [] });
  onTestFinished(() => fake.stop());
  const settings = { ...line, LINE_API_URL: fake.apiUrl, DATABASE_URL: await createTestDatabaseUrl() };
  expect(await refusalOf(settings, 1)).toMatch(/LINE_CHANNEL_ACCESS_TOKEN/);
});

test('a platform that cannot be reached is told in one line', async () => {
  const DATABASE_URL = await createTestDatabaseUrl();
  expect(await refusalOf({ ...slack, SLACK_API_URL: nowhere, DATABASE_URL }, 1)).toMatch(/SLACK_API_URL/);
  expect(await refusalOf({ ...line, LINE_API_URL: nowhere, DATABASE_URL }, 1)).toMatch(/LINE_API_URL/);
});

test('without tokens the playground starts, says where it is and is ready; SIGTERM stops it and its database', async () => {
  const folder = await createDataFolder();
  const bot = startBotProcess({ PORT: '0', DATA_DIR: folder });
  const port = await bot.ready();
  const address = `http://localhost:${port}/`;
  expect(bot.stdout()).toBe(`${ja.start.playground(address)}\n${en.start.playground(address)}\n`);
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200));
  for (const path of ['/healthz', '/']) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    await answer.text();
  }
  const server = (await postmasterPid(folder)) ?? expect.unreachable();
  expect(await isAlive(server)).toBe(true);
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(0);
  await vi.waitFor(async () => expect(await isAlive(server)).toBe(false));
  expect(await postmasterPid(folder)).toBeUndefined();
  // A busy machine may not end in time; then the bot says so, and the server ends by itself.
  expect(bot.stderr()).toMatch(/^(The bot ends without waiting longer[^\n]*\n)*$/);
});

test('on LINE alone the start prints a number for the first admin in both languages, and the log has nothing of it', async () => {
  const traffic = createTraffic({ clock: systemClock });
  const keys = { channelAccessToken: SECRET, channelSecret: SECRET, webhookUrl: nowhere };
  const fake = await startPlaygroundLine({ clock: systemClock, traffic, ...keys, users: [] });
  onTestFinished(() => fake.stop());
  const DATABASE_URL = await createTestDatabaseUrl();
  const bot = startBotProcess({ ...line, PORT: '0', LOG_LEVEL: 'trace', LINE_API_URL: fake.apiUrl, DATABASE_URL });
  await bot.ready();
  const code = await vi.waitFor(() => /\d{4}-\d{4}-\d{4}/.exec(bot.stdout())?.[0] ?? expect.fail('no number'));
  const printed = `${ja.start.firstAdmin(code, 30)}\n${en.start.firstAdmin(code, 30)}\n`;
  await vi.waitFor(() => expect(bot.stdout()).toContain(printed));
  const rest = bot.stdout().replace(printed, '') + bot.stderr();
  expect(rest.replaceAll('-', '')).not.toContain(code.replaceAll('-', ''));
});

/** Has a promise fail that nobody waits for, when the signal comes: what the Slack SDK does when a reconnect fails. */
const failing = btoa('process.on("SIGUSR2", () => void Promise.reject(new Error("no_reconnect")))');

test('a bot on a database of the operator’s outlives a failure nobody waited for, and stops with SIGTERM', async () => {
  const traffic = createTraffic({ clock: systemClock });
  const keys = { botToken: slack.SLACK_BOT_TOKEN, signingSecret: SECRET, eventsUrl: nowhere };
  const fake = await startPlaygroundSlack({ clock: systemClock, traffic, ...keys, members: [], channels: [] });
  onTestFinished(() => fake.stop());
  const DATABASE_URL = await createTestDatabaseUrl();
  const NODE_OPTIONS = `--import=data:text/javascript;base64,${failing}`;
  const bot = startBotProcess({ ...slack, PORT: '0', SLACK_API_URL: fake.apiUrl, DATABASE_URL, NODE_OPTIONS });
  const port = await bot.ready();
  expect(bot.stdout()).toContain(`${ja.start.ready(port, 'Slack')}\n${en.start.ready(port, 'Slack')}\n`);
  process.kill(bot.pid, 'SIGUSR2');
  await vi.waitFor(() => expect(bot.stdout()).toContain('no_reconnect'));
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200));
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(0);
  const [row] = await withClient(DATABASE_URL, (sql) => sql`select count(*)::int as count from seminars`);
  expect(row?.count).toBe(0);
});
