// A seminar as one person has it: what they answered, and what is theirs in it. Only types.
import type { HeadCount, Seminar } from '../seminars/seminar.ts';
import type { Rsvp } from './rsvp.ts';

export interface Mine {
  seminar: Seminar;
  heads: HeadCount;
  rsvp: Rsvp | null;
  /** One's place in the line, from 1, when waiting. */
  place: number | undefined;
  /** A seat is offered to this person until then. */
  offeredUntil?: Temporal.Instant;
  /** A link that puts it into the person's calendar. */
  calendarUrl: string;
  /** Set: may answer until the start although the deadline passed. */
  isLetIn?: boolean;
}
