import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeSeats } from '../../src/changes/take-seats.ts';
import { type QuietHours, readQuietHours } from '../../src/messages/quiet-hours.ts';
import { claimSeat } from '../../src/rsvps/claim-seat.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { findOffers } from '../../src/rsvps/offer.store.ts';
import { isOfferTime, type SeatOffer } from '../../src/rsvps/offer.ts';
import { countSeats, findRsvpsByStanding } from '../../src/rsvps/rsvp.store.ts';
import { isBefore, type Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, editTest, seminarNow } from '../support/edit-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const PEOPLE = 7;
const who = fc.nat(PEOPLE - 1);

/** What may happen between the deadline and the start. */
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stay' as const), who }) },
  fc.record({ do: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('start' as const), hour: fc.integer({ min: 14, max: 19 }) }),
  fc.record({ do: fc.constant('take' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('look' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const rounds = fc.array(
  fc.record({ after: fc.integer({ min: 5, max: 150 }), acts: fc.array(act, { minLength: 1, maxLength: 6 }) }),
  { minLength: 2, maxLength: 6 },
);

type Stage = Awaited<ReturnType<typeof open>>;

/** Quiet until the morning, at noon, or never. */
const quiet = fc.constantFrom('off', '21:00-8:00', '11:00-13:30').map((text) => readQuietHours(text) ?? null);

async function open(
  db: Awaited<ReturnType<typeof createTestDatabase>>,
  people: string[],
  { seats, quietHours }: { seats: number; quietHours: QuietHours | null },
) {
  const outbox = createTestOutbox(quietHours);
  const seminar = await addTestSeminar(db, { seats });
  for (const personId of people) {
    const now = at('2026-12-01T12:00');
    await answerTest({ db, outbox }, { seminarId: seminar.id, personId, answer: 'on_site', now });
  }
  return { db, outbox, seminar, people };
}

async function carryOut({ db, outbox, seminar, people }: Stage, each: Act, now: Temporal.Instant) {
  const seminarId = seminar.id;
  switch (each.do) {
    case 'leave':
    case 'stay': {
      const answer = each.do === 'leave' ? 'declined' : 'on_site';
      return answerTest({ db, outbox }, { seminarId, personId: people[each.who] ?? '', answer, now });
    }
    case 'claim':
      return claimSeat({ db, outbox, seminarId, personId: people[each.who] ?? '', tappedAt: now, now });
    case 'take':
      return takeSeats({ db, outbox, seminarId, count: each.count, actor: seminar.createdBy, now });
    case 'look':
      return fillFreedSeats({ db, outbox, now });
    default: {
      const change: Record<string, string> =
        each.do === 'seats' ? { seats: String(each.seats) } : { start: `${each.hour}:30`, end: '21:00' };
      return editTest({ db, outbox }, { shown: await seminarNow(db, seminarId), change, now, isOverwriting: true });
    }
  }
}

async function stateOf({ db, seminar: { id } }: Stage) {
  const seminar = await seminarNow(db, id);
  const offers = await findOffers(db, id);
  const [attending, line] = await Promise.all([
    findRsvpsByStanding(db, id, ['attending']),
    findRsvpsByStanding(db, id, ['waitlisted']),
  ]);
  return { seminar, seats: await countSeats(db, seminar), offers, attending, line };
}
type State = Awaited<ReturnType<typeof stateOf>>;

const standing = (offers: SeatOffer[]) => offers.filter(({ outcome }) => outcome === null);

function checkOffers({ seminar, offers, line, seats }: State) {
  for (const offer of standing(offers)) {
    expect(
      line.map(({ personId }) => personId),
      'an offer is to somebody who waits',
    ).toContain(offer.personId);
    const last = seminar.startsAt.subtract({ hours: 2 }).epochMilliseconds;
    expect(offer.expiresAt.epochMilliseconds, 'none reaches into the last two hours').toBeLessThanOrEqual(last);
  }
  expect(seats.offered, 'each has one at a time').toBe(standing(offers).length);
}

/** Once the clock has looked: who could have been asked was. */
function checkNobodyForgotten({ seminar, seats, offers, line }: State, { outbox }: Stage, now: Temporal.Instant) {
  for (const offer of standing(offers)) expect(isBefore(now, offer.expiresAt)).toBe(true);
  if (!isOfferTime(seminar, now, outbox.quietHours) || seats.taken + seats.offered >= (seminar.seats ?? 0)) return;
  for (const rsvp of line) {
    const mine = offers.filter(({ personId }) => personId === rsvp.personId);
    const isAsked = mine.some(({ outcome, offeredAt }) => {
      const isOfThisEvening = seminar.movedAt === null || !isBefore(offeredAt, seminar.movedAt);
      return outcome === null || (outcome === 'expired' && isOfThisEvening && !isBefore(offeredAt, rsvp.answeredAt));
    });
    expect(isAsked, 'while a seat is free everyone in the line was asked for this evening').toBe(true);
  }
}

test('after the deadline, whatever happens at once: no seat is promised twice, none given silently, nobody forgotten', async () => {
  const db = await createTestDatabase();
  const people = await Promise.all(Array.from({ length: PEOPLE }, async () => (await addTestPerson(db)).id));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), quiet, rounds, async (seats, quietHours, sequence) => {
      const stage = await open(db, people, { seats, quietHours });
      let now = at('2026-12-03T07:00');
      for (const { after, acts } of sequence) {
        now = now.add({ minutes: after });
        const was = await stateOf(stage);
        await Promise.all(acts.map((each) => carryOut(stage, each, now)));
        const is = await stateOf(stage);
        checkOffers(is);
        const most = Math.max(is.seminar.seats ?? 0, was.seminar.seats ?? 0, ...limitsOf(acts));
        const promised = (state: State) => state.seats.taken + state.seats.offered;
        expect(promised(is), 'never promised beyond the seats').toBeLessThanOrEqual(Math.max(most, promised(was)));
        checkSeated(was, is);
        await fillFreedSeats({ db, outbox: stage.outbox, now });
        const settled = await stateOf(stage);
        checkOffers(settled);
        checkNobodyForgotten(settled, stage, now);
      }
      checkTold(stage, (await stateOf(stage)).seminar);
    }),
    { numRuns: 20 },
  );
});

const limitsOf = (acts: Act[]) => acts.flatMap((each) => (each.do === 'seats' ? [each.seats] : []));

/** A seat comes from the one who takes it. */
function checkSeated(was: State, is: State) {
  const before = new Set(was.attending.map(({ personId }) => personId));
  for (const { personId } of is.attending.filter((rsvp) => !before.has(rsvp.personId))) {
    const outcomes = is.offers.flatMap((offer) => (offer.personId === personId ? [offer.outcome] : []));
    expect(outcomes, 'nobody is seated silently').toContain('claimed');
  }
}

/** Each is asked at most once an evening, and told of each offer once. */
function checkTold({ outbox }: Stage, { id }: Seminar) {
  const told = outbox.owed.flatMap(({ kind, seminarId, occasion }) =>
    kind === 'seat-offer' && seminarId === id ? [occasion] : [],
  );
  expect(new Set(told).size).toBe(told.length);
}
