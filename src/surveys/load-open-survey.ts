// Which survey somebody can answer now: of what they attended last.
import { hasAttended } from '../checkins/load-attendance.ts';
import type { Database } from '../database/client.ts';
import { findBetween } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findResponse } from './survey.store.ts';
import { isSurveyOpen, openSurveysEndedAfter, type SurveyResponse } from './survey.ts';

export interface OpenSurvey {
  seminar: Seminar;
  /** What they answered to it. */
  response: SurveyResponse | undefined;
}

export async function loadOpenSurvey(
  db: Database,
  { personId, now }: { personId: string; now: Temporal.Instant },
): Promise<OpenSurvey | undefined> {
  const recent = await findBetween(db, { from: openSurveysEndedAfter(now), to: now });
  const open = recent.filter((seminar) => isSurveyOpen(seminar, now));
  for (const seminar of open.sort((one, other) => Temporal.Instant.compare(other.endsAt, one.endsAt))) {
    const key = { seminarId: seminar.id, personId };
    if (await hasAttended(db, key)) return { seminar, response: await findResponse(db, key) };
  }
  return undefined;
}
