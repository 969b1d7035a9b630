// A year of seminars, lived by the real bot in minutes, and what it costs of LINE's month: `npm run simulate`.
// `-- --months 3`, `--seed 2`, `--followers 60`, `--staff 40` for another year; `--keep-as "…"` keeps what was counted as
// what later runs are held beside, `--into-docs` writes the table into the guides.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { createCleanup } from '../bench/cleanup.ts';
import { keepBefore, loadBefore } from './before.ts';
import { writeIntoDocs } from './into-docs.ts';
import { readOptions } from './options.ts';
import { report } from './report.ts';
import { summarize } from './summary.ts';
import { liveYear } from './year.ts';

/** Nobody misses this database when the power goes. */
const IN_HASTE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const { year, keepAs, intoDocs } = readOptions(process.argv.slice(2));
const cleanup = createCleanup();
try {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-year-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const server = await startEmbeddedDatabase({ folder, settings: IN_HASTE, signal: cleanup.signal });
  cleanup.add(server.stop);
  const say = (line: string) => console.error(`… ${line}`);
  const summary = summarize(await liveYear({ databaseUrl: server.url, say }, year));
  if (keepAs !== undefined) await keepBefore(keepAs, year, summary);
  const table = report(year, summary, await loadBefore(year));
  console.log(table);
  if (intoDocs) await writeIntoDocs(table);
  if (summary.faults.length > 0) process.exitCode = 1;
} catch (error) {
  if (!cleanup.signal.aborted) throw error;
} finally {
  await cleanup.run();
}
