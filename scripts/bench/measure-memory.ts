// The bot's memory before and after a thousand taps on both platforms, one after the other, and how long each took.
import { press } from './press.ts';
import { seedPeople, seedSeminars } from './seed.ts';
import { type Result, type Stage, withBot } from './stage.ts';
import { percentile } from './statistics.ts';
import { buttonOf, createTappers, type Tapper } from './tappers.ts';

const TAPS = 1000;
const PEOPLE = 50;

export async function measureMemory(stage: Stage): Promise<Result> {
  const { options, database, say } = stage;
  const taps = options.isShort ? TAPS / 10 : TAPS;
  const crowds = { slack: await seedCrowd(stage, 'slack'), line: await seedCrowd(stage, 'line') };
  const took: number[] = [];
  const memory = await withBot(stage, async (bot, desk) => {
    say(`memory, ${taps} taps one after the other`);
    const before = await bot.memoryMb();
    for (let tap = 0; tap < taps; tap++) {
      const on = tap % 2 === 0 ? 'slack' : 'line';
      const tapper = crowds[on].next();
      const from = performance.now();
      await press(desk, { userId: tapper.userId, value: buttonOf(tapper) }, on);
      took.push(performance.now() - from);
      crowds[on].done(tapper);
    }
    return { before, after: await bot.memoryMb() };
  });
  for (const tappers of Object.values(crowds)) await tappers.check(database.sql);
  const many = `${taps.toLocaleString('en-US')} taps`;
  return {
    figures: [
      { name: 'memory when ready', value: memory.before, unit: 'MB', note: 'resident, with Slack and LINE' },
      { name: `memory after ${many}`, value: memory.after, unit: 'MB' },
      {
        name: 'one tap after the other: p50',
        value: percentile(took, 0.5),
        unit: 'ms',
        note: 'half on Slack, half on LINE',
      },
      { name: 'one tap after the other: p99', value: percentile(took, 0.99), unit: 'ms' },
    ],
  };
}

let crowd = 0;

async function seedCrowd({ database: { sql } }: Stage, platform: 'slack' | 'line') {
  crowd += 1;
  const [seminarId = ''] = await seedSeminars(sql, [{ title: '測定 メモリ', seats: 2 * PEOPLE }]);
  const number = (n: number) => `${crowd}${String(n).padStart(6, '0')}`;
  const ids = Array.from({ length: PEOPLE }, (_, n) =>
    platform === 'slack' ? `UM${number(n)}` : `U${`e${number(n)}`.padStart(32, '0')}`,
  );
  const personIds = await seedPeople(sql, { platform, ids });
  return createTappers(
    ids.map((userId, index): Tapper => {
      const personId = personIds[index] ?? '';
      return { userId, personId, seminarId, whenComing: 'attending', isComing: false };
    }),
  );
}
