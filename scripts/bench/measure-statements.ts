// How many SQL statements a tap is, and which: counted on their way to the database, one tap after the other.
import { type CountingProxy, type RunStatement, startCountingProxy } from './counting-proxy.ts';
import { seedFull, seedSpread } from './crowd.ts';
import type { Figure } from './figure.ts';
import { type Desk, press } from './press.ts';
import { type Result, type Stage, withBot } from './stage.ts';
import { beginningOf, statementsOfTap, type TapStatements } from './statements.ts';
import { buttonOf, type Tapper } from './tappers.ts';

const TAPS = 15;
const TAPS_SHORT = 5;
/** So that what is prepared is prepared on each of the bot's connections. */
const TAPS_BEFORE = 20;
/** What a tap leaves to be done afterwards, e.g. settling it, is done by then. */
const PAUSE_MS = 150;
const IDLE_MS = 5000;
/** What the start leaves to be done is done by then. */
const AFTER_START_MS = 1000;
/** Whose statements are listed one by one. */
const LISTED = new Set(['joins the line', 'gives a seat to the line']);
const AIM = { atMost: 8 };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function measureStatements(stage: Stage): Promise<Result> {
  const { sql, url } = stage.database;
  const spread = await seedSpread(sql);
  const full = await seedFull(sql, 1000);
  const proxy = await startCountingProxy(url);
  const stop = stage.cleanup.add(proxy.stop);
  const taps = stage.options.isShort ? TAPS_SHORT : TAPS;
  const seated = full.seated.map((userId) => ({ ...full.tappers[0], userId, isComing: true }) as Tapper);
  const kinds: [string, Tapper[]][] = [
    ['takes a seat', spread],
    ['gives it back', spread.map((tapper) => ({ ...tapper, isComing: true }))],
    ['joins the line', full.tappers],
    ['leaves the line', full.tappers.map((tapper) => ({ ...tapper, isComing: true }))],
    ['gives a seat to the line', seated],
  ];
  const counted = await withBot(
    stage,
    async (_bot, desk) => {
      stage.say('SQL statements');
      // Before the first tap: what taps leave to be done later is no idling.
      await pause(AFTER_START_MS);
      await awayFromTheMinute();
      proxy.take();
      await pause(stage.options.isShort ? IDLE_MS / 2 : IDLE_MS);
      const idle = proxy.take();
      await tapAll({ proxy, desk }, spread.slice(stage.options.isShort ? -5 : -TAPS_BEFORE));
      const all: [string, TapStatements][] = [];
      for (const [name, tappers] of kinds) {
        all.push([name, statementsOfTap(await tapAll({ proxy, desk }, tappers.slice(0, taps)), idle)]);
      }
      return all;
    },
    { databaseUrl: proxy.url },
  );
  await stop();
  return {
    figures: counted.flatMap(figuresOf),
    more: counted
      .filter(([name]) => LISTED.has(name))
      .map(listOf)
      .join('\n\n'),
  };
}

/** Every minute the bot looks for what is due, which is not what it does all the time. */
async function awayFromTheMinute(): Promise<void> {
  const into = Date.now() % 60_000;
  if (into < 3000) await pause(3000 - into);
  if (into > 60_000 - IDLE_MS) await pause(63_000 - into);
}

async function tapAll(given: { proxy: CountingProxy; desk: Desk }, tappers: Tapper[]): Promise<RunStatement[][]> {
  const all: RunStatement[][] = [];
  for (const tapper of tappers) {
    given.proxy.take();
    await press(given.desk, { userId: tapper.userId, value: buttonOf(tapper) });
    await pause(PAUSE_MS);
    all.push(given.proxy.take());
  }
  return all;
}

function figuresOf([name, { statements, locked, parsed }]: [string, TapStatements]): Figure[] {
  return [
    {
      ...{ name: `SQL statements, ${name}`, value: statements.length, unit: 'a tap', aim: AIM },
      note: `${locked} while the seminar is locked, ${parsed} parsed anew`,
    },
  ];
}

function listOf([name, { statements }]: [string, TapStatements]): string {
  const lines = statements.map(
    ({ text, isLocked, isParsed }, index) =>
      `${String(index + 1).padStart(4)} ${isLocked ? '│' : ' '} ${isParsed ? 'P' : ' '} ${beginningOf(text)}`,
  );
  return [`A tap that ${name} (│ the seminar is locked, P parsed anew):`, ...lines].join('\n');
}
