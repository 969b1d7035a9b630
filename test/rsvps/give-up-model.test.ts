// Giving a seat to who waits is asked first: whatever people tap, in whatever order it arrives, and however often.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { askedTap, waitingFor } from '../../src/rsvps/give-up.ts';
import { findOffers } from '../../src/rsvps/offer.store.ts';
import { findAllRsvps } from '../../src/rsvps/rsvp.store.ts';
import type { Answer, Rsvp } from '../../src/rsvps/rsvp.ts';
import { isBefore, limitedMode, NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import {
  addTestPerson,
  addTestSeminar,
  at,
  createTestOutbox,
  deadlineAt,
  seminarOf,
} from '../support/seminar-fixture.ts';

const PEOPLE = 5;
const EVENTS = 40;

const tap = fc.record({
  who: fc.nat(PEOPLE - 1),
  answer: fc.constantFrom<Answer>('on_site', 'on_site', 'online', 'declined', 'declined', 'materials'),
  /** The “yes” to the question. */
  isGiven: fc.constantFrom(undefined, undefined, true),
  /** Tapped so many seconds before it arrives. */
  age: fc.nat(90),
  /** So many seconds after the one before. */
  after: fc.nat(60),
  /** Now and then a platform delivers an event twice. */
  event: fc.nat(EVENTS),
});
type Tap = typeof tap extends fc.Arbitrary<infer A> ? A : never;

const taps = fc.array(tap, { minLength: 5, maxLength: 25 });

/** Days before the deadline, around it, and around the time after which seats are offered to nobody. */
const begins = fc.constantFrom('2026-12-01T12:00', '2026-12-02T23:55', '2026-12-03T12:00', '2026-12-03T16:25');

async function open(db: DatabaseRoot, people: string[], change: Partial<Seminar>) {
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db, change);
  const answer = ({ who, answer: said, isGiven, age, event }: Tap, now: Temporal.Instant) =>
    answerSeminar({
      ...{ db, outbox, seminarId: seminar.id, personId: people[who] ?? '', answer: said, now },
      ...{ tappedAt: now.subtract({ seconds: age }), eventId: `event ${event} of ${seminar.id}` },
      tap: { edition: 1, ...(isGiven && { isGiven }) },
    });
  return { db, outbox, seminar, people, answer };
}
type Stage = Awaited<ReturnType<typeof open>>;

async function stateOf({ db, outbox, seminar, people }: Stage) {
  const rsvps = (await findAllRsvps(db, [seminar.id])).sort((one, other) => (one.personId < other.personId ? -1 : 1));
  const offers = (await findOffers(db, seminar.id)).filter(({ outcome }) => outcome === null);
  const told = outbox.owed.map(({ kind, to }) => [kind, 'personId' in to ? people.indexOf(to.personId) : '']);
  return { rsvps, offers: offers.map(({ personId }) => personId), told };
}
type State = Awaited<ReturnType<typeof stateOf>>;

const isSeated = (rsvp: Rsvp | undefined, { format }: Seminar) =>
  rsvp?.standing === 'attending' && rsvp.mode === limitedMode(format);

/** Reckoned from the rows alone: those who wait for such a seat without one in sight, beyond the seats that are free. */
function waitersIn({ rsvps, offers }: State, { seats, format }: Seminar): number {
  const seated = rsvps.filter((rsvp) => isSeated(rsvp, { format } as Seminar)).length;
  const free = (seats ?? 0) - seated - offers.length;
  const waiting = rsvps.filter(
    ({ standing, mode, personId }) =>
      standing === 'waitlisted' && mode === limitedMode(format) && !offers.includes(personId),
  ).length;
  return free >= 0 && waiting > free ? waiting : 0;
}

