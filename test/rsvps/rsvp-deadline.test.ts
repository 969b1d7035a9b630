import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, decideAnswer, type Rsvp } from '../../src/rsvps/rsvp.ts';
import { defaultDeadline, type Seminar } from '../../src/seminars/seminar.ts';
import { noSeatsTaken, rsvpOf } from '../support/rsvp-fixture.ts';
import { at, deadlineAt, seminarOf } from '../support/seminar-fixture.ts';
import { anyDay, anyEvening, anyZone, localInstant } from '../support/zones.ts';

const anyAnswer = fc.constantFrom<Answer>('on_site', 'online', 'declined', 'materials');

/** An evening in any zone whose deadline is the one offered. */
const anySeminar = fc.record({ timeZone: anyZone, day: anyDay, start: anyEvening }).map(({ timeZone, day, start }) => {
  const startsAt = localInstant(day, start, timeZone);
  return seminarOf({
    timeZone,
    format: 'both',
    startsAt,
    endsAt: startsAt.add({ minutes: 90 }),
    deadlineAt: defaultDeadline(day, timeZone),
  });
});

function decide(
  seminar: Seminar,
  { answer, tappedAt, mine = null }: { answer: Answer; tappedAt: Temporal.Instant; mine?: Rsvp | null },
) {
  const now = tappedAt.add({ seconds: 90 });
  return decideAnswer({ seminar, mine, seats: noSeatsTaken, personId: 'me', answer, tappedAt, now });
}

describe('the deadline', () => {
  test('in any zone, a tap strictly before its instant counts, even when it is handled after it', () => {
    const before = fc.integer({ min: 1, max: 10 * 86_400_000 });
    fc.assert(
      fc.property(anySeminar, anyAnswer, before, (seminar, answer, milliseconds) => {
        const tappedAt = seminar.deadlineAt.subtract({ milliseconds });
        expect(decide(seminar, { answer, tappedAt })).toMatchObject({
          kind: 'changed',
          rsvp: { answeredAt: tappedAt },
        });
      }),
    );
  });

  test('in any zone, a tap at its instant or later does not count, but for the materials, which take no seat', () => {
    fc.assert(
      fc.property(anySeminar, anyAnswer, fc.integer({ min: 0, max: 999 }), (seminar, answer, part) => {
        const open = seminar.deadlineAt.until(seminar.startsAt).total('milliseconds');
        const tappedAt = seminar.deadlineAt.add({ milliseconds: Math.floor((open * part) / 1000) });
        const isMaterials = answer === 'materials';
        const expected = isMaterials
          ? { kind: 'changed', rsvp: { standing: 'materials', isLateWithdrawal: false } }
          : { kind: 'refused', why: 'closed' };
        expect(decide(seminar, { answer, tappedAt })).toMatchObject(expected);
      }),
    );
  });

  test('one nanosecond decides', () => {
    const seminar = seminarOf();
    const last = deadlineAt.subtract({ nanoseconds: 1 });
    expect(decide(seminar, { answer: 'on_site', tappedAt: last })).toMatchObject({ kind: 'changed' });
    expect(decide(seminar, { answer: 'on_site', tappedAt: deadlineAt })).toEqual({ kind: 'refused', why: 'closed' });
  });
});

describe('withdrawing', () => {
  const attending = rsvpOf();

  test('before the deadline is not late', () => {
    const decision = decide(seminarOf(), { answer: 'declined', tappedAt: at('2026-12-02T23:59'), mine: attending });
    expect(decision).toMatchObject({ kind: 'changed', rsvp: { standing: 'declined', isLateWithdrawal: false } });
  });

  test('from the deadline until the start counts and is marked as late', () => {
    for (const tappedAt of [deadlineAt, at('2026-12-03T18:29:59')]) {
      const decision = decide(seminarOf(), { answer: 'declined', tappedAt, mine: attending });
      expect(decision).toMatchObject({ kind: 'changed', rsvp: { standing: 'declined', isLateWithdrawal: true } });
    }
  });

  test('from the start on is refused', () => {
    const decision = decide(seminarOf(), { answer: 'declined', tappedAt: at('2026-12-03T18:30'), mine: attending });
    expect(decision).toEqual({ kind: 'refused', why: 'started' });
  });

  test('from the line after the deadline counts, and is not marked: no seat was lost', () => {
    const mine = rsvpOf({ standing: 'waitlisted', waitlistNumber: 1 });
    const decision = decide(seminarOf({ seats: 1 }), { answer: 'declined', tappedAt: deadlineAt, mine });
    expect(decision).toMatchObject({ kind: 'changed', rsvp: { standing: 'declined', isLateWithdrawal: false } });
  });

  test('cannot be taken back after the deadline', () => {
    const mine = rsvpOf({ standing: 'declined', answeredAt: deadlineAt, isLateWithdrawal: true });
    const tappedAt = deadlineAt.add({ hours: 1 });
    expect(decide(seminarOf(), { answer: 'on_site', tappedAt, mine })).toEqual({ kind: 'refused', why: 'closed' });
  });
});

