// The bot as `npm start` runs it: a process of its own, with package.json's flags, before the bench's Slack and LINE.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from '../../src/database/within.ts';
import type { Cleanup } from './cleanup.ts';
import type { Platforms } from './platforms.ts';
import { readProcess } from './process-figures.ts';
import { CHANNEL, organizerId } from './seed.ts';
import { lineSecret, slackSecret } from './tap.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 120_000;
/** It promises 15 s. */
const STOPS_WITHIN_MS = 20_000;

export interface Bot {
  port: number;
  /** From the start of the process until it said that it was ready. */
  readyMs: number;
  /** Milliseconds of its own and of the kernel's for it so far; NaN where /proc does not tell. */
  cpuMs(): Promise<number>;
  /** Resident, in MB; NaN where /proc does not tell. */
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
}

export interface BotStart {
  folder: string;
  cleanup: Cleanup;
  nodeOptions: string[] | undefined;
  /** Its whole environment, beside the paths. */
  settings: Record<string, string>;
}

/** With Slack and LINE on. */
export const settingsFor = (platforms: Platforms, databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: slackSecret, SLACK_API_URL: `${platforms.url}/slack/api/` },
  ...{
    LINE_CHANNEL_ACCESS_TOKEN: 'bench',
    LINE_CHANNEL_SECRET: lineSecret,
    RICH_MENU: 'off',
    LINE_API_URL: platforms.url,
  },
  ...{ PUBLIC_URL: 'https://seminar.example.jp', ORGANIZERS: organizerId, ANNOUNCE_CHANNEL: CHANNEL },
});

/** What package.json's start gives to node before the file, or what is given instead; and the file. */
export function startArguments(start: string, nodeOptions: string[] | undefined): string[] {
  const [program, ...rest] = start.split(/\s+/);
  const file = rest.at(-1);
  if (program !== 'node' || !file?.endsWith('.ts')) throw new Error(`package.json starts the bot otherwise: ${start}`);
  return [...(nodeOptions ?? rest.slice(0, -1)), file];
}

export async function loadStartArguments(nodeOptions: string[] | undefined): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(top, 'package.json'), 'utf8'));
  return startArguments(scripts.start, nodeOptions);
}

let started = 0;

export async function startBot({ folder, cleanup, nodeOptions, settings }: BotStart): Promise<Bot> {
  const args = await loadStartArguments(nodeOptions);
  cleanup.signal.throwIfAborted();
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  // Its log goes into a file, as a service's does: read by nobody, it costs the bench nothing.
  const logPath = join(folder, `bot-${++started}.log`);
  const log = openSync(logPath, 'w');
  const startedAt = performance.now();
  const env = { PATH, HOME, TMPDIR, PORT: '0', ...settings };
  const child = spawn(process.execPath, args, { cwd: top, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = once(child, 'exit');
  const stop = cleanup.add(async () => {
    child.kill('SIGTERM');
    const isGone = await within(STOPS_WITHIN_MS, ended);
    if (isGone) return;
    console.error('… the bot did not end when it was told to: it is killed');
    child.kill('SIGKILL');
    await ended;
  });
  const port = await readyPort(logPath, () => child.exitCode !== null || child.signalCode !== null);
  return {
    port,
    readyMs: performance.now() - startedAt,
    cpuMs: async () => (await readProcess(child.pid)).cpuMs,
    memoryMb: async () => (await readProcess(child.pid)).memoryMb,
    stop,
  };
}

async function readyPort(logPath: string, hasEnded: () => boolean): Promise<number> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const isOver = hasEnded() || performance.now() > giveUpAt;
    const said = await readFile(logPath, 'utf8');
    const port = /(?:^Ready on port |^Playground: http:\/\/localhost:)(\d+)/m.exec(said)?.[1];
    if (port) return Number(port);
    if (isOver) throw new Error(`The bot did not get ready. The end of what it wrote:\n${said.slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
