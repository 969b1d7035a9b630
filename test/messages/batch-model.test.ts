// Whatever LINE answers in whatever order, and wherever the bots are killed: everyone gets it once, or the ledger says
// that they did not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReportTrouble } from '../../src/bot/report-trouble.ts';
import { findStopped, settleStopped } from '../../src/messages/stopped.store.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { at, createTestOutbox } from '../support/seminar-fixture.ts';
import { forgetAll, mortal, openBatches, workOnce } from './batch-fixture.ts';
import { type Fate, Killed } from './model-line.ts';

type World = Awaited<ReturnType<typeof openBatches>>;

const fate = fc.constantFrom<Fate>(
  ...(['answered', 'answered', 'rate', 'error', 'lost', 'month', 'killed before', 'killed after'] as const),
);
const run = fc.record({
  japanese: fc.integer({ min: 0, max: 9 }),
  english: fc.integer({ min: 0, max: 5 }),
  answered: fc.integer({ min: 0, max: 2 }),
  bad: fc.array(fc.nat(13), { maxLength: 2 }),
  limit: fc.option(fc.integer({ min: 0, max: 14 })),
  others: fc.integer({ min: 0, max: 3 }),
  isToldLate: fc.boolean(),
  fates: fc.array(fate, { maxLength: 12 }),
  /** After how many calls of the database each bot is killed. */
  lives: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
  bots: fc.integer({ min: 1, max: 2 }),
  /** How often LINE does not tell what the month has left. */
  mute: fc.integer({ min: 0, max: 6 }),
  /** Whose message is of use for how many days; in turn. */
  days: fc.array(fc.constantFrom(undefined, 1, 2), { minLength: 1, maxLength: 4 }),
  /** After how many rounds the month turns, and an organizer presses. */
  turn: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  press: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
});

/**
 * What one bot does until nothing is left to do, or it is killed; and then there is another. What LINE leaves open is
 * open no more when a day has passed.
 */
async function live(world: World, lives: number[], happens: (round: number) => Promise<void>): Promise<void> {
  const { delivery, alone, clock, realClock } = world;
  for (let round = 0; round < 60; round++) {
    await happens(round);
    const life = { calls: 0, endsAfter: lives.shift() ?? Number.POSITIVE_INFINITY };
    const db = mortal(delivery.db, life, () => new Killed());
    const reportTrouble = createReportTrouble({ ...delivery, db, outbox: createTestOutbox() });
    const isDone = await workOnce({ ...delivery, db, reportTrouble }, alone, clock.now()).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return false;
    });
    if (isDone && round > 8) return;
    if (round === 40) realClock.moveTo(realClock.now().add({ hours: 25 }));
  }
  throw new Error('never done');
}

test('every follower gets it once, or is held or refused, and the ledger says which', async () => {
  const db = await createTestDatabase();
  await fc.assert(
    fc.asyncProperty(run, async (given) => {
      await forgetAll(db);
      const world = await openBatches({ db, limit: given.limit });
      const { line, followers, clock, seminar, rows } = world;
      const people = [...(await followers(given.japanese)), ...(await followers(given.english, { language: 'en' }))];
      const own = await followers(given.answered);
      const [now, outbox] = [clock.now(), createTestOutbox()];
      for (const { id: personId } of own) {
        const answer = { personId, seminarId: seminar.id, answer: 'declined', tappedAt: now, now } as const;
        await answerSeminar({ db, outbox, ...answer });
      }
      const all = [...people, ...own];
      for (const index of given.bad) if (people[index]) line.bad.add(people[index].externalId);
      Object.assign(line.state, { used: given.others, told: given.others, mute: given.mute });
      line.fates.push(...given.fates);
      clock.moveTo(at('2026-11-30T22:00'));
      const endOf = (days: number | undefined) => days && at('2026-12-01T23:00').add({ hours: 24 * (days - 1) });
      for (const [index, { id: personId }] of all.entries()) {
        const usefulUntil = endOf(given.days[index % given.days.length]);
        await world.owe({ ...world.group, to: { personId }, ...(usefulUntil && { usefulUntil }) });
      }

      const tell = () => Object.assign(line.state, { told: given.isToldLate ? given.others : line.state.used });
      const press = async () => {
        const stopped = await findStopped(db, seminar.id);
        await settleStopped(
          db,
          stopped.map(({ id }) => id),
          'owed',
        );
      };
      const happens = async (round: number) => {
        if (round === given.press) await press();
        if (round !== given.turn) return;
        clock.moveTo(at('2026-12-01T00:00'));
        // What LINE tells is of the month before still.
        line.state.used = 0;
        await sweepLedger({ db, queue: { sendAgain: async () => {} }, now: clock.now() });
      };
      const liveOn = async (meanwhile: (round: number) => Promise<void>) => {
        tell();
        const lives = Array.from({ length: given.bots }, (_, bot) =>
          live(world, given.lives, bot === 0 ? meanwhile : async () => {}),
        );
        await Promise.all(lives);
      };
      await liveOn(happens);
      const judge = async () => {
        const ledger = await rows();
        for (const { id, externalId } of all) {
          const { status = 'none', lastError = null, firstAttemptAt = null } = ledger.get(id) ?? {};
          const got = line.gotBy(externalId);
          const isBad = line.bad.has(externalId);
          const possible = { sent: [1], held: [0], dropped: isBad ? [0] : [], failed: [] as number[] };
          // Sent alone, with an attempt before that LINE left open: it goes on under its key.
          if (firstAttemptAt) possible.held = [0, 1];
          // LINE forgot the key before it said what became of it: not certain is not sent twice.
          if (lastError?.includes('retry_key_expired')) possible.failed = isBad ? [0] : [0, 1];
          expect((possible as Record<string, number[]>)[status], `${status} (${lastError})`).toContain(got);
        }
        expect(line.violations).toEqual([]);
        return [...ledger.values()].map(({ status }) => status);
      };
      await judge();

      // The plan was changed, and the organizer has it sent again.
      line.fates.length = 0;
      line.state.limit = null;
      await press();
      await liveOn(async () => {});
      expect(await judge()).not.toContain('held');
    }),
    { numRuns: 40 },
  );
});
