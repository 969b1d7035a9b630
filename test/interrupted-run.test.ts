// Ctrl-C on a test run, or a kill, leaves no server, no bot and no folder behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isAlive, postmasterPid } from './support/server-pid.ts';

const script = fileURLToPath(new URL('support/interrupted-run.ts', import.meta.url));

test.each(['SIGINT', 'SIGKILL'] as const)('a run ended by %s leaves no PostgreSQL and no bot', async (signal) => {
  const run = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void run.kill('SIGKILL'));
  const [said] = await once(run.stdout.setEncoding('utf8'), 'data');
  const [folder = '', bot] = String(said).trim().split(' ');
  const pid = (await postmasterPid(join(folder, 'shared'))) ?? 0;
  expect([await isAlive(pid), await isAlive(Number(bot))]).toEqual([true, true]);
  run.kill(signal);
  await vi.waitFor(async () => expect(await isAlive(Number(bot))).toBe(false));
  await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false));
  await vi.waitFor(async () => expect(await readdir(folder).catch(() => 'gone')).toBe('gone'));
});
