// SIGTERM at every moment: the bot ends with 0, and no server that it started is left; also while the database is
// frozen, which it outlives otherwise.
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type BotProcess, startBotProcess } from './support/bot-process.ts';
import { createDataFolder } from './support/data-folder.ts';
import { createFallibleServer, serverProcesses, signalServer } from './support/fallible-server.ts';
import { createPooler } from './support/pooler.ts';
import { postmasterPid } from './support/server-pid.ts';

const settings = { PORT: '0', LOG_LEVEL: 'silent' };
const noPlatform = { SLACK_BOT_TOKEN: 'xoxb-x', SLACK_SIGNING_SECRET: 'x', ORGANIZERS: 'U0SATO' };

const isOnLinux = process.platform === 'linux';

async function contentOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function expectNoServer(folder: string): Promise<void> {
  await vi.waitFor(async () => expect(await serverProcesses(folder)).toEqual([]));
  expect(await postmasterPid(folder)).toBeUndefined();
}

/** Its end after SIGTERM: 0, or the signal itself, before Node has run the bot's first line. `before`: what was there then. */
async function expectEnd(bot: BotProcess, folder: string, before: string[] = []): Promise<void> {
  bot.signal('SIGTERM');
  const code = await bot.ended();
  // A busy machine may not end in time; then the bot says so, and the server ends by itself.
  expect(bot.stderr()).toMatch(/^(The bot ends without waiting longer[^\n]*\n)*$/);
  if (code === null) expect(await contentOf(folder)).toEqual(before);
  else expect(code).toBe(0);
  await expectNoServer(folder);
}

const is = (condition: () => Promise<boolean>) => vi.waitFor(async () => expect(await condition()).toBe(true));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** What can be seen of a start from outside, in its order. */
const moments: [string, (folder: string, bot: BotProcess) => Promise<unknown>][] = [
  ['when its folder is there', (folder) => is(async () => (await contentOf(folder)).includes('password'))],
  [
    'while initdb works',
    (folder) => is(async () => (await contentOf(folder)).some((name) => /^postgres-\w+$/.test(name))),
  ],
  ['when initdb is done', (folder) => is(async () => (await contentOf(folder)).includes('postgres'))],
  ['when the server has begun', (folder) => is(async () => (await postmasterPid(folder)) !== undefined)],
  [
    'when the server has made its sample database',
    (folder) => is(async () => (await contentOf(join(folder, 'postgres', 'base'))).length > 3),
  ],
  ['as soon as it says it is ready', (_folder, bot) => bot.ready()],
  [
    'as soon as /readyz answers',
    async (_folder, bot) => {
      const port = await bot.ready();
      await is(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200);
    },
  ],
];

test.runIf(isOnLinux).each(moments)('SIGTERM %s ends the bot and its server', async (_when, moment) => {
  const folder = await createDataFolder();
  const bot = startBotProcess({ ...settings, DATA_DIR: folder });
  await moment(folder, bot);
  await expectEnd(bot, folder);
});

test.runIf(isOnLinux)('SIGTERM after any time of the start ends the bot and its server', async () => {
  const folder = await createDataFolder();
  for (let ms = 25; ms < 4000; ms *= 2) {
    const before = await contentOf(folder);
    const bot = startBotProcess({ ...settings, DATA_DIR: folder });
    await sleep(ms);
    await expectEnd(bot, folder, before);
  }
  // What was half-made does not keep the next from starting.
  const next = startBotProcess({ ...settings, DATA_DIR: folder });
  await next.ready();
  await expectEnd(next, folder);
});

test.runIf(isOnLinux)('SIGTERM ends the bot while its own server is frozen; the server ends when it can', async () => {
  const folder = await createDataFolder();
  const bot = startBotProcess({ ...settings, DATA_DIR: folder });
  const port = await bot.ready();
  await signalServer(folder, 'SIGSTOP');
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
  bot.signal('SIGTERM');
  // The server stays frozen until the bot has ended: there is nothing else it could wait for.
  expect(await bot.ended()).toBe(0);
  await signalServer(folder, 'SIGCONT');
  await expectNoServer(folder);
});

test.runIf(isOnLinux)('the bot outlives a frozen database, tells so, and goes on', async () => {
  const folder = await createDataFolder();
  const bot = startBotProcess({ ...settings, DATA_DIR: folder });
  const port = await bot.ready();
  const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  await signalServer(folder, 'SIGSTOP');
  expect(await readiness()).toBe(503);
  expect(await readiness()).toBe(503);
  await signalServer(folder, 'SIGCONT');
  await vi.waitFor(async () => expect(await readiness()).toBe(200));
  await expectEnd(bot, folder);
});

test.runIf(isOnLinux)('the bot outlives its own server’s end, which it starts again', async () => {
  const folder = await createDataFolder();
  const bot = startBotProcess({ ...settings, DATA_DIR: folder });
  const port = await bot.ready();
  const before = (await postmasterPid(folder)) ?? expect.unreachable();
  process.kill(before, 'SIGQUIT');
  await vi.waitFor(async () => expect((await postmasterPid(folder)) ?? before).not.toBe(before));
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200));
  await expectEnd(bot, folder);
});

test('while it waits for its database it answers 503 and ends at once', async () => {
  const DATABASE_URL = 'postgres://u:p@127.0.0.1:9/d';
  const port = await freePort();
  const bot = startBotProcess({ ...noPlatform, PORT: String(port), DATABASE_URL });
  await vi.waitFor(() => expect(bot.stdout()).toContain('waiting for the database'));
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(0);
  expect(bot.stderr()).toBe('');
});

test.runIf(isOnLinux)('SIGTERM ends the bot while the database is frozen under its start', async () => {
  const server = await createFallibleServer();
  await server.freeze();
  const bot = startBotProcess({ ...noPlatform, PORT: '0', DATABASE_URL: server.url });
  // The first try to connect is given up after ten seconds.
  await vi.waitFor(() => expect(bot.stdout()).toContain('waiting for the database'));
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(0);
});

test('a database that comes while the bot waits is used', async () => {
  const server = await createFallibleServer();
  const pooler = await createPooler({ to: server.url, isOpen: false });
  // Beyond the database this start fails, for lack of a Slack.
  const slack = { ...noPlatform, SLACK_API_URL: 'http://127.0.0.1:9/' };
  const bot = startBotProcess({ ...slack, PORT: '0', DATABASE_URL: pooler.url });
  await vi.waitFor(() => expect(bot.stdout()).toContain('waiting for the database'));
  pooler.open();
  expect(await bot.ended()).toBe(1);
  expect(bot.stderr()).toMatch(/SLACK_API_URL/);
});
