// The database goes away again and again under taps and a fan-out. Afterwards the process lives, every connection of
// the pool answers, no confirmed answer is lost, and all that was owed is sent. `npm run test:database`: 100 rounds.
import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDatabase, type DatabaseRoot } from '../../src/database/client.ts';
import { isPassingFault } from '../../src/database/faults.ts';
import { limits, withLimits } from '../../src/database/limits.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { createLogger } from '../../src/log.ts';
import { messages } from '../../src/messages/message.table.ts';
import { createOutbox, type Outbox } from '../../src/messages/outbox.ts';
import { createPacing } from '../../src/messages/pacing.ts';
import { startQueue } from '../../src/messages/queue.ts';
import { SendError } from '../../src/messages/sender.ts';
import type { Group } from '../../src/messages/shared.ts';
import type { Person } from '../../src/people/person.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { rsvps } from '../../src/rsvps/rsvp.table.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createFallibleServer } from '../support/fallible-server.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const TAPPERS = 12;
const POOL = 10;

const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);
beforeEach(() => void process.on('uncaughtException', note).on('unhandledRejection', note));
afterEach(() => void process.off('uncaughtException', note).off('unhandledRejection', note));

type Answer = 'on_site' | 'declined';

/** Somebody who taps yes and no in turn, and remembers what may stand in the database by now. */
function createTapper(tap: (answer: Answer, tappedAt: Temporal.Instant) => Promise<unknown>) {
  let tappedAt = at('2026-11-24T12:00');
  let answer: Answer = 'on_site';
  const tapper = {
    confirmed: 0,
    failed: 0,
    /** The last confirmed one, and those tried since. */
    possible: [] as Answer[],
    faults: [] as unknown[],
    async tapOnce() {
      tappedAt = tappedAt.add({ seconds: 1 });
      answer = answer === 'on_site' ? 'declined' : 'on_site';
      const tried = answer;
      try {
        await tap(tried, tappedAt);
        tapper.confirmed++;
        tapper.possible = [tried];
      } catch (error) {
        tapper.failed++;
        tapper.faults.push(error);
        tapper.possible.push(tried);
      }
    },
  };
  return tapper;
}

async function openRounds() {
  const server = await createFallibleServer();
  await migrateDatabase(server.url);
  const { db, close } = createDatabase(withLimits(server.url, limits.work), { answerWithinSeconds: 3 });
  const log = createLogger({ level: 'silent' });
  const retries = { retryLimit: 100_000, retryDelayMax: 2 };
  const queue = await startQueue({ url: withLimits(server.url, limits.queue), log, retries });
  const outbox = createOutbox({ queue, refresher: { ask: () => {} } });
  const pacing = createPacing({ db });
  const sent = new Set<string>();
  const send = async (id: string) => {
    await pacing.take({ platform: 'line', to: 'L0' });
    const [row] = await db.select().from(messages).where(sql`${messages.id} = ${id}`);
    if (!row) throw new SendError('retry', { platformCode: 'not committed' });
    sent.add(id);
  };
  // Hands each on by itself, as is done with those whose card is their own.
  const formBatches = ({ kind, occasion }: Group) =>
    db.transaction(async (tx) => {
      const isOfGroup = and(eq(messages.kind, kind), eq(messages.occasion, occasion));
      const rows = await tx.select({ id: messages.id }).from(messages).where(isOfGroup);
      await queue.sendOwed(
        tx,
        rows.map(({ id }) => ({ id, priority: 10 })),
      );
    });
  await queue.work({
    send,
    formBatches,
    sendBatch: async () => {},
    giveUp: async () => {},
    chore: async () => {},
  });
  const seminar = await addTestSeminar(db);
  const tappers = await Promise.all(
    Array.from({ length: TAPPERS }, async () => {
      const person = await addTestPerson(db);
      return {
        person,
        ...{ tapper: createTapper((answer, tappedAt) => tapOn({ db, outbox, seminar, person, answer, tappedAt })) },
      };
    }),
  );
  return { ...{ server, db, close, queue, outbox, seminar, sent }, tappers };
}

type Rounds = Awaited<ReturnType<typeof openRounds>>;

interface Tap {
  db: DatabaseRoot;
  outbox: Outbox;
  seminar: Seminar;
  person: Person;
  answer: Answer;
  tappedAt: Temporal.Instant;
}

async function tapOn({ db, outbox, seminar, person, ...tap }: Tap): Promise<void> {
  const now = at('2026-11-30T12:00');
  const parts = { db, outbox, seminarId: seminar.id, personId: person.id };
  const result = await answerSeminar({ ...parts, ...tap, now });
  if (result.kind !== 'answered') throw new Error(result.kind);
}

