// A seat that falls free after the deadline is offered, not given: to whom, for how long, and what ends an offer. Pure.
import { isBefore, limitedMode, type Seminar, seatsLeft } from '../seminars/seminar.ts';
import type { Rsvp, SeatCount } from './rsvp.ts';

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

const lastEnd = ({ startsAt }: Seminar) => startsAt.subtract(ENDS_BEFORE_START);

/** Until when an offer made now stands; the nearer the start, the shorter. Undefined: too late for any. */
export function offerEnd(seminar: Seminar, now: Temporal.Instant): Temporal.Instant | undefined {
  const left = lastEnd(seminar).epochMilliseconds - now.epochMilliseconds;
  if (left <= 0) return undefined;
  const lasts = Math.min(left, LONGEST_MS, Math.max(SHORTEST_MS, left / SHARE));
  return now.add({ milliseconds: Math.floor(lasts) });
}

/** Offers are for the time between the deadline and two hours before the start; before, seats are given. */
export function isOfferTime(seminar: Seminar, now: Temporal.Instant): boolean {
  return seminar.status === 'announced' && !isBefore(now, seminar.deadlineAt) && offerEnd(seminar, now) !== undefined;
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
    const last = lastEnd(seminar);
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
  seats,
  line,
  offers,
}: {
  seminar: Seminar;
  seats: SeatCount;
  line: Rsvp[];
  offers: SeatOffer[];
}): Rsvp[] {
  const asked = line.filter((rsvp) => !offers.some((offer) => isAskedBy(offer, rsvp, seminar)));
  const isForLimited = (rsvp: Rsvp) => seminar.seats !== null && rsvp.mode === limitedMode(seminar.format);
  const free = Math.max(0, seatsLeft(seminar, seats));
  const first = new Set(asked.filter(isForLimited).slice(0, free));
  return asked.filter((rsvp) => first.has(rsvp) || !isForLimited(rsvp));
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
}: {
  seminar: Seminar;
  offer: SeatOffer | undefined;
  mine: Rsvp | null;
  seats: SeatCount;
  tappedAt: Temporal.Instant;
}): ClaimRefusal | undefined {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (!offer || mine?.standing !== 'waitlisted') return 'no_offer';
  if (offer.outcome === 'withdrawn') return 'offer_withdrawn';
  const isInTime = isBefore(tappedAt, offer.expiresAt);
  // Tapped in time, heard late: theirs unless it was offered on.
  const isStillFree = seatsLeft(seminar, seats) > 0;
  const isTheirs = offer.outcome === null || (offer.outcome === 'expired' && isStillFree);
  return isInTime && isTheirs ? undefined : 'offer_expired';
}
