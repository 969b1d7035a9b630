// Questions to speakers: all the SQL of them.
import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database/client.ts';
import { questions } from './question.table.ts';

export interface Question {
  id: string;
  seminarId: string;
  personId: string;
  text: string;
  askedAt: Temporal.Instant;
}

/** False: there is one of that id. */
export async function addQuestion(db: Database, question: Question): Promise<boolean> {
  const added = await db.insert(questions).values(question).onConflictDoNothing().returning({ id: questions.id });
  return added.length > 0;
}

export async function saveQuestionText(db: Database, { id, text }: { id: string; text: string }): Promise<void> {
  await db.update(questions).set({ text }).where(eq(questions.id, id));
}

export async function countQuestionsOf(
  db: Database,
  { seminarId, personId }: { seminarId: string; personId: string },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(questions)
    .where(and(eq(questions.seminarId, seminarId), eq(questions.personId, personId)));
  return row?.count ?? 0;
}

export async function findQuestion(db: Database, id: string): Promise<Question | undefined> {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  return row;
}

/** Oldest first. */
export async function findQuestions(db: Database, seminarId: string): Promise<Question[]> {
  return db.select().from(questions).where(eq(questions.seminarId, seminarId)).orderBy(asc(questions.askedAt));
}

/** One person's questions become another's; what both asked in the same words is asked once. */
export async function moveQuestions(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const other = alias(questions, 'other');
  const isDouble = db
    .select({ id: other.id })
    .from(other)
    .where(
      and(eq(other.personId, to), eq(other.seminarId, questions.seminarId), sql`${other.text} = ${questions.text}`),
    );
  await db.delete(questions).where(and(eq(questions.personId, from), exists(isDouble)));
  await db.update(questions).set({ personId: to }).where(eq(questions.personId, from));
}
