// Surveys whose time is over close, and their organizer gets the results.
import type { Database, DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import { findAnnouncedUnfinished, lockSeminar, saveSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findResponses } from './survey.store.ts';
import { type SurveyResults, surveyClosesAt, surveyResults } from './survey.ts';

export async function closeSurveys({
  db,
  outbox,
  now,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  now: Temporal.Instant;
}): Promise<void> {
  for (const { id } of await findAnnouncedUnfinished(db)) {
    await db.transaction(async (tx) => {
      const seminar = await lockSeminar(tx, id);
      if (!seminar || seminar.surveyClosedAt || isBefore(now, surveyClosesAt(seminar))) return;
      await saveSeminar(tx, { ...seminar, surveyClosedAt: now });
      await outbox.owe(tx, [{ kind: 'results', seminarId: id, to: { personId: seminar.createdBy } }], now);
    });
  }
}

/** What the answers of a seminar add up to, so far. */
export async function loadResults(db: Database, seminar: Seminar): Promise<SurveyResults> {
  const attended = await findRsvpsByStanding(db, seminar.id, ['attending']);
  return surveyResults({ asked: attended.length, responses: await findResponses(db, seminar.id) });
}
