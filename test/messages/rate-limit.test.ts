// What is counted by the database's clock, whatever it does and whatever the bots' own clocks say.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rateLimits } from '../../src/messages/message.table.ts';
import { createGuessCount, createPacing } from '../../src/messages/pacing.ts';
import { forgetPoints, pausePoints, takePoint } from '../../src/messages/rate-limit.store.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../support/database.ts';
import { openClockedDatabase } from '../support/database-clock.ts';

const POINTS = 3;
const WINDOW = 4000;
const HOUR = 3_600_000;

type Act = { do: 'go-on' | 'step' | 'pause'; ms: number } | { do: 'take' };

const goOn = fc.record({ do: fc.constant('go-on' as const), ms: fc.integer({ min: 1, max: 3000 }) });
const pause = fc.record({ do: fc.constant('pause' as const), ms: fc.integer({ min: 1, max: 20_000 }) });
const take = fc.constant({ do: 'take' } as const);
const stepOf = (min: number, max: number) =>
  fc.record({ do: fc.constant('step' as const), ms: fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max)) });
const actsWith = (...steps: fc.Arbitrary<Act>[]) =>
  fc.array(fc.oneof({ weight: 6, arbitrary: take }, { weight: 3, arbitrary: goOn }, pause, ...steps), {
    minLength: 5,
    maxLength: 25,
  });

/** What truly passed, whatever the clock shows; and what the counter gave and refused then. */
async function play(world: Awaited<ReturnType<typeof openClockedDatabase>>, key: string, acts: Act[]) {
  const { db, move } = world;
  let passed = 0;
  const given: number[] = [];
  const pauses: { from: number; until: number }[] = [];
  const refused: { at: number; wait: number; running: number[] }[] = [];
  for (const act of acts) {
    if (act.do === 'go-on') {
      await move(act.ms);
      passed += act.ms;
    } else if (act.do === 'step') await move(act.ms);
    else if (act.do === 'pause') {
      await pausePoints(db, { key, ms: act.ms });
      pauses.push({ from: passed, until: passed + act.ms });
    } else {
      const wait = await takePoint(db, { key, points: POINTS, windowMs: WINDOW });
      if (wait === 0) given.push(passed);
      else
        refused.push({ at: passed, wait, running: pauses.map(({ until }) => until).filter((until) => until > passed) });
    }
  }
  return { given, pauses, refused, passed };
}

/** How many of these lie in the window that ends with `at`. */
const within = (times: number[], at: number) => times.filter((time) => time > at - WINDOW && time <= at).length;

const runs = { numRuns: 60 };
let count = 0;
const newKey = () => `test:${++count}`;

