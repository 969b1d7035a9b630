// Where a seminar stands for its organizers. Pure: the seminar and the time are arguments; stage.store.ts says the
// same in SQL.
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { isSurveyOpen } from '../surveys/survey.ts';

/** In the order in which organizers see them; each seminar is in exactly one. */
export const STAGES = ['drafts', 'coming', 'running', 'surveys', 'past'] as const;
export type Stage = (typeof STAGES)[number];

/** What organizers still have in hand. */
export const IN_HAND = ['drafts', 'coming', 'running', 'surveys'] as const satisfies readonly Stage[];

export type StageCounts = Record<Stage, number>;

/** A scheduled one is a draft until it is announced; a cancelled one is past, whatever its date. */
export function stageOf(seminar: Seminar, now: Temporal.Instant): Stage {
  if (seminar.status === 'draft' || seminar.status === 'scheduled') return 'drafts';
  if (seminar.status === 'cancelled') return 'past';
  if (isBefore(now, seminar.startsAt)) return 'coming';
  if (isBefore(now, seminar.endsAt)) return 'running';
  return isSurveyOpen(seminar, now) ? 'surveys' : 'past';
}
