// The bench: what the bot can do in a second beside what its parts can, and what that costs. A real bot, a real
// PostgreSQL, signed requests. `npm run bench`; `-- --short` in about a minute, `-- --only taps,fan-out`,
// `-- --node-options "…"` instead of package.json's, `-- --followers 2000`, `-- --rounds 8`.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStartArguments } from './bot.ts';
import { createCleanup } from './cleanup.ts';
import { openDatabase } from './database.ts';
import { type Figure, formatTable } from './figure.ts';
import { measureStatements } from './measure-statements.ts';
import { measureTaps } from './measure-taps.ts';
import { type Part, readOptions } from './options.ts';
import { startPlatforms } from './platforms.ts';
import { checkSchema, seedOrganizer } from './seed.ts';
import type { Result, Stage } from './stage.ts';

const measures: [Part[], (stage: Stage) => Promise<Result>][] = [
  [['taps', 'steady'], measureTaps],
  [['statements'], measureStatements],
];

const options = readOptions(process.argv.slice(2));
const cleanup = createCleanup();
try {
  const stage = await setTheStage();
  const load = loadavg().map((each) => each.toFixed(1));
  const figures: Figure[] = [];
  const more: string[] = [];
  for (const [parts, measure] of measures) {
    if (!parts.some((part) => options.only.includes(part))) continue;
    const result = await measure(stage);
    figures.push(...result.figures);
    if (result.more) more.push(result.more);
  }
  const flags = (await loadStartArguments(options.nodeOptions)).slice(0, -1).join(' ') || 'none';
  console.log(
    `${stage.database.server}, Node ${process.versions.node}, the bot's node options: ${flags}; load average ` +
      `${load.join(' ')} before, ${loadavg()[0]?.toFixed(1)} after${options.isShort ? '; short: not to be compared' : ''}\n`,
  );
  console.log([formatTable(figures), ...more].join('\n\n'));
} catch (error) {
  if (!cleanup.signal.aborted) throw error;
} finally {
  await cleanup.run();
}

async function setTheStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-bench-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const platforms = await startPlatforms();
  cleanup.add(platforms.stop);
  const database = await openDatabase(cleanup);
  await checkSchema(database.sql);
  await seedOrganizer(database.sql);
  return { options, folder, cleanup, database, platforms, say: (line) => console.error(`… ${line}`) };
}