describe('a counter', () => {
  test('gives as many as it may in any window and not one fewer, and says when there is room again', async () => {
    const world = await openClockedDatabase();
    await fc.assert(
      fc.asyncProperty(actsWith(), async (acts) => {
        const { given, pauses, refused } = await play(world, newKey(), acts);
        for (const at of given) {
          expect(within(given, at)).toBeLessThanOrEqual(POINTS);
          expect(pauses.some(({ from, until }) => from < at && at < until)).toBe(false);
        }
        for (const { at, wait, running } of refused) {
          const oldest = given.filter((time) => time > at - WINDOW && time <= at).at(-POINTS);
          const room = oldest === undefined ? [] : [oldest + WINDOW];
          expect(wait).toBe(Math.max(...running, ...room) - at);
        }
      }),
      runs,
    );
  });

  test('never gives more in any stretch of true time however often its clock is set back', async () => {
    const world = await openClockedDatabase();
    await fc.assert(
      fc.asyncProperty(actsWith(stepOf(-3 * HOUR, -1)), async (acts) => {
        const { given } = await play(world, newKey(), acts);
        for (const at of given) expect(within(given, at)).toBeLessThanOrEqual(POINTS);
      }),
      runs,
    );
  });

  test('gives again after a window, or after the pause asked for, whatever steps its clock made', async () => {
    const world = await openClockedDatabase();
    const anySteps = actsWith(stepOf(-3 * HOUR, -1), stepOf(1, 3 * HOUR));
    await fc.assert(
      fc.asyncProperty(anySteps, async (acts) => {
        const key = newKey();
        const { pauses, refused } = await play(world, key, acts);
        const longest = Math.max(WINDOW, ...pauses.map(({ from, until }) => until - from));
        for (const { wait } of refused) expect(wait).toBeLessThanOrEqual(longest);
        const wait = await takePoint(world.db, { key, points: POINTS, windowMs: WINDOW });
        expect(wait).toBeLessThanOrEqual(longest);
        await world.move(wait);
        if (wait > 0) expect(await takePoint(world.db, { key, points: POINTS, windowMs: WINDOW })).toBe(0);
      }),
      runs,
    );
  });

  test('gives six at the same instant from two bots as many as there are points', async () => {
    const url = await createTestDatabaseUrl();
    const [one, other] = [await createTestDatabase(url), await createTestDatabase(url)];
    const takes = [one, other, one, other, one, other].map((db) =>
      takePoint(db, { key: 'test:at once', points: POINTS, windowMs: 60_000 }),
    );
    expect((await Promise.all(takes)).filter((wait) => wait === 0)).toHaveLength(POINTS);
  });

  test('is forgotten once it holds nobody up, and not before', async () => {
    const { db, move } = await openClockedDatabase();
    const keys = async () => (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key).sort();
    await takePoint(db, { key: 'taken', points: POINTS, windowMs: WINDOW });
    await pausePoints(db, { key: 'paused', ms: 2 * HOUR });
    await move(HOUR - 1);
    await forgetPoints(db);
    expect(await keys()).toEqual(['paused', 'taken']);
    await move(2);
    await forgetPoints(db);
    expect(await keys()).toEqual(['paused']);
    await move(HOUR);
    await forgetPoints(db);
    expect(await keys()).toEqual([]);
  });
});

describe('a bot’s own clock', () => {
  afterEach(() => void vi.useRealTimers());

  test('says nothing: stepped on by hours and back, it holds up neither sending nor updates nor guesses', async () => {
    const db = await createTestDatabase();
    const pacing = createPacing({ db });
    const countGuess = createGuessCount({ db, of: 'join-code', points: 3 });
    const send = () => pacing.take({ platform: 'line', to: 'L1' });
    const inHours = (hours: number) =>
      vi.useFakeTimers({ toFake: ['Date'], now: Temporal.Now.instant().epochMilliseconds + hours * HOUR });
    inHours(5);
    await send();
    await pacing.take({ platform: 'slack', to: 'C0SEMINAR' });
    await pacing.takeUpdate();
    expect(await countGuess('suzuki')).toBe(true);
    inHours(-5);
    // Each would throw, were it to wait for more than eight seconds.
    await send();
    await pacing.take({ platform: 'slack', to: 'C0SEMINAR' });
    await pacing.takeUpdate();
    expect([await countGuess('suzuki'), await countGuess('suzuki'), await countGuess('suzuki')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('two processes whose clocks are six hours apart keep one pace and do not hold each other up', async () => {
    const url = await createTestDatabaseUrl();
    const db = await createTestDatabase(url);
    const updates = 3;
    const begunAt = await databaseMs(db);
    await Promise.all([startUpdating(url, 3 * HOUR, updates), startUpdating(url, -3 * HOUR, updates)]);
    // Six updates, two seconds apart at least.
    expect((await databaseMs(db)) - begunAt).toBeGreaterThanOrEqual((2 * updates - 1) * 2000);
  });
});

async function databaseMs(db: Awaited<ReturnType<typeof createTestDatabase>>): Promise<number> {
  const [row] = await db.execute<{ ms: string }>(sql`select extract(epoch from clock_timestamp()) * 1000 as ms`);
  return Number(row?.ms);
}

/** A process of its own, whose clock is off by so much, takes its turn for updates so often. */
async function startUpdating(url: string, clockOff: number, updates: number): Promise<void> {
  const script = fileURLToPath(new URL('../support/take-updates.ts', import.meta.url));
  const child = spawn(process.execPath, [script, url, String(clockOff), String(updates)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
}
