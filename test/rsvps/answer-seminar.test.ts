import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { countSeats, findRsvp, findRsvpsByStanding, findWaitlistPlace } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { addTestRsvp, answeredAt, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const noon = at('2026-11-26T12:00');

/** Taps of people on one seminar, with an outbox that remembers. */
function tapping(db: DatabaseRoot, seminar: Seminar) {
  const outbox = createTestOutbox();
  const tap = (
    person: { id: string },
    answer: Answer,
    more: { tappedAt?: Temporal.Instant; now?: Temporal.Instant; eventId?: string } = {},
  ) => {
    const tappedAt = more.tappedAt ?? noon;
    const now = more.now ?? tappedAt;
    const who = { personId: person.id, seminarId: seminar.id };
    return answerSeminar({ db, outbox, ...who, answer, tappedAt, now, eventId: more.eventId });
  };
  return { outbox, tap };
}

const people = (db: DatabaseRoot, count: number) => Promise.all(Array.from({ length: count }, () => addTestPerson(db)));

describe('answering a seminar', () => {
  test('forty people tapping at once for three seats get three seats and a line of thirty-seven', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 3 });
    const { tap } = tapping(db, seminar);
    const forty = await people(db, 40);
    await Promise.all(forty.map((person) => tap(person, 'on_site')));
    const place = ({ id }: Person) => findWaitlistPlace(db, { seminarId: seminar.id, personId: id });
    const places = (await Promise.all(forty.map(place))).filter((each) => each !== undefined);
    expect(places.sort((one, other) => one - other)).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 3, waiting: 37 });
  });

  test('answers, withdrawals and promotions all at once never exceed the seats, nor leave one free', async () => {
    const db = database();
    const everyone = await people(db, 8);
    const anyTap = fc.tuple(fc.nat(7), fc.constantFrom<Answer>('on_site', 'on_site', 'online', 'declined'));
    const storm = fc.array(anyTap, { minLength: 30, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(storm, fc.integer({ min: 1, max: 3 }), async (taps, seats) => {
        const seminar = await addTestSeminar(db, { seats, format: 'both' });
        const { tap, outbox } = tapping(db, seminar);
        await Promise.all(taps.map(([who, answer]) => tap(everyone[who] ?? { id: '' }, answer)));
        const { taken, waiting } = await countSeats(db, seminar);
        expect(taken).toBeLessThanOrEqual(seats);
        expect(waiting === 0 || taken === seats).toBe(true);
        const numbers = (await findRsvpsByStanding(db, seminar.id, ['waitlisted'])).map((each) => each.waitlistNumber);
        expect(new Set(numbers).size).toBe(waiting);
        const promotions = outbox.owed.filter((message) => message.kind === 'seat-given');
        expect(await ledgerOf(db, seminar.id, 'seat-given')).toHaveLength(promotions.length);
      }),
      { numRuns: 3 },
    );
  });

  test('who withdraws gives the seat to the first in line, who is told once', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1 });
    const { tap, outbox } = tapping(db, seminar);
    const [seated, first, second] = await people(db, 3);
    if (!seated || !first || !second) throw new Error('three people');
    for (const person of [seated, first, second]) await tap(person, 'on_site');
    await tap(seated, 'declined');
    expect(await findRsvp(db, { seminarId: seminar.id, personId: first.id })).toMatchObject({
      standing: 'attending',
      seatedAt: noon,
      waitlistNumber: null,
    });
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([first.id]);
    expect(await tap(second, 'on_site')).toMatchObject({ kind: 'answered' });
    expect(await findWaitlistPlace(db, { seminarId: seminar.id, personId: second.id })).toBe(1);
    expect(outbox.refreshed).toHaveLength(4);
  });

  test('a seat given, lost and given again is told again', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1 });
    const { tap } = tapping(db, seminar);
    const [one, other] = await people(db, 2);
    if (!one || !other) throw new Error('two people');
    await tap(one, 'on_site');
    for (const [waits, leaves] of [
      [other, one],
      [one, other],
      [other, one],
    ] as const) {
      await tap(waits, 'on_site');
      await tap(leaves, 'declined');
    }
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([one.id, other.id, other.id].sort());
  });

  test('an event delivered five times at once has one effect', async () => {
    const db = database();
    const seminar = await addTestSeminar(db);
    const { tap, outbox } = tapping(db, seminar);
    const person = await addTestPerson(db);
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => tap(person, 'on_site', { eventId: 'EvOnce' })));
    expect(results.filter((result) => result.kind === 'answered')).toHaveLength(1);
    expect(results.filter((result) => result.kind === 'seen_before')).toHaveLength(4);
    expect((await findSeminar(db, seminar.id))?.revision).toBe(seminar.revision + 1);
    expect(outbox.refreshed).toEqual([seminar.id]);
  });

  test('an event delivered again after a newer answer does not bring the old answer back', async () => {
    const db = database();
    const seminar = await addTestSeminar(db);
    const { tap } = tapping(db, seminar);
    const person = await addTestPerson(db);
    await tap(person, 'on_site', { eventId: 'Ev1' });
    await tap(person, 'declined', { eventId: 'Ev2' });
    expect(await tap(person, 'on_site', { eventId: 'Ev1' })).toEqual({ kind: 'seen_before' });
    expect(await tap(person, 'on_site', { tappedAt: answeredAt })).toMatchObject({ mine: { standing: 'declined' } });
  });

  test('a tap that keeps one online for want of a seat is newer than one tapped before it', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1, format: 'both' });
    await addTestRsvp(db, seminar.id);
    const { tap } = tapping(db, seminar);
    const person = await addTestPerson(db);
    await tap(person, 'online');
    const kept = await tap(person, 'on_site', { tappedAt: noon.add({ minutes: 2 }) });
    expect(kept).toMatchObject({ note: 'stays_online', mine: { mode: 'online' } });
    const late = await tap(person, 'declined', { tappedAt: noon.add({ minutes: 1 }), now: noon.add({ minutes: 3 }) });
    expect(late).toMatchObject({ kind: 'answered', mine: { standing: 'attending', mode: 'online' } });
  });

  test('a seat that could not be told of is not given: the withdrawal fails as a whole and can be repeated', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1 });
    const { tap } = tapping(db, seminar);
    const [seated, waiting] = await people(db, 2);
    if (!seated || !waiting) throw new Error('two people');
    await tap(seated, 'on_site');
    await tap(waiting, 'on_site');
    const broken = { ...createTestOutbox(), owe: () => Promise.reject(new Error('queue gone')) };
    const withdrawal = { personId: seated.id, seminarId: seminar.id, answer: 'declined', eventId: 'Ev9' } as const;
    await expect(answerSeminar({ db, outbox: broken, ...withdrawal, tappedAt: noon, now: noon })).rejects.toThrow(
      'queue gone',
    );
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 1, waiting: 1 });
    expect(await findRsvp(db, { seminarId: seminar.id, personId: seated.id })).toMatchObject({ standing: 'attending' });
    expect(await tap(seated, 'declined', { eventId: 'Ev9' })).toMatchObject({ kind: 'answered' });
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([waiting.id]);
  });

  test('a seminar that is gone is said to be', async () => {
    const db = database();
    const { tap } = tapping(db, { ...(await addTestSeminar(db)), id: crypto.randomUUID() });
    expect(await tap(await addTestPerson(db), 'on_site')).toEqual({ kind: 'no_seminar' });
  });

  test('a seat let go before the deadline goes to the line, however late that is heard', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1 });
    const [one, two] = [await addTestPerson(db), await addTestPerson(db)];
    const outbox = createTestOutbox();
    const tap = (personId: string, answer: 'on_site' | 'declined', tappedAt: Temporal.Instant, now = tappedAt) =>
      answerSeminar({ db, outbox, personId, seminarId: seminar.id, answer, tappedAt, now });
    await tap(one.id, 'on_site', at('2026-12-01T12:00'));
    await tap(two.id, 'on_site', at('2026-12-01T12:01'));
    const justBefore = seminar.deadlineAt.subtract({ milliseconds: 1 });
    await tap(one.id, 'declined', justBefore, seminar.deadlineAt.add({ seconds: 5 }));
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 1, waiting: 0 });
    expect(outbox.owed.map(({ kind, to }) => [kind, to])).toEqual([['seat-given', { personId: two.id }]]);
  });
});
