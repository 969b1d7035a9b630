// Taps answered a second beside the parts that a tap is made of, in turns, so that what else the machine does meets all
// alike; then how long one takes at a steady hundred a second.
import { SEMINARS, seedFull, seedSpread } from './crowd.ts';
import type { Figure } from './figure.ts';
import { keepBusy, keepSteady, type Span } from './load.ts';
import { type Desk, pressNext } from './press.ts';
import { type Result, type Stage, withBot } from './stage.ts';
import { each, percentile, perSecond, ratioToParts, sumOf, type Work } from './statistics.ts';
import { createTappers, type Tappers } from './tappers.ts';
import { startYardsticks, type Yardsticks } from './yardsticks.ts';

const AT_A_TIME = 32;
const ANSWERS = 1000;
const RATIO_AIM = { atLeast: 0.5 };
const STEADY = { perSecond: 100, p99Aim: { atMost: 50 } };

type Name = 'empty' | 'bareSpread' | 'bareOne' | 'post' | 'tapsSpread' | 'tapsOne';

export async function measureTaps(stage: Stage): Promise<Result> {
  const { sql } = stage.database;
  const spread = await seedSpread(sql);
  const full = await seedFull(sql, ANSWERS);
  const crowds = { spread: createTappers(spread), one: createTappers(full.tappers, full.reserve) };
  const { only } = stage.options;
  const figures = await withBot(stage, async (bot, desk) => [
    ...(only.includes('taps') ? await measureRates(stage, { bot, desk, crowds }) : []),
    ...(only.includes('steady') ? await measureSteady(stage, desk, crowds) : []),
  ]);
  await crowds.spread.check(sql);
  await crowds.one.check(sql);
  return { figures };
}

type Crowds = Record<'spread' | 'one', Tappers>;

interface Rates {
  bot: { cpuMs(): Promise<number> };
  desk: Desk;
  crowds: Crowds;
}

async function measureRates(stage: Stage, { bot, desk, crowds }: Rates): Promise<Figure[]> {
  const { rounds, isShort } = stage.options;
  const yardsticks = await prepareYardsticks(stage);
  const work: Record<Name, Work[]> = { empty: [], bareSpread: [], bareOne: [], post: [], tapsSpread: [], tapsOne: [] };
  let cpuMs = 0;
  let counted = 0;
  const taps = async (span: Span, tappers: Tappers) => {
    const before = await bot.cpuMs();
    let all = 0;
    const done = await keepBusy(span, async () => {
      await pressNext(desk, tappers);
      all += 1;
    });
    cpuMs += (await bot.cpuMs()) - before;
    counted += all;
    return done;
  };
  for (let round = 0; round < rounds; round++) {
    stage.say(`taps and yardsticks, round ${round + 1} of ${rounds}`);
    // The first time each is still being compiled.
    const warmUpMs = round === 0 && !isShort ? 3000 : 500;
    const short: Span = { atATime: AT_A_TIME, warmUpMs, ms: isShort ? 500 : 2000 };
    const long: Span = { ...short, ms: isShort ? 2500 : 5000 };
    work.empty.push(await yardsticks.empty(short));
    work.bareSpread.push(await yardsticks.bare('spread', short));
    work.tapsSpread.push(await taps(long, crowds.spread));
    work.bareOne.push(await yardsticks.bare('one', short));
    work.post.push(await yardsticks.post(short));
    work.tapsOne.push(await taps(long, crowds.one));
  }
  await yardsticks.stop();
  return ratesOf(work, each(cpuMs, counted));
}

/** With seminars and people of their own: the bare transaction is to be in nobody's way. */
async function prepareYardsticks({ cleanup, platforms, database }: Stage): Promise<Yardsticks> {
  const own = await seedSpread(database.sql);
  return startYardsticks({
    ...{ cleanup, platforms, databaseUrl: database.url },
    seminarIds: [...new Set(own.map(({ seminarId }) => seminarId))],
    personIds: own.slice(0, 1000).map(({ personId }) => personId),
  });
}

function ratesOf(work: Record<Name, Work[]>, cpuMsPerTap: number): Figure[] {
  const rate = (name: Name) => perSecond(sumOf(work[name]));
  const ratio = (taps: Name, bare: Name) => ratioToParts(rate(taps), [rate('empty'), rate(bare), rate('post')]);
  const figure = (name: string, value: number, note?: string): Figure => ({ name, value, unit: '/s', note });
  const parts = 'of the sum of its parts: taps/s × (1/empty + 1/bare + 1/POST)';
  return [
    { name: 'taps spread', value: ratio('tapsSpread', 'bareSpread'), unit: '', aim: RATIO_AIM, note: parts },
    { name: 'taps on one seminar', value: ratio('tapsOne', 'bareOne'), unit: '', aim: RATIO_AIM, note: 'the same' },
    figure('taps answered, spread', rate('tapsSpread'), `over ${SEMINARS} seminars, ${AT_A_TIME} at a time`),
    figure('taps answered, one seminar', rate('tapsOne'), `full, ${ANSWERS.toLocaleString('en-US')} answers`),
    figure('empty', rate('empty'), 'an empty Bolt handler'),
    figure('bare, spread', rate('bareSpread'), 'lock, upsert, commit'),
    figure('bare, one row', rate('bareOne')),
    figure('POST', rate('post'), 'one fetch to a response_url'),
    { name: 'CPU of the bot a tap', value: cpuMsPerTap, unit: 'ms', note: 'user and system' },
  ];
}

async function measureSteady({ options, say }: Stage, desk: Desk, crowds: Crowds): Promise<Figure[]> {
  const seconds = options.isShort ? 2 : 20;
  const figures: Figure[] = [];
  for (const [on, where] of [
    ['spread', 'spread'],
    ['one', 'one seminar'],
  ] as const) {
    await keepBusy({ atATime: AT_A_TIME, warmUpMs: 0, ms: options.isShort ? 500 : 2000 }, () =>
      pressNext(desk, crowds[on]),
    );
    say(`${STEADY.perSecond} taps a second, ${where}, for ${seconds} s`);
    const { tookMs, failures } = await keepSteady({ perSecond: STEADY.perSecond, seconds }, () =>
      pressNext(desk, crowds[on]),
    );
    const name = `at ${STEADY.perSecond} taps/s, ${where}`;
    figures.push(
      { name: `${name}: p50`, value: percentile(tookMs, 0.5), unit: 'ms', note: 'from the moment it was due' },
      { name: `${name}: p99`, value: percentile(tookMs, 0.99), unit: 'ms', aim: STEADY.p99Aim },
    );
    if (failures.length > 0) {
      figures.push({ name: `${name}: unanswered`, value: failures.length, unit: 'taps', note: failures[0] });
    }
  }
  return figures;
}
