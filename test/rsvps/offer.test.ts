import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimRefusal, offerEnd, type SeatOffer, settledOffers, whomToOffer } from '../../src/rsvps/offer.ts';
import type { Rsvp } from '../../src/rsvps/rsvp.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const seminar = seminarOf({ seats: 2 });
const minute = 60_000;
const counted = (taken: number, offers: SeatOffer[] = []) => ({
  taken,
  offered: offers.filter(({ outcome }) => outcome === null).length,
  ...{ waiting: 3, lastWaitlistNumber: 3 },
});

function waiting(personId: string, waitlistNumber: number): Rsvp {
  return {
    ...{ seminarId: seminar.id, personId, standing: 'waitlisted', mode: 'on_site', waitlistNumber },
    ...{ answeredAt: at('2026-11-25T12:00'), seatedAt: null, isLateWithdrawal: false, isAtParty: false },
    partyAnsweredAt: null,
  };
}

function offerTo(personId: string, outcome: SeatOffer['outcome'] = null): SeatOffer {
  const [offeredAt, expiresAt] = [at('2026-12-03T09:00'), at('2026-12-03T12:00')];
  return { id: crypto.randomUUID(), seminarId: seminar.id, personId, offeredAt, expiresAt, outcome };
}

test('an offer made nearer the start never stands longer, and none reaches into the last two hours', () => {
  const last = seminar.startsAt.subtract({ hours: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (minutes, more) => {
      const [late, early] = [last.subtract({ minutes }), last.subtract({ minutes: minutes + more })];
      const lasts = (from: Temporal.Instant) =>
        (offerEnd(seminar, from, null)?.epochMilliseconds ?? Number.NaN) - from.epochMilliseconds;
      expect(lasts(late)).toBeLessThanOrEqual(lasts(early));
      expect(lasts(late)).toBeGreaterThanOrEqual(Math.min(15, minutes) * minute - 1);
      expect(offerEnd(seminar, late, null)?.epochMilliseconds).toBeLessThanOrEqual(last.epochMilliseconds);
    }),
  );
});

test('an offer stands for a third of what is left, for twelve hours at most, for a quarter of an hour at least', () => {
  const last = seminar.startsAt.subtract({ hours: 2 });
  const minutesOf = (before: Temporal.DurationLike) => {
    const from = last.subtract(before);
    return offerEnd(seminar, from, null)?.since(from).total('minutes');
  };
  expect(minutesOf({ hours: 9 })).toBe(3 * 60);
  expect(minutesOf({ hours: 35, minutes: 57 })).toBe(12 * 60 - 1);
  for (const hours of [36, 37, 100, 1000]) expect(minutesOf({ hours })).toBe(12 * 60);
  expect(minutesOf({ minutes: 46 })).toBeCloseTo(46 / 3, 3);
  expect(minutesOf({ minutes: 44 })).toBe(15);
  expect(minutesOf({ minutes: 14 })).toBe(14);
});

test('within two hours of the start nothing is offered any more', () => {
  expect(offerEnd(seminar, at('2026-12-03T16:29'), null)).toBeDefined();
  expect(offerEnd(seminar, at('2026-12-03T16:30'), null)).toBeUndefined();
});

test('as many are asked as seats are neither taken nor offered, in the line’s order, each person once', () => {
  const line = [waiting('a', 1), waiting('b', 2), waiting('c', 3)];
  const asked = (taken: number, offers: SeatOffer[]) =>
    whomToOffer({ seminar, seats: counted(taken, offers), line, offers, unreachable: new Set() }).next.map(
      ({ personId }) => personId,
    );
  expect(asked(1, [])).toEqual(['a']);
  expect(asked(0, [])).toEqual(['a', 'b']);
  expect(asked(2, [])).toEqual([]);
  expect(asked(1, [offerTo('a')])).toEqual([]);
  expect(asked(1, [offerTo('a', 'expired')])).toEqual(['b']);
  expect(asked(1, [offerTo('a', 'expired'), offerTo('b', 'expired')])).toEqual(['c']);
});

