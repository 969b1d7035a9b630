// Calls that are gathered: each gets its own answer, whatever comes when.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { gather, together } from '../../src/database/together.ts';

test('what comes while one runs goes together, in order, and each call gets its own answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (given, most) => {
      const runs: number[][] = [];
      const double = together(
        async (all: number[]) => {
          runs.push(all);
          await Promise.resolve();
          return all.map((each) => each * 2);
        },
        { most },
      );
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
  const run = together(
    async (all: string[]) => {
      if (fails.shift()) throw new Error('away');
      return all;
    },
    { most: 2 },
  );
  const answers = await Promise.allSettled(['a', 'b', 'c', 'd'].map(run));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(await run('e')).toBe('e');
});

test('a run that hangs holds up nobody who comes after it', async () => {
  const hanging = Promise.withResolvers<void>();
  let idle = 0;
  const work = async (all: string[]) => {
    if (all.includes('hangs')) await hanging.promise;
    return all;
  };
  const run = together(work, {
    most: 10,
    onIdle: () => {
      idle++;
    },
  });
  const hung = run('hangs');
  expect(await Promise.all([run('b'), run('c')])).toEqual(['b', 'c']);
  expect(await run('d')).toBe('d');
  expect(idle).toBe(0);
  hanging.resolve();
  expect(await hung).toBe('hangs');
  await vi.waitFor(() => expect(idle).toBe(1));
  expect(await run('e')).toBe('e');
  await vi.waitFor(() => expect(idle).toBe(2));
});

test('what is wrong with one is not the others’ fault; what passes fails all of them at once', async () => {
  const asked: string[][] = [];
  const of = {};
  const ask = gather(
    async (_of: object, all: string[]) => {
      asked.push(all);
      if (all.includes('bad')) throw new Error('bad');
      if (all.includes('away')) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      return all;
    },
    { most: 10 },
  );
  const all = (...given: string[]) =>
    Promise.all(given.map((each) => ask(of, each).catch(({ message }) => `!${message}`)));
  expect(await all('first', 'a', 'bad', 'b')).toEqual(['first', 'a', '!bad', 'b']);
  expect(asked.splice(0)).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  expect(await all('first', 'a', 'away', 'b')).toEqual(['first', '!away', '!away', '!away']);
  expect(asked.splice(0)).toHaveLength(2);
});

test('who is in another lane, or asks another, waits for nobody', async () => {
  const hanging = Promise.withResolvers<void>();
  const ask = gather(
    async (_of: object, all: { lane: string; hangs?: boolean }[]) => {
      if (all.some(({ hangs }) => hangs)) await hanging.promise;
      return all.map(({ lane }) => lane);
    },
    { most: 10, laneOf: ({ lane }) => lane },
  );
  const one = {};
  const hung = ask(one, { lane: 'a', hangs: true });
  const behind = ask(one, { lane: 'a' });
  expect(await Promise.race([behind, ask(one, { lane: 'b' })])).toBe('b');
  expect(await Promise.race([behind.then(() => 'behind'), ask({}, { lane: 'a' })])).toBe('a');
  hanging.resolve();
  expect(await Promise.all([hung, behind])).toEqual(['a', 'a']);
});

test('what is to be done in order waits, however long the one before takes', async () => {
  vi.useFakeTimers();
  const first = Promise.withResolvers<void>();
  const done: string[] = [];
  const run = together(
    async (all: string[]) => {
      if (all.includes('first')) await first.promise;
      done.push(...all);
      return all;
    },
    { most: 10, isInOrder: true },
  );
  const all = [run('first'), run('second')];
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual([]);
  first.resolve();
  await Promise.all(all);
  expect(done).toEqual(['first', 'second']);
});
