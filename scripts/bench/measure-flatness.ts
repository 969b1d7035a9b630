// Whether a tap costs more the more people have answered: the same taps on full seminars of different sizes, in turns.
import { seedFull } from './crowd.ts';
import type { Figure } from './figure.ts';
import { keepBusy } from './load.ts';
import { pressNext } from './press.ts';
import { type Result, type Stage, withBot } from './stage.ts';
import { perSecond, sumOf, type Work } from './statistics.ts';
import { createTappers, type Tappers } from './tappers.ts';

const AT_A_TIME = 32;
/** As flat as a shared machine can show. */
const AIM = { atLeast: 0.9 };

interface Size {
  answers: number;
  tappers: Tappers;
  work: Work[];
}

export async function measureFlatness(stage: Stage): Promise<Result> {
  const { options, database, say } = stage;
  const sizes: Size[] = [];
  for (const answers of options.isShort ? [100, 1000] : [100, 1000, 10_000]) {
    const { tappers, reserve } = await seedFull(database.sql, answers);
    sizes.push({ answers, tappers: createTappers(tappers, reserve), work: [] });
  }
  await withBot(stage, async (_bot, desk) => {
    for (let round = 0; round < options.rounds; round++) {
      say(`taps by the number of answers, round ${round + 1} of ${options.rounds}`);
      const span = { atATime: AT_A_TIME, warmUpMs: round === 0 ? 1500 : 500, ms: options.isShort ? 1500 : 4000 };
      for (const { tappers, work } of sizes) work.push(await keepBusy(span, () => pressNext(desk, tappers)));
    }
  });
  for (const { tappers } of sizes) await tappers.check(database.sql);
  return { figures: sizes.flatMap((size) => figuresOf(size, sizes[0])) };
}

function figuresOf({ answers, work }: Size, first: Size | undefined): Figure[] {
  const rate = perSecond(sumOf(work));
  const many = answers.toLocaleString('en-US');
  const taps = { name: `taps answered with ${many} answers`, value: rate, unit: '/s', note: 'one full seminar' };
  if (!first || first.answers === answers) return [taps];
  const ratio = rate / perSecond(sumOf(first.work));
  return [
    { name: `taps with ${many} answers`, value: ratio, unit: '', aim: AIM, note: `of those with ${first.answers}` },
    taps,
  ];
}
