// Seats that fall free at night: nobody is woken to be asked, nobody loses a seat asleep, and the line goes on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietUntil, readQuietHours } from '../../src/messages/quiet-hours.ts';
import { accounts } from '../../src/people/person.table.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { findOffers } from '../../src/rsvps/offer.store.ts';
import { isOfferTime, offerEnd } from '../../src/rsvps/offer.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox, seminarOf } from '../support/seminar-fixture.ts';
import { anyDay, anyZone, localInstant } from '../support/zones.ts';

const usual = readQuietHours('21:00-8:00') ?? null;
const evening = seminarOf({ seats: 1 });
const lastOf = ({ startsAt }: Seminar) => startsAt.subtract({ hours: 2 });
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const timeOf = (minutes: number) => Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

describe('the rule', () => {
  test('a seat given back at midnight is offered at eight, and its time runs from then', () => {
    const midnight = at('2026-12-03T00:00');
    expect(offerEnd(evening, midnight, usual)).toBeUndefined();
    expect(isOfferTime(evening, midnight, usual)).toBe(false);
    // A third of the eight and a half hours that are left.
    expect(offerEnd(evening, at('2026-12-03T08:00'), usual)).toEqual(at('2026-12-03T10:50'));
    expect(offerEnd(evening, midnight, null)).toEqual(at('2026-12-03T05:30'));
  });

  test('an offer made in the evening stands until the morning, since nobody else is asked before', () => {
    const tomorrow = { ...evening, deadlineAt: at('2026-12-02T18:00') };
    expect(offerEnd(tomorrow, at('2026-12-02T20:00'), usual)).toEqual(at('2026-12-03T08:00'));
    expect(offerEnd(tomorrow, at('2026-12-02T20:00'), null)).toEqual(at('2026-12-03T02:50'));
  });

  test('with less than an hour left in the morning it is asked at once, at night', () => {
    const startingAt = (time: string) =>
      seminarOf({ startsAt: at(`2026-12-03T${time}`), deadlineAt: at('2026-12-02T00:00') });
    const midnight = at('2026-12-03T00:00');
    expect(offerEnd(startingAt('11:00'), midnight, usual)).toBeUndefined();
    expect(offerEnd(startingAt('10:59'), midnight, usual)).toEqual(at('2026-12-03T02:59:40'));
    expect(offerEnd(startingAt('09:30'), midnight, usual)).toEqual(at('2026-12-03T02:30'));
    expect(offerEnd(startingAt('01:30'), midnight, usual)).toBeUndefined();
  });

  const anyNight = fc.record({
    timeZone: anyZone,
    day: anyDay,
    start: minuteOfDay,
    before: fc.integer({ min: 0, max: 4000 }),
    from: minuteOfDay,
    to: minuteOfDay,
  });

  test('no offer is made in quiet hours but where the morning is too late for it, and none ends in them while others wait', () => {
    fc.assert(
      fc.property(anyNight, ({ timeZone, day, start, before, from, to }) => {
        fc.pre(from !== to);
        const hours = { from: timeOf(from), to: timeOf(to) };
        const seminar = seminarOf({ timeZone, startsAt: localInstant(day, timeOf(start), timeZone) });
        const last = lastOf(seminar);
        const now = last.subtract({ minutes: before });
        const end = offerEnd(seminar, now, hours);
        const hasHourAt = (morning: Temporal.Instant) => morning.until(last).total('hours') >= 1;
        const morning = quietUntil(now, hours, timeZone);
        const isMade = before > 0 && (morning === undefined || !hasHourAt(morning));
        expect(end !== undefined).toBe(isMade);
        if (!end) return;
        expect(now.until(end).total('minutes')).toBeGreaterThanOrEqual(Math.min(15, before));
        expect(Temporal.Instant.compare(end, last)).toBeLessThanOrEqual(0);
        const next = quietUntil(end, hours, timeZone);
        if (next) expect(hasHourAt(next)).toBe(false);
      }),
    );
  });

  test('the chain never stalls: whoever is asked, another can be asked when their time is over, until two hours before', () => {
    fc.assert(
      fc.property(anyNight, ({ timeZone, day, start, before, from, to }) => {
        fc.pre(from !== to);
        const hours = { from: timeOf(from), to: timeOf(to) };
        const seminar = seminarOf({ timeZone, startsAt: localInstant(day, timeOf(start), timeZone) });
        const last = lastOf(seminar).epochMilliseconds;
        let now = lastOf(seminar).subtract({ minutes: before });
        for (let asked = 0; now.epochMilliseconds < last; asked++) {
          expect(asked, 'each step takes at least a quarter of an hour').toBeLessThan(4000 / 15 + 2);
          const end = offerEnd(seminar, now, hours) ?? quietUntil(now, hours, timeZone);
          expect(end && end.epochMilliseconds > now.epochMilliseconds).toBe(true);
          now = end ?? now;
        }
      }),
    );
  });
});

