// Calls that are gathered: each gets its own answer, whatever comes when.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { together } from '../../src/database/together.ts';

test('what comes while one runs goes together, in order, and each call gets its own answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (given, most) => {
      const runs: number[][] = [];
      const double = together(async (all: number[]) => {
        runs.push(all);
        await Promise.resolve();
        return all.map((each) => each * 2);
      }, most);
      expect(await Promise.all(given.map(double))).toEqual(given.map((each) => each * 2));
      expect(runs.flat()).toEqual(given);
      expect(Math.max(0, ...runs.map(({ length }) => length))).toBeLessThanOrEqual(most);
      // The first waits for nobody.
      if (given.length > 0) expect(runs[0]).toHaveLength(1);
    }),
  );
});

test('a statement that fails fails for those in it, and for none after', async () => {
  const fails = [true, false, false];
  const run = together(async (all: string[]) => {
    if (fails.shift()) throw new Error('away');
    return all;
  }, 2);
  const answers = await Promise.allSettled(['a', 'b', 'c', 'd'].map(run));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(await run('e')).toBe('e');
});
