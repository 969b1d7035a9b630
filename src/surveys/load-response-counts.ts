// How many were asked and how many answered, of several surveys at once. Read-only.
import type { Attendance } from '../checkins/checkin.ts';
import type { Database } from '../database/client.ts';
import { findWithAccounts } from '../people/reach.store.ts';
import { countResponses } from './survey.store.ts';

export async function loadResponseCounts(
  db: Database,
  seminarIds: string[],
  attendances: Map<string, Attendance>,
): Promise<Map<string, { asked: number; answered: number }>> {
  const attended = (id: string) => attendances.get(id)?.attended ?? [];
  // Guests of no platform were not asked.
  const reached = new Set(await findWithAccounts(db, [...new Set(seminarIds.flatMap(attended))]));
  const counts = await countResponses(db, seminarIds);
  return new Map(
    seminarIds.map((id) => {
      const answered = counts.get(id) ?? 0;
      const asked = attended(id).filter((personId) => reached.has(personId)).length;
      // As in surveyResults: who left afterwards and still answered counts on both sides.
      return [id, { asked: Math.max(asked, answered), answered }];
    }),
  );
}
