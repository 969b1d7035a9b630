// What the seminars before one add up to, to hold its results beside. Read-only.
import { loadAttendances } from '../checkins/load-attendance.ts';
import type { Database } from '../database/client.ts';
import { findEndedBefore } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { loadResponseCounts } from './load-response-counts.ts';
import { sumScores } from './survey.store.ts';
import { type SoFar, soFarOf } from './survey.ts';

/** Two years of a monthly evening. */
const SESSIONS = 24;

export async function loadSoFar(db: Database, seminar: Seminar): Promise<SoFar | undefined> {
  const ids = await findEndedBefore(db, seminar, SESSIONS);
  const attendances = await loadAttendances(db, ids);
  const counts = await loadResponseCounts(db, ids, attendances);
  const totals = await sumScores(db, ids);
  return soFarOf(
    ids.map((id) => ({
      ...(counts.get(id) ?? { asked: 0, answered: 0 }),
      total: totals.get(id) ?? 0,
      attended: attendances.get(id)?.attended.length ?? 0,
    })),
  );
}
