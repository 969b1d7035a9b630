// The bot as its operator starts it: `node src/main.ts`, a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface BotProcess {
  pid: number;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** The port it says it is ready on; rejects with what it wrote when it ends before. */
  ready(): Promise<number>;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
  /** Its end: an exit code, or null when a signal ended it. */
  ended(): Promise<number | null>;
}

/** `settings` are all it finds in its environment, beside the paths. Killed when the test ends, if it still runs. */
export function startBotProcess(settings: Record<string, string>): BotProcess {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { PATH, HOME, TMPDIR, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const end = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await end;
  });
  const portSaid = () => /(?:Ready on port |Playground: http:\/\/localhost:)(\d+)/.exec(written.stdout)?.[1];
  return {
    pid: child.pid ?? 0,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const port = portSaid();
          if (port) resolve(Number(port));
        };
        listeners.add(look);
        look();
        void end.then((code) => reject(new Error(`the bot ended with ${code}: ${written.stderr || written.stdout}`)));
      }),
    signal: (name) => void child.kill(name),
    ended: () => end,
  };
}
