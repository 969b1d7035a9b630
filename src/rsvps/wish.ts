// What a typed word may be about: who wants a seat, or to give one back. It answers nothing. Pure.
import { type Seminar, seminarPhase } from '../seminars/seminar.ts';
import type { Rsvp } from './rsvp.ts';

export type Wish = 'join' | 'leave';

type Known = Pick<Rsvp, 'standing'> | undefined;

/** A seminar, and what they answered to it. */
interface Candidate {
  seminar: Seminar;
  rsvp: Known;
}

/** `own`: they have a seat, or wait for one, in these. Else these may be answered. */
export interface Concerned {
  kind: 'own' | 'open';
  seminars: Seminar[];
}

/** Who has no seat to give back may have meant one that they were asked about. */
export function concernedBy(wish: Wish, candidates: Candidate[], now: Temporal.Instant): Concerned {
  const phaseOf = ({ seminar }: Candidate) => seminarPhase(seminar, now);
  const isOpen = (each: Candidate) => phaseOf(each) === 'open' && !isIn(each);
  const seminarsOf = (some: Candidate[]) => some.map(({ seminar }) => seminar);
  if (wish === 'join') return { kind: 'open', seminars: seminarsOf(candidates.filter(isOpen)) };
  const own = candidates.filter((each) => isIn(each) && ['open', 'closed'].includes(phaseOf(each)));
  if (own.length > 0) return { kind: 'own', seminars: seminarsOf(own) };
  return { kind: 'open', seminars: seminarsOf(candidates.filter((each) => isOpen(each) && !each.rsvp)) };
}

const isIn = ({ rsvp }: Candidate): boolean => rsvp?.standing === 'attending' || rsvp?.standing === 'waitlisted';