describe('asking for just the materials', () => {
  const seminar = seminarOf();
  const last = seminar.endsAt.add({ hours: 60 * 24 }).subtract({ nanoseconds: 1 });
  const afterDeadline = fc
    .integer({ min: 0, max: last.epochMilliseconds - deadlineAt.epochMilliseconds })
    .map((milliseconds) => deadlineAt.add({ milliseconds }));
  const standing = fc.constantFrom('waitlisted' as const, 'declined' as const);
  const anyMine = fc.oneof(
    fc.constant(null),
    fc
      .record({ standing, isLateWithdrawal: fc.boolean() })
      .map(({ standing, isLateWithdrawal }) =>
        standing === 'waitlisted'
          ? rsvpOf({ standing, waitlistNumber: 1 })
          : rsvpOf({ standing, isLateWithdrawal, mode: null }),
      ),
  );

  test('counts from the deadline to sixty days after the end for whoever has no seat, and keeps who withdrew late so', () => {
    fc.assert(
      fc.property(anyMine, afterDeadline, (mine, tappedAt) => {
        const decision = decide(seminar, { answer: 'materials', tappedAt, mine });
        const isLateWithdrawal = mine?.standing === 'declined' && mine.isLateWithdrawal;
        expect(decision).toMatchObject({
          kind: 'changed',
          hasFreedSeat: false,
          rsvp: { standing: 'materials', mode: null, waitlistNumber: null, isLateWithdrawal },
        });
      }),
    );
    expect(decide(seminar, { answer: 'materials', tappedAt: last.add({ nanoseconds: 1 }) })).toEqual({
      kind: 'refused',
      why: 'materials_over',
    });
  });

  test('gives a seat back until the start, as a late withdrawal, and is refused to who has one from then on', () => {
    fc.assert(
      fc.property(afterDeadline, (tappedAt) => {
        const decision = decide(seminar, { answer: 'materials', tappedAt, mine: rsvpOf() });
        const isBeforeStart = Temporal.Instant.compare(tappedAt, seminar.startsAt) < 0;
        const seatGiven = { seatedAt: null, isLateWithdrawal: true, standing: 'materials' };
        const expected = isBeforeStart
          ? { kind: 'changed', hasFreedSeat: true, rsvp: seatGiven }
          : { kind: 'refused', why: 'started' };
        expect(decision).toMatchObject(expected);
      }),
    );
    for (const tappedAt of [deadlineAt, seminar.startsAt.subtract({ nanoseconds: 1 })]) {
      expect(decide(seminar, { answer: 'materials', tappedAt, mine: rsvpOf() })).toMatchObject({ kind: 'changed' });
    }
  });

  test('is refused where the seminar was cancelled', () => {
    const decision = decide(seminarOf({ status: 'cancelled' }), { answer: 'materials', tappedAt: deadlineAt });
    expect(decision).toEqual({ kind: 'refused', why: 'cancelled' });
  });
});

describe('taps of one person', () => {
  test('in whichever order they arrive, the newest stands', () => {
    const taps = fc.uniqueArray(fc.record({ minute: fc.integer({ min: 0, max: 5000 }), answer: anyAnswer }), {
      selector: (tap) => tap.minute,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(taps, (arriving) => {
        const seminar = seminarOf({ format: 'both' });
        let mine: Rsvp | null = null;
        for (const { minute, answer } of arriving) {
          const tappedAt = at('2026-11-25T00:00').add({ minutes: minute });
          const decision = decide(seminar, { answer, tappedAt, mine });
          if (decision.kind === 'changed') mine = decision.rsvp;
          if (decision.kind === 'repeated' && mine) mine = { ...mine, answeredAt: tappedAt };
        }
        const [newest] = arriving.toSorted((one, other) => other.minute - one.minute);
        const said = mine?.standing === 'attending' ? mine.mode : mine?.standing;
        expect(said).toBe(newest?.answer);
      }),
    );
  });
});
