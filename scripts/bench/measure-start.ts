// How soon the bot is ready on a database of its own, as `npm start` without any setting: a first start on an empty
// folder, then a later one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from './bot.ts';
import type { Figure } from './figure.ts';
import type { Result, Stage } from './stage.ts';
import { percentile } from './statistics.ts';

const STARTS = { first: { name: 'first start', aim: 5 }, later: { name: 'later start', aim: 2 } } as const;
type Start = keyof typeof STARTS;

interface Took {
  readySeconds: number;
  stopSeconds: number;
  memoryMb: number;
}

export async function measureStart(stage: Stage): Promise<Result> {
  const took: Record<Start, Took[]> = { first: [], later: [] };
  const times = stage.options.isShort ? 1 : 3;
  for (let time = 0; time < times; time++) {
    stage.say(`start, ${time + 1} of ${times}`);
    const dataDir = await mkdtemp(join(tmpdir(), 'seminar-bench-'));
    const remove = stage.cleanup.add(() => rm(dataDir, { recursive: true, force: true }));
    for (const start of ['first', 'later'] as const) took[start].push(await startOnce(stage, dataDir));
    await remove();
  }
  return { figures: (['first', 'later'] as const).flatMap((start) => figuresOf(start, took[start])) };
}

async function startOnce({ folder, cleanup, options: { nodeOptions } }: Stage, dataDir: string): Promise<Took> {
  const settings = { DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const bot = await startBot({ folder, cleanup, nodeOptions, settings });
  const { status } = await fetch(`http://127.0.0.1:${bot.port}/readyz`);
  if (status !== 200) throw new Error(`/readyz answered ${status} when the bot said that it was ready`);
  const memoryMb = await bot.memoryMb();
  const from = performance.now();
  await bot.stop();
  return { readySeconds: bot.readyMs / 1000, stopSeconds: (performance.now() - from) / 1000, memoryMb };
}

function figuresOf(start: Start, took: Took[]): Figure[] {
  const { name, aim } = STARTS[start];
  const median = (of: keyof Took) =>
    percentile(
      took.map((each) => each[of]),
      0.5,
    );
  const all = took.map(({ readySeconds }) => readySeconds.toFixed(1)).join(', ');
  return [
    {
      name: `${name} until ready`,
      value: median('readySeconds'),
      unit: 's',
      aim: { atMost: aim },
      note: `median of ${all}`,
    },
    { name: `${name}: until stopped`, value: median('stopSeconds'), unit: 's' },
    { name: `${name}: memory`, value: median('memoryMb'), unit: 'MB', note: 'the playground, resident' },
  ];
}
