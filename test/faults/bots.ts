// Bots in processes of their own, started again whenever they end, as systemd does. An end that nobody asked for is a
// crash, and counted.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Bots {
  /** The ports of those that are ready. */
  ports(): number[];
  /** Resolves when all are ready. */
  ready(): Promise<void>;
  kill(index: number): void;
  /** Steps its clock forward, or back again. */
  stepClock(index: number): void;
  /** What ended without having been asked to. */
  crashes(): string[];
  stop(): Promise<void>;
}

interface One {
  child: ChildProcess;
  port: number | undefined;
  isKilled: boolean;
  hasEnded: Promise<void>;
}

export function startBots(input: { count: number; settings: Record<string, string>; folder: string }): Bots {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const crashed: string[] = [];
  const bots: One[] = [];
  let isStopping = false;

  const start = (index: number): void => {
    const loaded = ['./stepped-clock.ts', './end-with-run.ts'].flatMap((path) => ['--import', file(path)]);
    const args = [...loaded, file('../../src/main.ts')];
    const env = { PATH, HOME, TMPDIR, PORT: '0', LOG_LEVEL: 'info', ...input.settings };
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = Promise.withResolvers<void>();
    const one: One = { child, port: undefined, isKilled: false, hasEnded: ended.promise };
    bots[index] = one;
    const log = createWriteStream(join(input.folder, `bot-${index}.log`), { flags: 'a' });
    let said = '';
    child.stdout?.on('data', (text) => {
      log.write(text);
      if (one.port !== undefined) return;
      said += String(text);
      const port = /Ready on port (\d+)/.exec(said)?.[1];
      if (port) one.port = Number(port);
    });
    child.stderr?.pipe(log, { end: false });
    child.once('exit', (code, signal) => {
      one.port = undefined;
      ended.resolve();
      if (!one.isKilled && !isStopping) crashed.push(`bot ${index} ended by itself (${signal ?? `code ${code}`})`);
      if (!isStopping) start(index);
    });
  };
  for (let index = 0; index < input.count; index++) start(index);

  return {
    ports: () => bots.flatMap(({ port }) => port ?? []),
    async ready() {
      while (!bots.every(({ port }) => port !== undefined)) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    kill(index) {
      const bot = bots[index];
      if (!bot) return;
      bot.isKilled = true;
      bot.child.kill('SIGKILL');
    },
    stepClock: (index) => void bots[index]?.child.kill('SIGUSR2'),
    crashes: () => crashed,
    async stop() {
      isStopping = true;
      for (const { child } of bots) child.kill('SIGTERM');
      await Promise.all(bots.map(({ hasEnded }) => hasEnded));
    },
  };
}
