// One month of the simulated year, with a small town: the real bot, both strict platforms, a real PostgreSQL.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDiary } from '../../scripts/simulate/diary.ts';
import { createDice } from '../../scripts/simulate/dice.ts';
import { createProgramme } from '../../scripts/simulate/programme.ts';
import { report } from '../../scripts/simulate/report.ts';
import { summarize, sumOf } from '../../scripts/simulate/summary.ts';
import { createTown } from '../../scripts/simulate/town.ts';
import { liveYear } from '../../scripts/simulate/year.ts';
import { createTestDatabaseUrl } from '../support/database.ts';

test('a month of the year comes to the same table twice, and all that matters arrives in time', async () => {
  const town = { seed: 32, months: 1, followers: 24, staff: 6 };
  const live = async () => summarize(await liveYear({ databaseUrl: await createTestDatabaseUrl() }, town));
  const [one, other] = await Promise.all([live(), live()]);
  expect(report(town, one, undefined)).toBe(report(town, other, undefined));
  expect(one.faults).toEqual([]);
  const wanted = one.arrivals.filter((arrival) => arrival.wanted > 0).map(({ what }) => what);
  expect(wanted).toEqual(['changed', 'day-before']);
  // Whatever is saved, who followed from the first hears of both seminars.
  const announced = one.kinds.find(({ kind }) => kind === 'announcement')?.pushes ?? 0;
  expect(announced).toBeGreaterThan(24);
  expect(sumOf(one.kinds, ({ pushes }) => pushes)).toBeGreaterThan(announced);
});

test('what somebody does is theirs: others who come along, and months that follow, change nothing of it', () => {
  const town = fc.record({
    followers: fc.nat(12),
    staff: fc.nat(12),
    more: fc.nat(5),
    months: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.nat(1000), town, (seed, { followers, staff, more, months }) => {
      const dice = createDice(seed);
      const sessions = createProgramme(dice, { months, scale: 1 });
      const diaryOf = (size: { followers: number; staff: number }, upTo: number) =>
        createDiary({ dice, people: createTown(dice, size), sessions: sessions.slice(0, upTo) });
      const told = (diary: ReturnType<typeof diaryOf>) =>
        diary
          .filter(({ deed }) => 'session' in deed && deed.session.index < 2)
          .map(({ at, who, deed }) => `${at} ${who.key} ${deed.do}`);
      const larger = new Set(told(diaryOf({ followers: followers + more, staff }, months * 2)));
      expect(told(diaryOf({ followers, staff }, 2)).filter((line) => !larger.has(line))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