test('who holds a seat that somebody waits for is asked; one tap does it where nobody waits; only a “yes” gives it on', async () => {
  const db = await createTestDatabase();
  const people: string[] = [];
  for (let index = 0; index < PEOPLE; index++) people.push((await addTestPerson(db)).id);
  const change = fc.record({
    seats: fc.integer({ min: 1, max: 3 }),
    format: fc.constantFrom<Seminar['format']>('on_site', 'online', 'both'),
  });
  const met = { asked: 0, given: 0, alone: 0, again: 0 };
  const tryAll = () =>
    fc.assert(
      fc.asyncProperty(change, begins, taps, async (details, begin, sequence) => {
        const stage = await open(db, people, details);
        const { seminar } = stage;
        const seen = new Set<number>();
        // Everyone comes, as far as there are seats.
        for (const who of people.keys()) {
          const answer = limitedMode(seminar.format);
          await stage.answer(
            { who, answer, isGiven: undefined, age: 0, after: 0, event: EVENTS + 1 + who },
            at('2026-11-30T12:00'),
          );
        }
        let now = at(begin);
        for (const each of sequence) {
          now = now.add({ seconds: each.after });
          const before = await stateOf(stage);
          const result = await stage.answer(each, now);
          const after = await stateOf(stage);
          const id = people[each.who];
          const [mine, is] = [before, after].map(({ rsvps }) => rsvps.find(({ personId }) => personId === id));
          const hasLost = isSeated(mine, seminar) && !isSeated(is, seminar);
          const waiting = waitersIn(before, seminar);
          const goesOn =
            isBefore(now.subtract({ seconds: each.age }), deadlineAt) || isBefore(now, at('2026-12-03T16:30'));
          if (result.kind === 'asked') {
            met.asked += 1;
            expect(after, 'a question changes nothing').toEqual(before);
            expect([each.isGiven, isSeated(mine, seminar), goesOn]).toEqual([undefined, true, true]);
            expect(result.waiting).toBe(waiting);
            expect(waiting).toBeGreaterThan(0);
          }
          if (hasLost) {
            expect(each.isGiven === true || waiting === 0 || !goesOn, 'asked before somebody else gets it').toBe(true);
            if (waiting === 0) met.alone += 1;
            if (waiting > 0 && goesOn) {
              met.given += 1;
              const news = after.told.slice(before.told.length);
              expect(
                news.map(([kind]) => kind),
                'one of those who wait hears of it',
              ).toEqual([expect.stringMatching(/^seat-(given|offer)$/)]);
            }
          }
          if (seen.has(each.event)) {
            met.again += 1;
            expect(after, 'delivered again it does nothing').toEqual(before);
          }
          seen.add(each.event);
          for (const rsvp of before.rsvps.filter((one) => one.personId !== id && isSeated(one, seminar)))
            expect(
              isSeated(
                after.rsvps.find(({ personId }) => personId === rsvp.personId),
                seminar,
              ),
              'nobody else loses a seat',
            ).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  // A test that never meets what it is about shows nothing: it goes on until it has met all of that.
  do await tryAll();
  while (Object.values(met).includes(0));
});

test('a “yes” counts by the first tap for a quarter of an hour, later by its own time', () => {
  const tapped = deadlineAt.subtract({ seconds: 10 });
  const soon = tapped.add({ minutes: 14 });
  expect(askedTap({ tapped, tappedAt: soon })).toBe(tapped);
  const late = tapped.add({ minutes: 15 });
  expect(askedTap({ tapped, tappedAt: late })).toBe(late);
  expect(askedTap({ tapped: late, tappedAt: soon }), 'none is later than what it agrees to').toBe(soon);
});

test('nobody is asked for a seat that goes to nobody: too late, on offer already, free already, or beyond the seats', () => {
  const seminar = seminarOf({ seats: 2 });
  const decision = { kind: 'changed', rsvp: rsvpOf({ standing: 'declined' }), hasFreedSeat: true } as const;
  const ask = (heads: Partial<typeof NOBODY>, when = '2026-12-01T12:00', seats = 2) =>
    waitingFor(decision, {
      seminar: { ...seminar, seats },
      standings: { heads: { ...NOBODY, ...heads }, lastWaitlistNumber: 3, waitlistedOnline: 0 },
      tappedAt: at(when),
      now: at(when),
    });
  expect(ask({ onSite: 2, waitlisted: 2 })).toBe(2);
  expect(ask({ onSite: 2, waitlisted: 2 }, '2026-12-03T16:29')).toBe(2);
  expect(ask({ onSite: 2, waitlisted: 2 }, '2026-12-03T16:30')).toBe(0);
  expect(ask({ onSite: 1, waitlisted: 1, offeredOnSite: 1 })).toBe(0);
  expect(ask({ onSite: 1, waitlisted: 1 })).toBe(0);
  expect(ask({ onSite: 1, waitlisted: 2 })).toBe(2);
  expect(ask({ onSite: 3, waitlisted: 2 })).toBe(0);
  expect(ask({ onSite: 2 })).toBe(0);
});