test('a tap before the offer’s end takes the seat, at or after it does not', () => {
  const offer = offerTo('a');
  const claim = (tappedAt: Temporal.Instant, change: Partial<SeatOffer> = {}) =>
    claimRefusal({ seminar, offer: { ...offer, ...change }, mine: waiting('a', 1), seats: counted(2), tappedAt });
  expect(claim(offer.expiresAt.subtract({ nanoseconds: 1 }))).toBeUndefined();
  expect(claim(offer.expiresAt)).toBe('offer_expired');
  expect(claim(offer.offeredAt, { outcome: 'expired' })).toBe('offer_expired');
  expect(claim(offer.offeredAt, { outcome: 'withdrawn' })).toBe('offer_withdrawn');
  const nobodys = { seminar, offer: undefined, mine: waiting('a', 1), seats: counted(2), tappedAt: offer.offeredAt };
  expect(claimRefusal(nobodys)).toBe('no_offer');
});

test('a tap in time that is heard late takes the seat while nobody else was asked', () => {
  const offer = offerTo('a', 'expired');
  const claim = (taken: number, tappedAt: Temporal.Instant) =>
    claimRefusal({ seminar, offer, mine: waiting('a', 1), seats: counted(taken), tappedAt });
  expect(claim(1, offer.expiresAt.subtract({ nanoseconds: 1 }))).toBeUndefined();
  expect(claim(1, offer.expiresAt)).toBe('offer_expired');
  expect(claim(2, offer.offeredAt)).toBe('offer_expired');
});

test('who let an offer pass is asked again once the evening moved, or when they say once more that they would come', () => {
  const passed = offerTo('a', 'expired');
  const asked = (change: { movedAt?: Temporal.Instant; answeredAt?: Temporal.Instant }) =>
    whomToOffer({
      seminar: { ...seminar, movedAt: change.movedAt ?? null },
      seats: counted(1),
      line: [{ ...waiting('a', 1), answeredAt: change.answeredAt ?? at('2026-11-25T12:00') }],
      offers: [passed],
      unreachable: new Set(),
    }).next.length;
  expect(asked({})).toBe(0);
  expect(asked({ movedAt: passed.offeredAt })).toBe(0);
  expect(asked({ movedAt: passed.expiresAt })).toBe(1);
  expect(asked({ answeredAt: passed.expiresAt })).toBe(1);
});

test('an offer ends with its time, with its person’s answer, when seats are given again, and two hours before an earlier start', () => {
  const offer = offerTo('a');
  const now = at('2026-12-03T10:00');
  const settled = (
    change: Partial<typeof seminar>,
    stands: Rsvp[] = [waiting('a', 1)],
    when = now,
    reachable = ['a'],
  ) =>
    settledOffers({
      ...{ seminar: { ...seminar, ...change }, offers: [offer, offerTo('b', 'expired')] },
      ...{ stands, reachable: new Set(reachable), now: when },
    });
  expect(settled({})).toEqual([]);
  expect(settled({}, undefined, offer.expiresAt)).toMatchObject([{ id: offer.id, outcome: 'expired' }]);
  expect(settled({}, [])).toMatchObject([{ outcome: 'declined' }]);
  const seated = { ...waiting('a', 1), standing: 'attending' as const };
  expect(settled({}, [seated])).toMatchObject([{ outcome: 'claimed' }]);
  expect(settled({ deadlineAt: now.add({ hours: 1 }) })).toMatchObject([{ outcome: 'withdrawn' }]);
  expect(settled({ status: 'cancelled' })).toMatchObject([{ outcome: 'withdrawn' }]);
  expect(settled({}, undefined, now, [])).toMatchObject([{ outcome: 'withdrawn' }]);
  const earlier = { startsAt: at('2026-12-03T13:00') };
  expect(settled(earlier)).toMatchObject([{ outcome: null, expiresAt: at('2026-12-03T11:00') }]);
  expect(settled(earlier, undefined, at('2026-12-03T11:00'))).toMatchObject([{ outcome: 'expired' }]);
});
