import { describe, expect, test } from 'vitest';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { countSeats } from '../../src/rsvps/rsvp.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

describe('answering a seminar', () => {
  test('forty people tapping at once for three seats get three seats and a line of thirty-seven', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db, { seats: 3 });
    const people = await Promise.all(Array.from({ length: 40 }, () => addTestPerson(db)));
    const now = at('2026-11-24T12:00');
    const outbox = createTestOutbox();
    const results = await Promise.all(
      people.map(({ id }) =>
        answerSeminar({ db, outbox, personId: id, seminarId: seminar.id, answer: 'on_site', tappedAt: now, now }),
      ),
    );
    const places = results.flatMap((result) => (result.kind === 'answered' && result.place ? [result.place] : []));
    expect(places.sort((one, other) => one - other)).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 3, waiting: 37 });
  });
});
