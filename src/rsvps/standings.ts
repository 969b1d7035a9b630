// What a seminar's answers come to, with one more of them, and whether that concerns the line. Pure.
import { type HeadCount, type Seminar, seatsLeft, usedSeats } from '../seminars/seminar.ts';
import type { Rsvp, Standing } from './rsvp.ts';

/** What a seminar's answers come to. */
export interface Standings {
  heads: HeadCount;
  /** The highest number in its line; 0: nobody waits. */
  lastWaitlistNumber: number;
  /** Of `heads.waitlisted`. */
  waitlistedOnline: number;
}

/**
 * The same, with one person's answer instead of what they said before. Offers are another matter. The line's last number
 * stays where its last one leaves: the next one's is greater all the same.
 */
export function standingsAfter(standings: Standings, was: Rsvp | null, is: Rsvp): Standings {
  const [less, more] = [countOf(was), countOf(is)];
  const heads = Object.entries(more).map(([name, count]) => {
    const key = name as keyof typeof more;
    return [key, standings.heads[key] + count - less[key]];
  });
  const waitsOnline = (rsvp: Rsvp | null) => Number(rsvp?.standing === 'waitlisted' && rsvp.mode === 'online');
  return {
    heads: { ...standings.heads, ...Object.fromEntries(heads) },
    lastWaitlistNumber: Math.max(standings.lastWaitlistNumber, is.waitlistNumber ?? 0),
    waitlistedOnline: standings.waitlistedOnline + waitsOnline(is) - waitsOnline(was),
  };
}

/** What one person's card of a seminar shows beside the seminar itself. */
export interface OwnStandings {
  heads: HeadCount;
  rsvp: Rsvp | null;
  /** One's place in the line, from 1; null when not waiting. */
  place: number | null;
  /** A seat is offered to them until then. */
  offeredUntil: Temporal.Instant | null;
  isLetIn: boolean;
}

/**
 * The same, of somebody whose answer changed and concerned nobody else: who has joined the line is its last, and nobody
 * was offered anything by it.
 */
export function ownStandingsAfter(
  { isLetIn, mine, ...standings }: Standings & { isLetIn: boolean; mine: Rsvp | null },
  rsvp: Rsvp,
): OwnStandings {
  const { heads } = standingsAfter(standings, mine, rsvp);
  return { heads, rsvp, place: rsvp.standing === 'waitlisted' ? heads.waitlisted : null, offeredUntil: null, isLetIn };
}

/** One answer as it counts; the same as the database's triggers have it (drizzle/0004_count_heads.sql). */
function countOf(rsvp: Rsvp | null): Omit<HeadCount, 'offeredOnSite' | 'offeredOnline'> {
  const isIn = (standing: Standing) => Number(rsvp?.standing === standing);
  return {
    onSite: Number(rsvp?.standing === 'attending' && rsvp.mode === 'on_site'),
    online: Number(rsvp?.standing === 'attending' && rsvp.mode === 'online'),
    waitlisted: isIn('waitlisted'),
    declined: isIn('declined'),
    materials: isIn('materials'),
    party: Number(rsvp?.isAtParty === true),
    lateWithdrawals: Number(rsvp?.isLateWithdrawal === true),
  };
}

/**
 * Whether an answer may be of use to somebody who waits, or ends an offer: where a seat was freed, is free, or somebody
 * of the line, where seats are on offer, said something else. Of all others the line need not be looked at.
 */
export function concernsLine(
  { hasFreedSeat }: { hasFreedSeat: boolean },
  { seminar, mine, heads }: { seminar: Seminar; mine: Rsvp | null; heads: HeadCount },
): boolean {
  const mayEndOffer = mine?.standing === 'waitlisted' && heads.offeredOnSite + heads.offeredOnline > 0;
  const isFree = seatsLeft(seminar, usedSeats(seminar, heads)) > 0;
  return heads.waitlisted > 0 && (hasFreedSeat || mayEndOffer || isFree);
}