/** Owes everybody a message. */
async function fanOut({ db, outbox, seminar, tappers }: Rounds, round: number): Promise<void> {
  const owed = tappers.map(({ person }) => ({
    ...{ kind: 'mailing' as const, seminarId: seminar.id, to: { personId: person.id }, occasion: `round ${round}` },
    usefulUntil: null,
  }));
  await db.transaction((tx) => outbox.owe(tx, owed, at('2026-11-30T12:00')));
}

type Fault = (rounds: Rounds, tapped: (count: number) => Promise<void>) => Promise<void>;

/** What happens to the database in a round; `tapped`: so many taps have come to an end since, well or not. */
const faults: Record<string, Fault> = {
  async 'terminated connections'({ server }, tapped) {
    for (let time = 0; time < 5; time++) {
      await server.terminate();
      await tapped(5);
    }
  },
  async 'an immediate stop'({ server }, tapped) {
    await server.stop('immediate');
    await tapped(TAPPERS);
    await server.start();
  },
  async 'a short freeze'({ server }) {
    await server.freeze();
    await server.thaw();
  },
  async 'a restart'({ server }) {
    await server.stop('fast');
    await server.start();
  },
  async 'a long freeze'({ server }, tapped) {
    await server.freeze();
    // Longer than the client waits for an answer.
    await tapped(TAPPERS);
    await server.thaw();
  },
  async 'a read-only time'({ server }, tapped) {
    await server.isReadOnly(true);
    await server.terminate();
    await tapped(TAPPERS);
    await server.isReadOnly(false);
  },
  async 'a stop in a freeze'({ server }, tapped) {
    await server.freeze();
    await tapped(1);
    const stopped = server.stop('immediate');
    await server.thaw();
    await stopped;
    await server.start();
  },
};

/** Ten transactions at once, each on a connection of its own. */
async function poolAnswers(db: DatabaseRoot): Promise<number> {
  let begun = 0;
  let all = () => {};
  const allBegun = new Promise<void>((resolve) => {
    all = resolve;
  });
  const pids = await Promise.all(
    Array.from({ length: POOL }, () =>
      db.transaction(async (tx) => {
        const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        if (++begun === POOL) all();
        await allBegun;
        return row?.pid;
      }),
    ),
  );
  return new Set(pids).size;
}

async function playRound(rounds: Rounds, round: number): Promise<void> {
  const names = Object.keys(faults);
  const name = names[round % names.length] ?? '';
  let isOver = false;
  let ended = 0;
  const tapping = rounds.tappers.map(async ({ tapper }) => {
    while (!isOver) {
      await tapper.tapOnce();
      ended++;
    }
  });
  const tapped = async (count: number) => {
    const from = ended;
    await vi.waitFor(() => expect(ended - from).toBeGreaterThanOrEqual(count));
  };
  await tapped(TAPPERS);
  const owing = fanOut(rounds, round).catch((error) => {
    if (!isPassingFault(error)) throw error;
  });
  await faults[name]?.(rounds, tapped);
  await owing;
  isOver = true;
  await Promise.all(tapping);
  // The first queries after it may still meet a connection's end.
  await vi.waitFor(async () => expect([name, await poolAnswers(rounds.db)]).toEqual([name, POOL]));
}

async function expectNothingLost({ db, tappers }: Rounds): Promise<void> {
  const stored = await db.select().from(rsvps);
  for (const { person, tapper } of tappers) {
    const standing = stored.find(({ personId }) => personId === person.id)?.standing;
    const answer = standing === 'attending' ? 'on_site' : standing;
    expect(tapper.possible).toContain(answer);
    expect(tapper.confirmed).toBeGreaterThan(0);
  }
}

test(`${ROUNDS} rounds of a database that goes away: nothing confirmed is lost, and all goes on`, {
  timeout: 60_000 * (ROUNDS + 5),
}, async () => {
  const rounds = await openRounds();
  for (let round = 0; round < ROUNDS; round++) {
    await playRound(rounds, round);
    await expectNothingLost(rounds);
  }
  const { db, queue, close, sent, tappers } = rounds;
  await vi.waitFor(async () => {
    const owed = await db.select({ id: messages.id }).from(messages);
    expect(owed.filter(({ id }) => !sent.has(id))).toEqual([]);
  });
  expect(sent.size).toBeGreaterThan(0);
  const failures = tappers.flatMap(({ tapper }) => tapper.faults);
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.filter((error) => !isPassingFault(error))).toEqual([]);
  expect(uncaught).toEqual([]);
  await queue.stop();
  await close();
});
