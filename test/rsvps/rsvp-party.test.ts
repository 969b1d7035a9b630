import { describe, expect, test } from 'vitest';
import { decideParty, type Rsvp } from '../../src/rsvps/rsvp.ts';
import type { AfterParty, Seminar } from '../../src/seminars/seminar.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { at, deadlineAt, seminarOf } from '../support/seminar-fixture.ts';

const tapped = at('2026-11-26T09:00');
const party: AfterParty = { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '3,000円', seats: 4 };

function decide(
  input: { mine?: Rsvp | null; atParty?: number; join?: boolean; tappedAt?: Temporal.Instant } & {
    seminar?: Partial<Seminar>;
  } = {},
) {
  const { mine = rsvpOf(), atParty = 0, join = true, tappedAt = tapped } = input;
  return decideParty({ seminar: seminarOf({ party, ...input.seminar }), mine, atParty, join, tappedAt });
}

describe('the after-party', () => {
  test('whoever attends may join, and the last place is one', () => {
    expect(decide({ atParty: 3 })).toEqual({ kind: 'changed' });
    expect(decide({ atParty: 900, seminar: { party: { ...party, seats: null } } })).toEqual({ kind: 'changed' });
  });

  test('is for those who attend only', () => {
    const refused = { kind: 'refused', why: 'not_attending' };
    expect(decide({ mine: null })).toEqual(refused);
    for (const standing of ['waitlisted', 'declined', 'materials'] as const) {
      expect(decide({ mine: rsvpOf({ standing }) })).toEqual(refused);
    }
  });

  test('is refused where there is none, where it is full, and where the seminar is cancelled', () => {
    expect(decide({ seminar: { party: null } })).toEqual({ kind: 'refused', why: 'no_party' });
    expect(decide({ atParty: 4 })).toEqual({ kind: 'refused', why: 'party_full' });
    expect(decide({ seminar: { status: 'cancelled' } })).toEqual({ kind: 'refused', why: 'cancelled' });
  });

  test('who is in keeps the place when it is full, and can leave it', () => {
    const mine = rsvpOf({ isAtParty: true });
    expect(decide({ mine, atParty: 4 })).toEqual({ kind: 'repeated' });
    expect(decide({ mine, atParty: 4, join: false })).toEqual({ kind: 'changed' });
  });

  test('joining ends with the deadline', () => {
    expect(decide({ tappedAt: deadlineAt.subtract({ nanoseconds: 1 }) })).toEqual({ kind: 'changed' });
    expect(decide({ tappedAt: deadlineAt })).toEqual({ kind: 'refused', why: 'party_closed' });
  });

  test('leaving counts until it starts', () => {
    const mine = rsvpOf({ isAtParty: true });
    const last = party.startsAt.subtract({ nanoseconds: 1 });
    expect(decide({ mine, join: false, tappedAt: last })).toEqual({ kind: 'changed' });
    expect(decide({ mine, join: false, tappedAt: party.startsAt })).toEqual({ kind: 'refused', why: 'party_closed' });
  });

  test('an older tap never undoes a newer one', () => {
    const mine = rsvpOf({ isAtParty: true, partyAnsweredAt: tapped });
    expect(decide({ mine, join: false, tappedAt: tapped.subtract({ seconds: 1 }) })).toEqual({ kind: 'outdated' });
  });
});
