// Measures how soon `npm start` is ready on the embedded database: a first start on an empty folder, then a second.
// Run: node scripts/measure-start.ts [times]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const LIMITS = { first: 5, second: 2 } as const;

/** Seconds until the playground's /readyz answers 200, and until it has stopped; its memory in MB where Linux tells. */
async function measure(folder: string): Promise<{ ready: number; stopped: number; memory: string }> {
  const startedAt = performance.now();
  const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' };
  // With the flags of package.json's start.
  const bot = spawn(process.execPath, ['--optimize-for-size', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let port: string | undefined;
  for await (const chunk of bot.stdout) {
    said += chunk;
    port = /http:\/\/localhost:(\d+)\//.exec(said)?.[1];
    if (port) break;
  }
  if (!port) throw new Error('the bot did not start');
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  if (answer.status !== 200) throw new Error(`/readyz answered ${answer.status}`);
  const ready = (performance.now() - startedAt) / 1000;
  const status = await readFile(`/proc/${bot.pid}/status`, 'utf8').catch(() => '');
  const memory = `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)} MB`;
  const toldAt = performance.now();
  bot.kill('SIGTERM');
  await once(bot, 'close');
  return { ready, stopped: (performance.now() - toldAt) / 1000, memory };
}

for (let n = 0; n < Number(process.argv[2] ?? 1); n++) {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-measure-'));
  try {
    for (const start of ['first', 'second'] as const) {
      const { ready, stopped, memory } = await measure(folder);
      const limit = `limit ${LIMITS[start]} s${ready > LIMITS[start] ? ', MISSED' : ''}`;
      console.log(
        `${start} start: ready in ${ready.toFixed(2)} s (${limit}), ${memory}, stopped in ${stopped.toFixed(2)} s`,
      );
      if (ready > LIMITS[start]) process.exitCode = 1;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
