import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeSeats } from '../../src/changes/take-seats.ts';
import { countSeats, findRsvpsByStanding } from '../../src/rsvps/rsvp.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, editTest, seminarNow } from '../support/edit-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), who: fc.nat(5), come: fc.boolean() }) },
  fc.record({ do: fc.constant('move' as const), day: fc.integer({ min: 4, max: 20 }) }),
  fc.record({ do: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ do: fc.constant('take' as const), count: fc.integer({ min: 1, max: 3 }) }),
);

const everyone = ['attending', 'waitlisted', 'declined', 'materials'] as const;

test('a seminar moved while people answer and leave loses nobody, tells each once per edit, and keeps to its seats', async () => {
  const db = await createTestDatabase();
  const steady = await Promise.all(Array.from({ length: 4 }, () => addTestPerson(db)));
  const busy = await Promise.all(Array.from({ length: 6 }, () => addTestPerson(db)));
  const early = at('2026-11-24T12:00');
  const now = at('2026-11-25T10:00');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(act, { minLength: 4, maxLength: 14 }),
      async (seats, acts) => {
        const outbox = createTestOutbox();
        const stage = { db, outbox };
        const seminar = await addTestSeminar(db, { seats });
        const seminarId = seminar.id;
        for (const { id } of steady)
          await answerTest(stage, { seminarId, personId: id, answer: 'on_site', now: early });
        const answered = new Set<string>();
        const results = await Promise.all(
          acts.map(async (each) => {
            if (each.do === 'answer') {
              const personId = busy[each.who]?.id ?? '';
              answered.add(personId);
              await answerTest(stage, { seminarId, personId, answer: each.come ? 'on_site' : 'declined', now });
              return undefined;
            }
            if (each.do === 'take') {
              await takeSeats({ db, outbox, seminarId, count: each.count, actor: seminar.createdBy, now });
              return undefined;
            }
            const change: Record<string, string> =
              each.do === 'move'
                ? { date: `2026-12-${String(each.day).padStart(2, '0')}` }
                : { seats: String(each.seats) };
            return editTest(stage, { shown: seminar, change, now, isOverwriting: true });
          }),
        );
        // Nobody is lost.
        const all = await findRsvpsByStanding(db, seminarId, [...everyone]);
        expect(new Set(all.map(({ personId }) => personId))).toEqual(
          new Set([...answered, ...steady.map(({ id }) => id)]),
        );
        const after = await seminarNow(db, seminarId);
        const inIt = all.filter(({ standing }) => standing === 'attending' || standing === 'waitlisted');
        for (const { id } of steady) expect(inIt.map(({ personId }) => personId)).toContain(id);
        // Each edit that moved it owes everyone who was in it all along one message, and nobody two.
        const saved = results.flatMap((result) => (result?.kind === 'saved' ? [result] : []));
        const moves = saved.filter(({ before, seminar: is }) => !before.startsAt.equals(is.startsAt));
        const told = outbox.owed
          .filter(({ kind }) => kind === 'changed')
          .map((each) => JSON.stringify([each.to, each.occasion]));
        expect(new Set(told).size).toBe(told.length);
        const expected = steady.flatMap(({ id }) =>
          moves.map(({ seminar: { edition } }) => JSON.stringify([{ personId: id }, String(edition)])),
        );
        expect(told).toEqual(expect.arrayContaining(expected));
        // Seats: never given beyond what there ever were, and none stays free while someone waits.
        const { taken, waiting } = await countSeats(db, after);
        expect(taken).toBeLessThanOrEqual(Math.max(seats, ...saved.map((each) => each.seminar.seats ?? 0)));
        if (waiting > 0) expect(taken).toBeGreaterThanOrEqual(after.seats ?? 0);
        const numbers = all.flatMap(({ waitlistNumber }) => (waitlistNumber === null ? [] : [waitlistNumber]));
        expect(new Set(numbers).size).toBe(numbers.length);
      },
    ),
    { numRuns: 25 },
  );
});
