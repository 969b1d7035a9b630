// A seat that is given back goes to whoever waits, and does not come back: so that is asked first. Pure.
import { isBefore, limitedMode, type Seminar, seatsLeft, usedSeats } from '../seminars/seminar.ts';
import { offersEndAt } from './offer.ts';
import type { AnswerDecision } from './rsvp.ts';
import type { Standings } from './standings.ts';

/** So long after the question its “yes” counts by the first tap; later it is a tap like any, at its own time. */
const ANSWERED_AT_ONCE = Temporal.Duration.from({ minutes: 15 });

/**
 * How many wait for the seat that this decision gives back; 0: none, so that it is asked of nobody. Who was offered a
 * seat has one in sight, and a seat that is free already is theirs before this one.
 */
export function waitingFor(
  decision: AnswerDecision,
  {
    seminar,
    standings: { heads, waitlistedOnline },
    tappedAt,
    now,
  }: { seminar: Seminar; standings: Standings; tappedAt: Temporal.Instant; now: Temporal.Instant },
): number {
  if (decision.kind !== 'changed' || !decision.hasFreedSeat) return 0;
  const goesOn = isBefore(tappedAt, seminar.deadlineAt) || isBefore(now, offersEndAt(seminar));
  const used = usedSeats(seminar, heads);
  const left = seatsLeft(seminar, used);
  const isOnline = limitedMode(seminar.format) === 'online';
  const waiting = (isOnline ? waitlistedOnline : heads.waitlisted - waitlistedOnline) - used.offered;
  return goesOn && left >= 0 && waiting > left ? waiting : 0;
}

/** The tap that was answered by asking, as the “yes” brings it back; else the “yes” itself. */
export function askedTap({
  tapped,
  tappedAt,
}: {
  tapped: Temporal.Instant;
  tappedAt: Temporal.Instant;
}): Temporal.Instant {
  const isSoon = isBefore(tappedAt, tapped.add(ANSWERED_AT_ONCE));
  return isSoon && isBefore(tapped, tappedAt) ? tapped : tappedAt;
}
