// Surveys whose time is over close, and their coordinators get the results.
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { Database } from '../database/client.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteCame } from '../people/person.store.ts';
import { findWithAccounts } from '../people/reach.store.ts';
import { eachSeminar, type Passing } from '../seminars/each-seminar.ts';
import { findCoordinators, findHosts } from '../seminars/host.store.ts';
import { findAnnouncedUnfinished, saveSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findResponses } from './survey.store.ts';
import { type SurveyResults, surveyClosesAt, surveyResults } from './survey.ts';

export async function closeSurveys({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  const unfinished = (await findAnnouncedUnfinished(job.db)).map(({ id }) => id);
  await eachSeminar(job, unfinished, async (tx, seminar) => {
    if (seminar.surveyClosedAt || isBefore(now, surveyClosesAt(seminar))) return;
    await saveSeminar(tx, { ...seminar, surveyClosedAt: now });
    await noteCame(tx, (await loadAttendance(tx, seminar.id)).attended, seminar.startsAt);
    const hosts = (await findHosts(tx, seminar.id)).filter(({ part }) => part === 'speaker');
    const told = new Set([...hosts.map(({ person }) => person.id), ...(await findCoordinators(tx, seminar))]);
    const owed = [...told].map((personId) => owedAbout(seminar, now, { kind: 'results', to: { personId } }));
    await outbox.owe(tx, owed, now);
  });
}

/** What the answers of a seminar add up to, so far. */
export async function loadResults(db: Database, seminar: Seminar): Promise<SurveyResults> {
  const { attended } = await loadAttendance(db, seminar.id);
  // Guests of no platform were not asked.
  const asked = await findWithAccounts(db, attended);
  return surveyResults({ asked: asked.length, responses: await findResponses(db, seminar.id) });
}
