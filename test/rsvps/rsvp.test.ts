import { describe, expect, test } from 'vitest';
import { type Answer, decideAnswer, type Rsvp, type SeatCount, whomToSeat } from '../../src/rsvps/rsvp.ts';
import type { AttendanceMode, Seminar } from '../../src/seminars/seminar.ts';
import { answeredAt, noSeatsTaken, rsvpOf } from '../support/rsvp-fixture.ts';
import { at, deadlineAt, seminarOf } from '../support/seminar-fixture.ts';

const tapped = at('2026-11-26T09:00');

function decide(input: {
  answer: Answer;
  seminar?: Partial<Seminar>;
  mine?: Partial<Rsvp>;
  seats?: Partial<SeatCount>;
  tappedAt?: Temporal.Instant;
}) {
  const tappedAt = input.tappedAt ?? tapped;
  return decideAnswer({
    seminar: seminarOf(input.seminar),
    mine: input.mine ? rsvpOf(input.mine) : null,
    seats: { ...noSeatsTaken, ...input.seats },
    personId: 'me',
    answer: input.answer,
    tappedAt,
    now: tappedAt,
  });
}

describe('an answer to a seminar', () => {
  test('attends when there is no limit, from the moment it is handled', () => {
    const rsvp = { standing: 'attending', mode: 'on_site', answeredAt: tapped, seatedAt: tapped };
    expect(decide({ answer: 'on_site', seats: { taken: 500 } })).toMatchObject({ kind: 'changed', rsvp });
  });

  test('takes the last seat', () => {
    const decision = decide({ answer: 'on_site', seminar: { seats: 3 }, seats: { taken: 2 } });
    expect(decision).toMatchObject({ kind: 'changed', rsvp: { standing: 'attending', waitlistNumber: null } });
  });

  test('joins the end of the line when the seats are taken', () => {
    const seats = { taken: 3, waiting: 2, lastWaitlistNumber: 7, offered: 0 };
    const rsvp = { standing: 'waitlisted', mode: 'on_site', waitlistNumber: 8, seatedAt: null };
    expect(decide({ answer: 'on_site', seminar: { seats: 3 }, seats })).toMatchObject({ kind: 'changed', rsvp });
  });

  test('does not jump the line when a seat is free and others wait', () => {
    const seats = { taken: 2, waiting: 1, lastWaitlistNumber: 1, offered: 0 };
    const decision = decide({ answer: 'on_site', seminar: { seats: 3 }, seats });
    expect(decision).toMatchObject({ rsvp: { standing: 'waitlisted', waitlistNumber: 2 } });
  });

  test.each(['declined', 'materials'] as const)('%s needs no seat, and gives back the one there was', (answer) => {
    const none = { standing: answer, mode: null, seatedAt: null, waitlistNumber: null, isAtParty: false };
    const decision = decide({ answer, mine: { standing: 'attending', isAtParty: true } });
    expect(decision).toMatchObject({ kind: 'changed', hasFreedSeat: true, rsvp: none });
  });

  test('leaving the line frees no seat', () => {
    const decision = decide({ answer: 'declined', mine: { standing: 'waitlisted', waitlistNumber: 1 } });
    expect(decision).toMatchObject({ kind: 'changed', hasFreedSeat: false, rsvp: { waitlistNumber: null } });
  });

  test.each([
    ['on_site', { standing: 'attending' }],
    ['on_site', { standing: 'waitlisted', waitlistNumber: 4 }],
    ['declined', { standing: 'declined' }],
    ['materials', { standing: 'materials' }],
  ] as const)('%s again changes nothing: one neither loses the seat nor the place in the line', (answer, mine) => {
    expect(decide({ answer, mine, seminar: { seats: 1 }, seats: { taken: 1 } })).toEqual({ kind: 'repeated' });
  });

  test('an older tap that arrives late changes nothing', () => {
    const tappedAt = answeredAt.subtract({ nanoseconds: 1 });
    expect(decide({ answer: 'declined', mine: {}, tappedAt })).toEqual({ kind: 'outdated' });
  });

  test.each(['draft', 'scheduled'] as const)('is refused while the seminar is %s', (status) => {
    expect(decide({ answer: 'on_site', seminar: { status } })).toEqual({ kind: 'refused', why: 'not_open' });
  });

  test('is refused once the seminar is cancelled, withdrawing too', () => {
    const seminar = { status: 'cancelled' } as const;
    expect(decide({ answer: 'on_site', seminar })).toEqual({ kind: 'refused', why: 'cancelled' });
    expect(decide({ answer: 'declined', seminar, mine: {} })).toEqual({ kind: 'refused', why: 'cancelled' });
  });

  test.each([
    ['online', 'on_site'],
    ['on_site', 'online'],
  ] as const)('%s is refused where the seminar is %s', (answer, format) => {
    expect(decide({ answer, seminar: { format } })).toEqual({ kind: 'refused', why: 'mode_not_offered' });
  });
});

