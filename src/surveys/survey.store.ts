// Survey responses: all the SQL of them.
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { surveyResponses } from './survey.table.ts';
import type { SurveyResponse } from './survey.ts';

export async function findResponse(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<SurveyResponse | undefined> {
  const [row] = await db
    .select()
    .from(surveyResponses)
    .where(and(eq(surveyResponses.seminarId, seminarId), eq(surveyResponses.personId, personId)));
  return row;
}

/** Saves the response unless a newer one is known already. */
export async function saveResponse(db: Database, response: SurveyResponse): Promise<void> {
  await db
    .insert(surveyResponses)
    .values(response)
    .onConflictDoUpdate({
      target: [surveyResponses.seminarId, surveyResponses.personId],
      set: response,
      setWhere: sql`${surveyResponses.answeredAt} <= excluded.answered_at`,
    });
}

export async function findResponses(db: Database, seminarId: string): Promise<SurveyResponse[]> {
  return db
    .select()
    .from(surveyResponses)
    .where(eq(surveyResponses.seminarId, seminarId))
    .orderBy(asc(surveyResponses.answeredAt));
}

/** How many answered, by seminar id; those nobody answered are not in it. */
export async function countResponses(db: Database, seminarIds: string[]): Promise<Map<string, number>> {
  if (seminarIds.length === 0) return new Map();
  const rows = await db
    .select({ id: surveyResponses.seminarId, count: sql<number>`count(*)::int` })
    .from(surveyResponses)
    .where(inArray(surveyResponses.seminarId, seminarIds))
    .groupBy(surveyResponses.seminarId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What their scores add up to, by seminar id; those nobody answered are not in it. */
export async function sumScores(db: Database, seminarIds: string[]): Promise<Map<string, number>> {
  if (seminarIds.length === 0) return new Map();
  const rows = await db
    .select({ id: surveyResponses.seminarId, total: sql<number>`sum(${surveyResponses.score})::int` })
    .from(surveyResponses)
    .where(inArray(surveyResponses.seminarId, seminarIds))
    .groupBy(surveyResponses.seminarId);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

/** Responses of one person become another's; where both answered, the newer one stays. */
export async function moveResponses(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = await db.delete(surveyResponses).where(eq(surveyResponses.personId, from)).returning();
  for (const response of theirs) await saveResponse(db, { ...response, personId: to });
}

/** Their answers count on; that they would speak, or may be quoted, was about them. */
export async function forgetOffers(db: Database, personId: string): Promise<void> {
  await db
    .update(surveyResponses)
    .set({ wouldSpeak: false, mayQuote: false })
    .where(eq(surveyResponses.personId, personId));
}
