import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, decideAnswer, type Rsvp, type SeatCount, whomToSeat } from '../../src/rsvps/rsvp.ts';
import { limitedMode, type Seminar } from '../../src/seminars/seminar.ts';
import { at, deadlineAt, seminarOf } from '../support/seminar-fixture.ts';

/** One person's tap, so many minutes after the tap before it. */
interface Tap {
  who: number;
  answer: Answer;
  after: number;
}

const anyTap = fc.record<Tap>({
  who: fc.integer({ min: 0, max: 5 }),
  answer: fc.constantFrom<Answer>('on_site', 'on_site', 'online', 'online', 'declined', 'materials'),
  after: fc.integer({ min: 0, max: 600 }),
});

const anySeminar = fc
  .record({ seats: fc.integer({ min: 1, max: 3 }), format: fc.constantFrom('on_site', 'online', 'both') })
  .map((change) => seminarOf(change));

const taps = fc.array(anyTap, { minLength: 1, maxLength: 40 });

/** Plays the taps by the rules, as the use case does, and keeps the line by hand: who came goes last, who is seated was first. */
class Evening {
  readonly seminar: Seminar;
  readonly rsvps = new Map<number, Rsvp>();
  line: number[] = [];
  seatedFromLine = 0;

  constructor(seminar: Seminar) {
    this.seminar = seminar;
  }

  get counts(): SeatCount {
    const all = [...this.rsvps.values()];
    const waiting = all.filter((rsvp) => rsvp.standing === 'waitlisted');
    return {
      taken: all.filter((rsvp) => rsvp.standing === 'attending' && rsvp.mode === limitedMode(this.seminar.format))
        .length,
      offered: 0,
      waiting: waiting.length,
      lastWaitlistNumber: Math.max(0, ...waiting.map((rsvp) => rsvp.waitlistNumber ?? 0)),
    };
  }

  /** Those waiting, as the numbers order them. */
  get numbered(): number[] {
    return [...this.rsvps]
      .filter(([, rsvp]) => rsvp.standing === 'waitlisted')
      .sort(([, one], [, other]) => (one.waitlistNumber ?? 0) - (other.waitlistNumber ?? 0))
      .map(([who]) => who);
  }

  tap(who: number, answer: Answer, now: Temporal.Instant) {
    const mine = this.rsvps.get(who) ?? null;
    const { seminar, counts: seats } = this;
    const decision = decideAnswer({ seminar, mine, seats, personId: String(who), answer, tappedAt: now, now });
    if (decision.kind !== 'changed') return decision;
    this.rsvps.set(who, decision.rsvp);
    this.line = this.line.filter((each) => each !== who);
    if (decision.rsvp.standing === 'waitlisted') this.line.push(who);
    if (decision.hasFreedSeat) this.giveSeats(now);
    return decision;
  }

  private giveSeats(now: Temporal.Instant) {
    const line = this.numbered.flatMap((who) => this.rsvps.get(who) ?? []);
    const input = { seminar: this.seminar, seats: this.counts };
    for (const rsvp of whomToSeat({ ...input, line, unreachable: new Set(), at: now }).next) {
      const who = Number(rsvp.personId);
      expect(who, 'the seat goes to whoever has waited longest').toBe(this.line.shift());
      this.rsvps.set(who, { ...rsvp, standing: 'attending', seatedAt: now, waitlistNumber: null });
      this.seatedFromLine += 1;
    }
  }
}

function checkSeats({ rsvps, counts, seminar, line, numbered }: Evening) {
  expect(counts.taken, 'never more than there are').toBeLessThanOrEqual(seminar.seats ?? 0);
  expect(numbered, 'first come first served').toEqual(line);
  for (const rsvp of rsvps.values()) {
    expect(rsvp.seatedAt !== null, 'seated exactly when attending').toBe(rsvp.standing === 'attending');
    expect(rsvp.waitlistNumber !== null, 'in the line exactly when waiting').toBe(rsvp.standing === 'waitlisted');
  }
}

describe('any sequence of answers by several people', () => {
  test('before the deadline keeps to the seats and to the line, and leaves no seat free while someone waits', () => {
    fc.assert(
      fc.property(anySeminar, taps, (seminar, sequence) => {
        const evening = new Evening(seminar);
        let now = at('2026-11-23T10:00');
        for (const { who, answer, after } of sequence) {
          now = now.add({ minutes: after % 300 });
          evening.tap(who, answer, now);
          checkSeats(evening);
          const { taken, waiting } = evening.counts;
          expect(waiting === 0 || taken === seminar.seats, 'no seat is free while someone waits').toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('from the deadline on only gives seats back: nobody new gets one, and no line grows', () => {
    fc.assert(
      fc.property(anySeminar, taps, taps, (seminar, early, late) => {
        const evening = new Evening(seminar);
        for (const { who, answer } of early) evening.tap(who, answer, at('2026-11-25T10:00'));
        const seatedInTime = evening.seatedFromLine;
        const attended = attendees(evening);
        for (const { who, answer, after } of late) {
          const before = evening.rsvps.get(who);
          const decision = evening.tap(who, answer, deadlineAt.add({ minutes: after }));
          checkSeats(evening);
          if (decision.kind !== 'changed') continue;
          expect(['declined', 'materials']).toContain(decision.rsvp.standing);
          const wasLate = before?.standing === 'attending' || before?.isLateWithdrawal === true;
          expect(decision.rsvp.isLateWithdrawal).toBe(wasLate);
        }
        expect(evening.seatedFromLine).toBe(seatedInTime);
        expect(attended).toEqual(expect.arrayContaining(attendees(evening)));
      }),
      { numRuns: 100 },
    );
  });
});

function attendees({ rsvps }: Evening): number[] {
  return [...rsvps].filter(([, rsvp]) => rsvp.standing === 'attending').map(([who]) => who);
}
