// Who may ask the speaker something, until when, and how much. Pure.
import type { Rsvp } from '../rsvps/rsvp.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';

export const LONGEST_QUESTION = 300;
/** So that one person's questions do not bury the others'. */
export const MOST_QUESTIONS = 3;

/** Who reads the questions: the speakers, or the organizers, where the bot can reach no speaker. */
export type QuestionReader = 'speaker' | 'organizers';

export type QuestionRefusal = 'not_coming' | 'over' | 'enough';

/** Undefined: the question is taken. It may be asked until the seminar ends. */
export function questionRefusal({
  seminar,
  mine,
  asked,
  now,
}: {
  seminar: Seminar;
  mine: Rsvp | null;
  /** How many the person asked before. */
  asked: number;
  now: Temporal.Instant;
}): QuestionRefusal | undefined {
  if (mine?.standing !== 'attending') return 'not_coming';
  if (seminar.status !== 'announced' || !isBefore(now, seminar.endsAt)) return 'over';
  return asked >= MOST_QUESTIONS ? 'enough' : undefined;
}
