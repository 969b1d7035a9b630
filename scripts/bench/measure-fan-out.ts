// An announcement to all of LINE's friends: how long until the last was sent, in how many requests, and how long people
// who tap meanwhile wait.
import { seedSpread } from './crowd.ts';
import type { Figure } from './figure.ts';
import { keepBusy, keepSteady } from './load.ts';
import type { LineSend } from './platforms.ts';
import { press, pressNext } from './press.ts';
import { organizerId, seedPeople, seedSeminars } from './seed.ts';
import { type Result, type Stage, withBot } from './stage.ts';
import { percentile } from './statistics.ts';
import { createTappers } from './tappers.ts';

const TAPS_A_SECOND = 20;
const AIM = { atMost: 10 };
const GIVE_UP_MS = 10 * 60 * 1000;
const LEDGER_WITHIN_MS = 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function measureFanOut(stage: Stage): Promise<Result> {
  const { options, database, platforms, say } = stage;
  const { sql } = database;
  const tappers = createTappers(await seedSpread(sql));
  const ids = Array.from({ length: options.followers }, (_, n) => `U${(n + 1).toString(16).padStart(32, '0')}`);
  await seedPeople(sql, { platform: 'line', ids });
  const [seminarId = ''] = await seedSeminars(sql, [{ title: '測定 お知らせ', seats: 300, status: 'draft' }]);
  const result = await withBot(stage, async (_bot, desk) => {
    await keepBusy({ atATime: 8, warmUpMs: 0, ms: options.isShort ? 1000 : 3000 }, () => pressNext(desk, tappers));
    say(`an announcement to ${options.followers} friends on LINE`);
    const from = platforms.lineSends.length;
    const startedAt = performance.now();
    let isOver = false;
    const tapping = keepSteady({ perSecond: TAPS_A_SECOND, seconds: GIVE_UP_MS / 1000, isOver: () => isOver }, () =>
      pressNext(desk, tappers),
    );
    const announcing = press(desk, { userId: organizerId, value: { do: 'announce', seminar: seminarId } });
    const sends = () => platforms.lineSends.slice(from);
    const seconds = await untilAllSent(sends, { startedAt, followers: options.followers }).finally(() => {
      isOver = true;
    });
    // Both may have ended with it.
    await announcing;
    const latencies = await tapping;
    if (Number.isFinite(seconds)) await ledgerIsSettled(stage, seminarId);
    return { seconds, sends: sends(), latencies };
  });
  await tappers.check(sql);
  return { figures: figuresOf(result, options.followers) };
}

interface Sent {
  startedAt: number;
  followers: number;
}

/** Seconds until the last of them; infinity when it was given up. */
async function untilAllSent(sends: () => LineSend[], { startedAt, followers }: Sent): Promise<number> {
  for (;;) {
    const reached = new Set(sends().flatMap(({ to }) => to)).size;
    if (reached >= followers) return ((sends().at(-1)?.at ?? startedAt) - startedAt) / 1000;
    if (performance.now() - startedAt > GIVE_UP_MS) return Number.POSITIVE_INFINITY;
    await pause(100);
  }
}

/** Each person's row says that it went out. */
async function ledgerIsSettled({ database: { sql }, options: { followers } }: Stage, seminarId: string): Promise<void> {
  const giveUpAt = performance.now() + LEDGER_WITHIN_MS;
  for (;;) {
    const [row] = await sql<{ sent: number }[]>`
      select count(*)::int as sent from messages
      where seminar_id = ${seminarId} and kind = 'announcement' and status = 'sent'`;
    if (row?.sent === followers) return;
    if (performance.now() > giveUpAt) throw new Error(`the ledger says ${row?.sent} of ${followers} were sent`);
    await pause(200);
  }
}

/** How often somebody got it more than once; the same request tried again with its key counts once. */
export function doubledIn(sends: readonly LineSend[]): number {
  const got = new Set(sends.flatMap(({ to, retryKey }) => to.map((id) => `${id} ${retryKey}`)));
  return got.size - new Set(sends.flatMap(({ to }) => to)).size;
}

function figuresOf(
  {
    seconds,
    sends,
    latencies,
  }: { seconds: number; sends: LineSend[]; latencies: { tookMs: number[]; failures: string[] } },
  followers: number,
): Figure[] {
  const requests = (kind: LineSend['kind']) => sends.filter((send) => send.kind === kind).length;
  const { tookMs, failures } = latencies;
  const count = (name: string, value: number, unit: string, note?: string): Figure => ({ name, value, unit, note });
  const friends = (count: number) => `${count.toLocaleString('en-US')} friends on LINE`;
  const reached = new Set(sends.flatMap(({ to }) => to)).size;
  const all = reached < followers ? `given up after ${friends(reached)}` : friends(followers);
  return [
    { name: 'announcement until the last was sent', value: seconds, unit: 's', aim: AIM, note: all },
    count('announcement: pushes', requests('push'), 'requests'),
    {
      ...count('announcement: multicasts', requests('multicast'), 'requests'),
      note: `${Math.ceil(followers / 500)} would do for one language`,
    },
    { ...count('announcement: sent twice', doubledIn(sends), 'people'), aim: { atMost: 0 } },
    count('taps meanwhile: p50', percentile(tookMs, 0.5), 'ms', `at ${TAPS_A_SECOND} taps/s`),
    count('taps meanwhile: p99', percentile(tookMs, 0.99), 'ms', `of ${tookMs.length.toLocaleString('en-US')}`),
    ...(failures.length > 0 ? [count('taps meanwhile: unanswered', failures.length, 'taps', failures[0])] : []),
  ];
}
