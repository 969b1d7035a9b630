// Someone who attended says how it was: one tap, or the short form.
import { hasAttended } from '../checkins/load-attendance.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import type { PersonsTap } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, isPublic, type Seminar } from '../seminars/seminar.ts';
import { findResponse, saveResponse } from './survey.store.ts';
import { isSurveyOpen, type SurveyResponse } from './survey.ts';
import { noAnswers, type SurveyAnswers } from './survey-question.ts';

export type SurveyResult =
  | { kind: 'no_seminar' }
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: 'not_attended' | 'not_yet' | 'closed'; seminar: Seminar }
  | { kind: 'answered'; seminar: Seminar; response: SurveyResponse };

export type SurveyChange = Partial<SurveyAnswers> & { score: number };

/** `change`: what the person said now; the rest of an earlier response stays. */
export async function answerSurvey(
  input: Omit<PersonsTap, 'outbox'> & { change: SurveyChange },
): Promise<SurveyResult> {
  const { db, seminarId, change, tappedAt } = input;
  return db.transaction(async (tx): Promise<SurveyResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar || !isPublic(seminar)) return { kind: 'no_seminar' };
    if (!(await noteEvent(tx, input.eventId))) return { kind: 'seen_before' };
    const personId = await currentPersonId(tx, input.personId);
    const why = surveyRefusal({ tappedAt, seminar, wasThere: await hasAttended(tx, { seminarId, personId }) });
    if (why) return { kind: 'refused', why, seminar };
    const before = await findResponse(tx, { seminarId, personId });
    const response = { ...noAnswers, ...before, ...change, seminarId, personId, answeredAt: tappedAt };
    if (before && isBefore(tappedAt, before.answeredAt)) return { kind: 'answered', seminar, response: before };
    await saveResponse(tx, response);
    return { kind: 'answered', seminar, response };
  });
}

/** Why someone's answer does not count; undefined: it does. */
export function surveyRefusal({
  tappedAt,
  seminar,
  wasThere,
}: {
  tappedAt: Temporal.Instant;
  seminar: Seminar;
  /** As far as check-ins or, without any, answers tell. */
  wasThere: boolean;
}): 'not_attended' | 'not_yet' | 'closed' | undefined {
  if (!wasThere) return 'not_attended';
  if (isSurveyOpen(seminar, tappedAt)) return undefined;
  return isBefore(tappedAt, seminar.endsAt) ? 'not_yet' : 'closed';
}
