// Organizers do without some of a seminar's reminders on LINE, so that its month is enough, or take that back. Who is on
// Slack gets them all the same: there nothing is counted.
import type { DatabaseRoot } from '../database/client.ts';
import { kindsOfSaving, type Saving } from '../messages/month-plan.ts';
import { forgetUnbegun } from '../messages/stopped.store.ts';
import { noteAction } from '../people/audit.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { saveSaving } from './saving.store.ts';

/** Undefined: there is no such seminar. */
export async function doWithout({
  db,
  seminarId,
  saving,
  isOn,
  actor,
  now,
}: {
  db: DatabaseRoot;
  seminarId: string;
  saving: Saving;
  isOn: boolean;
  actor: string;
  now: Temporal.Instant;
}): Promise<Seminar | undefined> {
  return db.transaction(async (tx) => {
    // As the reminders' job holds it: what it owes meanwhile is seen here.
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar || !(await saveSaving(tx, { seminarId, saving, isOn }))) return seminar;
    // Not for good: taken back while they are of use, they are owed anew.
    if (isOn) await forgetUnbegun(tx, seminarId, kindsOfSaving(saving));
    const entry = { actor, action: 'do-without', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, after: { [`without_${saving}`]: isOn } }, now);
    return seminar;
  });
}
