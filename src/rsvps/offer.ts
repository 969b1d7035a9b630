// A seat that falls free after the deadline is offered, not given: to whom, for how long, and what ends an offer. Pure.
import { type QuietHours, quietUntil } from '../messages/quiet-hours.ts';
import { isBefore, type Seminar, seatsLeft, type UsedSeats } from '../seminars/seminar.ts';
import { type Rsvp, type SeatCount, type Turns, takeTurns } from './rsvp.ts';

export interface SeatOffer {
  id: string;
  seminarId: string;
  personId: string;
  offeredAt: Temporal.Instant;
  /** It can be claimed before this instant. */
  expiresAt: Temporal.Instant;
  /** null while it stands. Withdrawn: by an organizer's word, since seats are given again, or since they cannot be reached. */
  outcome: 'claimed' | 'declined' | 'expired' | 'withdrawn' | null;
}

/** Offers end two hours before the start at the latest: nobody runs for a seat. */
const ENDS_BEFORE_START = Temporal.Duration.from({ hours: 2 });
const LONGEST_MS = 12 * 60 * 60_000;
const SHORTEST_MS = 15 * 60_000;
/** An offer lasts a third of what is left, so that two more may be asked. */
const SHARE = 3;
/** With less than this left in the morning nobody could answer then: they are asked at night. */
const LEFT_IN_MORNING = Temporal.Duration.from({ hours: 1 });

/** From then on a seat that falls free is offered to nobody. */
export const offersEndAt = ({ startsAt }: Seminar) => startsAt.subtract(ENDS_BEFORE_START);

/** When a seat that is free now is offered: now or, at night, in the morning. Undefined: too late for any. */
function offeredFrom(
  seminar: Seminar,
  now: Temporal.Instant,
  quietHours: QuietHours | null,
): Temporal.Instant | undefined {
  const last = offersEndAt(seminar);
  if (!isBefore(now, last)) return undefined;
  const morning = quietUntil(now, quietHours, seminar.timeZone) ?? now;
  return isBefore(last, morning.add(LEFT_IN_MORNING)) ? now : morning;
}

/** Until when an offer made now stands; the nearer the start, the shorter. Undefined: none is made now. */
export function offerEnd(
  seminar: Seminar,
  now: Temporal.Instant,
  quietHours: QuietHours | null,
): Temporal.Instant | undefined {
  const from = offeredFrom(seminar, now, quietHours);
  if (!from || isBefore(now, from)) return undefined;
  const left = offersEndAt(seminar).epochMilliseconds - now.epochMilliseconds;
  const lasts = Math.min(left, LONGEST_MS, Math.max(SHORTEST_MS, left / SHARE));
  const end = now.add({ milliseconds: Math.floor(lasts) });
  // Where it would end at night, nobody else is asked before the morning: until then it may stand.
  return offeredFrom(seminar, end, quietHours) ?? end;
}

/** Offers are for the time between the deadline and two hours before the start; before, seats are given. */
export function isOfferTime(seminar: Seminar, now: Temporal.Instant, quietHours: QuietHours | null): boolean {
  const isAfterDeadline = seminar.status === 'announced' && !isBefore(now, seminar.deadlineAt);
  return isAfterDeadline && offerEnd(seminar, now, quietHours) !== undefined;
}

/** What has become of standing offers, since the time passed, the seminar was edited, or their people answered. */
export function settledOffers({
  seminar,
  offers,
  stands,
  reachable,
  now,
}: {
  seminar: Seminar;
  offers: SeatOffer[];
  /** Those who come or wait. */
  stands: Rsvp[];
  /** Person ids of whom the bot can reach. */
  reachable: ReadonlySet<string>;
  now: Temporal.Instant;
}): SeatOffer[] {
  const standings = new Map(stands.map(({ personId, standing }) => [personId, standing]));
  return offers.flatMap((offer) => {
    if (offer.outcome !== null) return [];
    const last = offersEndAt(seminar);
    const expiresAt = isBefore(last, offer.expiresAt) ? last : offer.expiresAt;
    const isReachable = reachable.has(offer.personId);
    const outcome = outcomeOf({ seminar, expiresAt, standing: standings.get(offer.personId), isReachable, now });
    return outcome === null && expiresAt === offer.expiresAt ? [] : [{ ...offer, expiresAt, outcome }];
  });
}

function outcomeOf({
  seminar,
  expiresAt,
  standing,
  isReachable,
  now,
}: {
  seminar: Seminar;
  expiresAt: Temporal.Instant;
  standing: Rsvp['standing'] | undefined;
  isReachable: boolean;
  now: Temporal.Instant;
}): SeatOffer['outcome'] {
  if (standing === 'attending') return 'claimed';
  if (standing !== 'waitlisted') return 'declined';
  if (!isBefore(now, expiresAt)) return 'expired';
  const isGivenAgain = isBefore(now, seminar.deadlineAt);
  // Found out as it was sent: not let pass, but never asked.
  return seminar.status !== 'announced' || isGivenAgain || !isReachable ? 'withdrawn' : null;
}

/**
 * Who of the line is asked now: as many as seats are neither taken nor offered, each once for one evening and one place
 * in the line. `line`: those waiting, in order.
 */
export function whomToOffer({
  seminar,
  line,
  offers,
  ...input
}: {
  seminar: Seminar;
  seats: UsedSeats;
  line: Rsvp[];
  /** Person ids of those who cannot be asked by us. */
  unreachable: ReadonlySet<string>;
  offers: SeatOffer[];
}): Turns {
  const unasked = line.filter((rsvp) => !offers.some((offer) => isAskedBy(offer, rsvp, seminar)));
  return takeTurns({ seminar, line: unasked, ...input });
}

/** Let pass is let pass, until the evening moves or the person says once more that they would come. */
function isAskedBy(offer: SeatOffer, rsvp: Rsvp, { movedAt }: Seminar): boolean {
  if (offer.personId !== rsvp.personId) return false;
  if (offer.outcome === null) return true;
  const isOfThisEvening = movedAt === null || !isBefore(offer.offeredAt, movedAt);
  return offer.outcome === 'expired' && isOfThisEvening && !isBefore(offer.offeredAt, rsvp.answeredAt);
}

export type ClaimRefusal = 'cancelled' | 'no_offer' | 'offer_expired' | 'offer_withdrawn';

/** Whether a tap claims the seat. `offer`: the person's standing one, else the last. */
export function claimRefusal({
  seminar,
  offer,
  mine,
  seats,
  tappedAt,
  firstTappedAt,
}: {
  seminar: Seminar;
  offer: SeatOffer | undefined;
  mine: Rsvp | null;
  seats: SeatCount;
  tappedAt: Temporal.Instant;
  /** Set: they were asked back, and this is the tap that the offer's time counts by. */
  firstTappedAt?: Temporal.Instant;
}): ClaimRefusal | undefined {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (!offer || mine?.standing !== 'waitlisted') return 'no_offer';
  if (offer.outcome === 'withdrawn') return 'offer_withdrawn';
  const isInTime = isBefore(firstTappedAt ?? tappedAt, offer.expiresAt);
  // Tapped in time, heard late: theirs unless it was offered on.
  const isStillFree = seatsLeft(seminar, seats) > 0;
  const isTheirs = offer.outcome === null || (offer.outcome === 'expired' && isStillFree);
  return isInTime && isTheirs ? undefined : 'offer_expired';
}
