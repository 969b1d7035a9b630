// The bench: what the bot can do in a second beside what its parts can, and what that costs. A real bot, a real
// PostgreSQL, signed requests. `npm run bench`; `-- --short` in about a minute, `-- --only taps,fan-out`,
// `-- --node-options "…"` instead of package.json's, `-- --followers 2000`, `-- --rounds 8`.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStartArguments } from './bot.ts';
import { createCleanup } from './cleanup.ts';
import { openServer } from './database.ts';
import { formatTable } from './figure.ts';
import { measureFanOut } from './measure-fan-out.ts';
import { measureFlatness } from './measure-flatness.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRefused } from './measure-refused.ts';
import { measureStart } from './measure-start.ts';
import { measureStatements } from './measure-statements.ts';
import { measureTaps } from './measure-taps.ts';
import { type Part, readOptions } from './options.ts';
import { startPlatforms } from './platforms.ts';
import { checkSchema, seedOrganizer } from './seed.ts';
import type { Result, Stage } from './stage.ts';

const measures: [Part[], (stage: Stage) => Promise<Result>][] = [
  [['taps', 'steady'], measureTaps],
  [['flat'], measureFlatness],
  [['statements'], measureStatements],
  [['fan-out'], measureFanOut],
  [['memory'], measureMemory],
  [['refused'], measureRefused],
  [['start'], measureStart],
];

const options = readOptions(process.argv.slice(2));
const cleanup = createCleanup();
try {
  const load = loadavg();
  const folder = await mkdtemp(join(tmpdir(), 'seminar-bench-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const platforms = await startPlatforms();
  cleanup.add(platforms.stop);
  const server = await openServer(cleanup);
  const say = (line: string) => console.error(`… ${line}`);
  const results: Result[] = [];
  for (const [parts, measure] of measures) {
    if (!parts.some((part) => options.only.includes(part))) continue;
    const database = await server.createDatabase();
    try {
      await checkSchema(database.sql);
      await seedOrganizer(database.sql);
      results.push(await measure({ options, folder, cleanup, database, platforms, say }));
    } catch (error) {
      cleanup.signal.throwIfAborted();
      // What the other parts measured is worth knowing all the same.
      console.error(`${parts.join(' and ')} could not be measured:`, error);
      process.exitCode = 1;
    }
    await database.drop();
  }
  console.log([await headOf(server.name, load), ...textOf(results)].join('\n\n'));
} catch (error) {
  if (!cleanup.signal.aborted) throw error;
} finally {
  await cleanup.run();
}

async function headOf(server: string, before: number[]): Promise<string> {
  const flags = (await loadStartArguments(options.nodeOptions)).slice(0, -1).join(' ') || 'none';
  const [past = 0] = before;
  const [now = 0] = loadavg();
  return [
    `${server}, Node ${process.versions.node}, ${availableParallelism()} cores; node options of the bot: ${flags}`,
    `load average: ${past.toFixed(1)} before, ${now.toFixed(1)} after${options.isShort ? '; short: not to be compared' : ''}`,
  ].join('\n');
}

function textOf(results: Result[]): string[] {
  return [formatTable(results.flatMap(({ figures }) => figures)), ...results.flatMap(({ more }) => more ?? [])];
}
