// A seat that falls free after the deadline is offered, not given: to whom, and for how long. Pure.
import { isBefore, limitedMode, type Seminar } from '../seminars/seminar.ts';
import type { Rsvp, SeatCount } from './rsvp.ts';

export interface SeatOffer {
  id: string;
  seminarId: string;
  personId: string;
  offeredAt: Temporal.Instant;
  /** It can be claimed before this instant. */
  expiresAt: Temporal.Instant;
  /** null while it stands. */
  outcome: 'claimed' | 'declined' | 'expired' | null;
}

/** Offers end two hours before the start at the latest: nobody runs for a seat. */
const ENDS_BEFORE_START = Temporal.Duration.from({ hours: 2 });
const LONGEST_MS = 12 * 60 * 60_000;
const SHORTEST_MS = 15 * 60_000;
/** An offer lasts a third of what is left, so that two more may be asked. */
const SHARE = 3;

/** Until when an offer made now stands; the nearer the start, the shorter. Undefined: too late for any. */
export function offerEnd(seminar: Seminar, now: Temporal.Instant): Temporal.Instant | undefined {
  const last = seminar.startsAt.subtract(ENDS_BEFORE_START);
  const left = last.epochMilliseconds - now.epochMilliseconds;
  if (left <= 0) return undefined;
  const lasts = Math.min(left, LONGEST_MS, Math.max(SHORTEST_MS, left / SHARE));
  return now.add({ milliseconds: Math.floor(lasts) });
}

/** Offers are for the time between the deadline and two hours before the start; before, seats are given. */
export function isOfferTime(seminar: Seminar, now: Temporal.Instant): boolean {
  return seminar.status === 'announced' && !isBefore(now, seminar.deadlineAt) && offerEnd(seminar, now) !== undefined;
}

/** Who of the line is asked now: as many as seats are neither taken nor offered, each person once. */
export function whomToOffer({
  seminar,
  seats,
  line,
  offers,
}: {
  seminar: Seminar;
  seats: SeatCount;
  /** Those waiting, in order. */
  line: Rsvp[];
  offers: SeatOffer[];
}): Rsvp[] {
  const standing = offers.filter((offer) => offer.outcome === null).length;
  const free = seminar.seats === null ? line.length : seminar.seats - seats.taken - standing;
  const asked = new Set(offers.map((offer) => offer.personId));
  const isForLimited = (rsvp: Rsvp) => rsvp.mode === limitedMode(seminar.format);
  return line.filter((rsvp) => isForLimited(rsvp) && !asked.has(rsvp.personId)).slice(0, Math.max(0, free));
}

/** Whether a tap claims the seat. */
export function claimRefusal({
  seminar,
  offer,
  mine,
  tappedAt,
}: {
  seminar: Seminar;
  offer: SeatOffer | undefined;
  mine: Rsvp | null;
  tappedAt: Temporal.Instant;
}): 'cancelled' | 'no_offer' | 'offer_expired' | undefined {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (!offer || mine?.standing !== 'waitlisted') return 'no_offer';
  return offer.outcome === null && isBefore(tappedAt, offer.expiresAt) ? undefined : 'offer_expired';
}