describe('an answer to a seminar that is on site and online', () => {
  const both = { format: 'both', seats: 2 } as const;
  const full = { taken: 2, waiting: 0, lastWaitlistNumber: 0, offered: 0 };

  test('online has room though the room is full', () => {
    const rsvp = { standing: 'attending', mode: 'online' };
    expect(decide({ answer: 'online', seminar: both, seats: full })).toMatchObject({ kind: 'changed', rsvp });
  });

  test('who attends online and asks for the full room stays online rather than losing both', () => {
    const decision = decide({ answer: 'on_site', seminar: both, seats: full, mine: { mode: 'online' } });
    expect(decision).toEqual({ kind: 'stays_online' });
  });

  test('who waits for the room and chooses online leaves the line, and no seat becomes free', () => {
    const mine = { standing: 'waitlisted', mode: 'on_site', waitlistNumber: 1 } as const;
    const rsvp = { standing: 'attending', mode: 'online', waitlistNumber: null };
    const decision = decide({ answer: 'online', seminar: both, seats: { ...full, waiting: 1 }, mine });
    expect(decision).toMatchObject({ kind: 'changed', rsvp, hasFreedSeat: false });
  });

  test('changing from the room to online frees a seat and keeps the after-party', () => {
    const decision = decide({ answer: 'online', seminar: both, seats: full, mine: { isAtParty: true } });
    expect(decision).toMatchObject({ kind: 'changed', hasFreedSeat: true, rsvp: { mode: 'online', isAtParty: true } });
  });
});

describe('seats for those who wait', () => {
  const seats = { taken: 1, offered: 0, waiting: 3, lastWaitlistNumber: 3 };
  const wait = (personId: string, mode: AttendanceMode = 'on_site') =>
    rsvpOf({ personId, standing: 'waitlisted', mode, waitlistNumber: 1 });
  const line = [wait('a'), wait('b'), wait('c')];
  const idsOf = (rsvps: Rsvp[]) => rsvps.map(({ personId }) => personId);
  const seated = (change: Partial<Seminar>, more: Partial<Parameters<typeof whomToSeat>[0]> = {}) =>
    idsOf(whomToSeat({ seminar: seminarOf(change), seats, line, unreachable: new Set(), at: tapped, ...more }).next);

  test('as many are given as are neither taken nor offered, in the order of the line', () => {
    expect(seated({ seats: 3 })).toEqual(['a', 'b']);
    expect(seated({ seats: 30 })).toEqual(['a', 'b', 'c']);
    expect(seated({ seats: 1 })).toEqual([]);
    expect(seated({ seats: 3 }, { seats: { ...seats, offered: 1 } })).toEqual(['a']);
    expect(seated({ seats: null })).toEqual(['a', 'b', 'c']);
  });

  test('who waits for a way of attending that has no limit is seated however full the other one is', () => {
    const both = { format: 'both', seats: 1 } as const;
    expect(seated(both, { line: [wait('a'), wait('b', 'online')] })).toEqual(['b']);
  });

  test('a seat goes past whom we cannot reach, and whose turn it was is known', () => {
    const turns = (free: number, unreachable: string[], more = line) => {
      const { next, passedOver } = whomToSeat({
        ...{
          seminar: seminarOf({ seats: free + 1 }),
          seats,
          line: more,
          unreachable: new Set(unreachable),
          at: tapped,
        },
      });
      return [idsOf(next).join(''), idsOf(passedOver).join('')];
    };
    expect(turns(1, ['a'])).toEqual(['b', 'a']);
    expect(turns(1, ['a', 'b'])).toEqual(['c', 'ab']);
    expect(turns(1, ['b'])).toEqual(['a', '']);
    expect(turns(2, ['b'])).toEqual(['ac', 'b']);
    // Nobody is left who can be told: one seat, one to telephone.
    expect(turns(1, ['a', 'b', 'c'])).toEqual(['', 'a']);
    expect(turns(2, ['a', 'b', 'c'])).toEqual(['', 'ab']);
    expect(turns(0, ['a'])).toEqual(['', '']);
  });

  test('none are given from the deadline on, nor once it is cancelled', () => {
    expect(seated({ seats: 3 }, { at: deadlineAt.subtract({ nanoseconds: 1 }) })).toHaveLength(2);
    expect(seated({ seats: 3 }, { at: deadlineAt })).toEqual([]);
    expect(seated({ seats: 3, status: 'cancelled' })).toEqual([]);
  });
});