describe('at night, by the minute', () => {
  /** One seated, two in line; the seat is given back at 0:00, as the deadline passed. */
  async function givenBack(change: Partial<Seminar> = {}) {
    const db = await createTestDatabase();
    const outbox = createTestOutbox(usual);
    const seminar = await addTestSeminar(db, { seats: 1, ...change });
    const people: string[] = [];
    const tap = (personId: string, answer: 'on_site' | 'declined', now: Temporal.Instant) =>
      answerSeminar({ db, outbox, seminarId: seminar.id, personId, answer, tappedAt: now, now });
    for (let index = 0; index < 3; index++) {
      const { id } = await addTestPerson(db);
      people.push(id);
      await tap(id, 'on_site', at('2026-12-01T12:00'));
    }
    await tap(people[0] ?? '', 'declined', at('2026-12-03T00:00'));
    const asked = async () => (await findOffers(db, seminar.id)).map(({ personId }) => people.indexOf(personId));
    return { db, outbox, asked, tick: (now: Temporal.Instant) => fillFreedSeats({ db, outbox, now }) };
  }

  test('the first in line is asked at eight, the next when that time is over, and each once', async () => {
    const { db, outbox, asked, tick } = await givenBack();
    for (const minutes of [1, 120, 330, 479]) await tick(at('2026-12-03T00:00').add({ minutes }));
    expect(await asked()).toEqual([]);
    expect(outbox.owed.filter(({ kind }) => kind === 'seat-offer')).toEqual([]);
    for (const time of ['08:00', '08:01', '10:49']) await tick(at(`2026-12-03T${time}`));
    expect(await asked()).toEqual([1]);
    await tick(at('2026-12-03T10:50'));
    expect(await asked()).toEqual([1, 2]);
    expect(outbox.owed.filter(({ kind }) => kind === 'seat-offer')).toHaveLength(2);
    expect((await findOffers(db, outbox.owed[0]?.seminarId ?? ''))[0]?.expiresAt).toEqual(at('2026-12-03T10:50'));
  });

  test('whom the bot cannot reach is not asked for by night either', async () => {
    const { outbox, tick, db } = await givenBack();
    await db.update(accounts).set({ unreachableAt: at('2026-12-02T00:00') });
    await tick(at('2026-12-03T02:00'));
    expect(outbox.owed.filter(({ kind }) => kind === 'ask-by-hand')).toEqual([]);
    await tick(at('2026-12-03T08:00'));
    expect(outbox.owed.filter(({ kind }) => kind === 'ask-by-hand')).toHaveLength(1);
  });

  test('a seminar of the early morning asks at once', async () => {
    const { asked } = await givenBack({ startsAt: at('2026-12-03T09:30'), endsAt: at('2026-12-03T10:30') });
    expect(await asked()).toEqual([1]);
  });
});
