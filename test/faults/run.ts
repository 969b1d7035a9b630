// The fault test: real bots in processes of their own, a real PostgreSQL, a strict Slack and LINE full of people who
// tap, and everything that can go wrong. `npm run test:faults`; `-- --short` is what each change must pass;
// `-- --rounds 20` repeats each fault so often; `-- --seed 7` draws the same chances again; `-- --only kill,freeze`.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient } from '../../src/database/driver.ts';
import { watchFolder } from '../support/run-folder.ts';
import { startBots } from './bots.ts';
import { openCity } from './city.ts';
import { announce } from './organizer.ts';
import { startHurtablePostgres } from './postgres.ts';
import { startProxy } from './proxy.ts';
import { createStorm } from './storm.ts';
import { isQuiet, judge } from './verdict.ts';

const { values: given } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string' },
  },
});
const size = given.short
  ? { members: 5, friends: 10, rounds: 1 }
  : { members: 12, friends: 24, rounds: Number(given.rounds) };
const SEATS = 6;
/** So long after the last fault nothing may be owed any more. */
const QUIET_WITHIN_MS = 150_000;
const CLOCK_STEP_MS = 4 * 60_000;

const random = mulberry32(Number(given.seed));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const folder = await watchFolder(join(tmpdir(), 'seminar-faults-'));
const database = await startHurtablePostgres(join(folder.path, 'server'));
const proxy = await startProxy(() => bots?.ports() ?? []);
const city = await openCity({ ...size, address: () => proxy.url });
const settings = { ...city.settings, DATABASE_URL: database.url, CLOCK_STEP_MS: String(CLOCK_STEP_MS) };
let bots: ReturnType<typeof startBots> | undefined = startBots({ count: 2, settings, folder: folder.path });
const sql = openClient(database.url);
const kills: number[] = [];

const faults = {
  async kill() {
    kills.push(performance.now());
    bots?.kill(Math.floor(random() * 2));
  },
  async 'kill both'() {
    kills.push(performance.now());
    bots?.kill(0);
    bots?.kill(1);
  },
  terminate: () => database.terminateConnections(),
  stop: () => database.stopAndStart(500 + random() * 2500),
  freeze: () => database.freeze(2000 + random() * 6000),
  async clock() {
    const index = Math.floor(random() * 2);
    bots?.stepClock(index);
    await pause(3000);
    bots?.stepClock(index);
  },
} satisfies Record<string, () => Promise<unknown>>;

const chosen = Object.entries(faults).filter(([name]) => !given.only || given.only.split(',').includes(name));
const storm = createStorm(city, random);
const titles: string[] = [];
let isClean = false;
try {
  console.log(`seed ${given.seed}; logs in ${folder.path}`);
  await bots.ready();
  for (let round = 1; round <= size.rounds; round++) {
    for (const [name, hurt] of chosen) {
      const title = `第${titles.length + 1}夜 ${name}`;
      await bots.ready();
      await announce(city, { title, seats: SEATS });
      titles.push(title);
      const calm = storm.begin(title);
      await pause(500 + random() * 1500);
      await hurt();
      await bots.ready();
      await pause(1500);
      await calm();
      console.log(`${round}/${size.rounds} ${name}: ${storm.taps().length} taps so far`);
    }
  }
  const giveUpAt = performance.now() + QUIET_WITHIN_MS;
  while (performance.now() < giveUpAt && !(await isQuiet(sql, storm))) await pause(250);
  const verdict = await judge({ sql, city, storm, titles, seats: SEATS, kills });
  const { tried, lost, doubled, silent, oversold, shownTwice, along } = verdict;
  const crashed = bots.crashes();
  for (const [what, all] of Object.entries({ lost, doubled, silent, oversold, crashed })) {
    for (const line of all.slice(0, 20)) console.log(`${what}: ${line}`);
    if (all.length > 20) console.log(`${what}: and ${all.length - 20} more`);
  }
  const confirmed = storm.taps().filter(({ isConfirmed }) => isConfirmed).length;
  console.log(
    `${confirmed} of ${storm.taps().length} taps were confirmed; ${titles.length} seminars, ${kills.length} kills, ${along} messages along with an answer`,
  );
  if (shownTwice > 0)
    console.log(`${shownTwice} answers were shown twice, a kill having fallen between sending and noting`);
  const counts = Object.entries({ lost, doubled, silent, oversold, crashed }).map(
    ([what, { length }]) => `${what} ${length}`,
  );
  console.log(`tried ${tried}, ${counts.join(', ')}`);
  isClean = [lost, doubled, silent, oversold, crashed].every(({ length }) => length === 0);
} finally {
  await bots.stop();
  bots = undefined;
  await sql.end({ timeout: 1 });
  await proxy.stop();
  await city.stop();
  await database.stop();
  // What the bots wrote is kept where it is needed.
  if (isClean) await folder.remove();
  else folder.keep();
}
process.exit(isClean ? 0 : 1);

/** The same chances for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
