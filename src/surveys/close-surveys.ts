// Surveys whose time is over close, and their organizer gets the results.
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { Database, DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findWithAccounts } from '../people/reach.store.ts';
import { findHosts, findOrganizers } from '../seminars/host.store.ts';
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
      const hosts = (await findHosts(tx, id)).filter(({ part }) => part === 'speaker').map(({ person }) => person.id);
      const told = [...new Set([...hosts, ...(await findOrganizers(tx, seminar))])];
      const owed = told.map((personId) => ({ kind: 'results' as const, seminarId: id, to: { personId } }));
      await outbox.owe(tx, owed, now);
    });
  }
}

/** What the answers of a seminar add up to, so far. */
export async function loadResults(db: Database, seminar: Seminar): Promise<SurveyResults> {
  const { attended } = await loadAttendance(db, seminar.id);
  // Guests of no platform were not asked.
  const asked = await findWithAccounts(db, attended);
  return surveyResults({ asked: asked.length, responses: await findResponses(db, seminar.id) });
}
