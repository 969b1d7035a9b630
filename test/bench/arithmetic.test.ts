// What the bench makes of what it measured. How fast anything is, is nobody's matter here.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startArguments } from '../../scripts/bench/bot.ts';
import { formatNumber, formatTable } from '../../scripts/bench/figure.ts';
import { keepBusy, keepSteady } from '../../scripts/bench/load.ts';
import { doubledIn } from '../../scripts/bench/measure-fan-out.ts';
import { parts, readOptions } from '../../scripts/bench/options.ts';
import { cpuMsIn, memoryMbIn } from '../../scripts/bench/process-figures.ts';
import { each, percentile, perSecond, ratioToParts, sumOf } from '../../scripts/bench/statistics.ts';

test('a whole that takes as long as its parts one after the other has the ratio 1, one that takes twice as long 0.5', () => {
  const parts = [8000, 2000, 4000];
  const asLong = 1 / (1 / 8000 + 1 / 2000 + 1 / 4000);
  expect(ratioToParts(asLong, parts)).toBeCloseTo(1);
  expect(ratioToParts(asLong / 2, parts)).toBeCloseTo(0.5);
});

test('rounds of different length are added up, not averaged', () => {
  const rounds = [
    { count: 100, seconds: 1 },
    { count: 100, seconds: 4 },
  ];
  expect(perSecond(sumOf(rounds))).toBe(40);
});

test('a percentile is one of the values, with that share of them not above it and fewer below', () => {
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (all, percent) => {
      const found = percentile(all, percent / 100);
      expect(all).toContain(found);
      const share = (is: (value: number) => boolean) => all.filter(is).length / all.length;
      expect(share((value) => value <= found)).toBeGreaterThanOrEqual(percent / 100 - 1e-9);
      expect(share((value) => value < found)).toBeLessThan(percent / 100 + 1e-9);
    }),
  );
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(percentile([], 0.5)).toBeNaN();
  expect(each(8400, 1000)).toBe(8.4);
  expect(each(10, 0)).toBeNaN();
});

test('ratios come first, columns stand below each other, and an aim says whether it was met', () => {
  const table = formatTable([
    { name: 'taps', value: 1234.5, unit: '/s', note: 'spread' },
    { name: 'ratio', value: 0.04321, unit: '', aim: { atLeast: 0.5 } },
    { name: 'longest', value: 42, unit: 'ms', aim: { atMost: 50 } },
    { name: 'unknown', value: Number.NaN, unit: 'MB' },
  ]);
  expect(table.split('\n')).toEqual([
    'ratio    0.0432      aim ≥ 0.5, missed',
    'taps      1,235  /s                     spread',
    'longest      42  ms  aim ≤ 50',
    'unknown       –  MB',
  ]);
});

test('numbers keep three digits that count, or all before the point', () => {
  expect([0.034567, 8.4, 99.96, 100.4, 10_000, 0].map(formatNumber)).toEqual([
    '0.0346',
    '8.4',
    '100',
    '100',
    '10,000',
    '0',
  ]);
});

test('the command line chooses parts in the order of the bench, and what it does not know it names', () => {
  expect(readOptions([])).toEqual({
    ...{ only: parts, isShort: false, nodeOptions: undefined, followers: 10_000, rounds: 4 },
  });
  expect(readOptions(['--only', 'start,taps']).only).toEqual(['taps', 'start']);
  expect(readOptions(['--node-options', '']).nodeOptions).toEqual([]);
  expect(readOptions(['--node-options=--a  --b']).nodeOptions).toEqual(['--a', '--b']);
  expect(readOptions(['--short', '--rounds', '3'])).toMatchObject({ isShort: true, rounds: 3 });
  expect(() => readOptions(['--only', 'tap'])).toThrow('“tap”');
  expect(() => readOptions(['--followers', '0'])).toThrow('--followers');
});

test('the bot is started as package.json starts it, but for the options that are given instead', () => {
  const start = 'node --optimize-for-size src/main.ts';
  expect(startArguments(start, undefined)).toEqual(['--optimize-for-size', 'src/main.ts']);
  expect(startArguments(start, [])).toEqual(['src/main.ts']);
  expect(() => startArguments('sh start.sh', undefined)).toThrow('sh start.sh');
});

test('a process’s time is read behind its name, whatever that is', () => {
  const after = 'S 1 2 3 0 -1 4194560 900 0 0 0 120 34 0 0 20 0 11 0 1000 1 2';
  expect(cpuMsIn(`42 (node) ${after}`)).toBe(1540);
  expect(cpuMsIn(`42 (a) b (c) ${after}`)).toBe(1540);
  expect(cpuMsIn('')).toBeNaN();
  expect(memoryMbIn('VmPeak:\t  900000 kB\nVmRSS:\t  163840 kB\n')).toBe(160);
  expect(memoryMbIn('')).toBeNaN();
});

test('a request tried again with its key is no second message, one with another key is', () => {
  const send = (retryKey: string, ...to: string[]) => ({ kind: 'push' as const, to, retryKey, at: 0 });
  expect(doubledIn([send('a', 'one'), send('a', 'one'), send('b', 'two', 'three')])).toBe(0);
  expect(doubledIn([send('a', 'one', 'two'), send('b', 'two')])).toBe(1);
});

test('only what is done within the span is counted, neither the warm-up nor what is late', async () => {
  let now = 0;
  const act = async () => {
    now += 10;
  };
  // Done at 10, 20, 30, 40 and 50.
  const work = await keepBusy({ atATime: 1, warmUpMs: 20, ms: 30 }, act, () => now);
  expect(work).toEqual({ count: 3, seconds: 0.03 });
  expect(now).toBe(50);
});

test('what is so slow that nothing is done within the span is waited for, and counts as slow', async () => {
  let now = 0;
  const act = async () => {
    now += 100;
  };
  const work = await keepBusy({ atATime: 1, warmUpMs: 20, ms: 30 }, act, () => now);
  expect(work).toEqual({ count: 1, seconds: 0.08 });
});

test('at a steady rate all are begun, and one that could not be sent in time counts from when it was due', async () => {
  let begun = 0;
  const { tookMs, failures } = await keepSteady({ perSecond: 100, seconds: 0.1 }, async () => {
    begun += 1;
    if (begun === 10) throw new Error('refused');
    const until = performance.now() + 50;
    // Nothing else gets its turn meanwhile.
    while (begun === 1 && performance.now() < until);
  });
  expect(begun).toBe(10);
  expect(failures).toEqual(['refused']);
  expect(tookMs).toHaveLength(10);
  expect(tookMs.filter((took) => !Number.isFinite(took))).toHaveLength(1);
  // Of the second, due after 10 ms and begun after 50.
  expect(tookMs[1]).toBeGreaterThanOrEqual(39);
});
