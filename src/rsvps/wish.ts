// What a typed word may be about: who wants a seat, or to give one back, or to know something. It answers nothing. Pure.
import { type Seminar, type SeminarPhase, seminarPhase } from '../seminars/seminar.ts';
import { materialsRefusal, type Rsvp } from './rsvp.ts';

export type Wish = 'join' | 'leave' | 'mine' | 'details' | 'materials';

/** A seminar, and what they answered to it. */
interface Candidate {
  seminar: Seminar;
  rsvp: Pick<Rsvp, 'standing'> | undefined;
}

/** `own`: they have a seat, or wait for one, in these. Else these may be answered. */
export interface Concerned {
  kind: 'own' | 'open';
  seminars: Seminar[];
}

export function concernedBy(wish: Wish, candidates: Candidate[], now: Temporal.Instant): Concerned {
  const those = (kind: Concerned['kind'], is: (each: Candidate, phase: SeminarPhase) => boolean): Concerned => ({
    kind,
    seminars: candidates.filter((each) => is(each, seminarPhase(each.seminar, now))).map(({ seminar }) => seminar),
  });
  const isOpen = (each: Candidate, phase: SeminarPhase) => phase === 'open' && !isIn(each);
  switch (wish) {
    case 'join':
      return those('open', isOpen);
    case 'leave': {
      // Who has no seat to give back may have meant one that they were asked about.
      const own = those('own', (each, phase) => isIn(each) && isAhead(phase));
      return own.seminars.length > 0 ? own : those('open', (each, phase) => isOpen(each, phase) && !each.rsvp);
    }
    case 'mine':
      return those('own', (each, phase) => (isIn(each) || wantsMaterials(each)) && isNotOver(phase));
    case 'details': {
      const own = those('own', (each, phase) => isIn(each) && isNotOver(phase));
      return own.seminars.length > 0 ? own : those('open', (_, phase) => isNotOver(phase));
    }
    case 'materials':
      return those('open', (each) => !isIn(each) && !wantsMaterials(each) && mayHaveMaterials(each, now));
  }
}

const isIn = ({ rsvp }: Candidate): boolean => rsvp?.standing === 'attending' || rsvp?.standing === 'waitlisted';
const wantsMaterials = ({ rsvp }: Candidate): boolean => rsvp?.standing === 'materials';
const mayHaveMaterials = ({ seminar, rsvp }: Candidate, at: Temporal.Instant): boolean =>
  seminar.status === 'announced' && !materialsRefusal({ seminar, mine: rsvp ?? null, at });
const isAhead = (phase: SeminarPhase) => phase === 'open' || phase === 'closed';
const isNotOver = (phase: SeminarPhase) => isAhead(phase) || phase === 'running';
