// Whom the deadline does not bind: all the SQL of it.
import { and, eq } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { deadlineOverrides } from './deadline-override.table.ts';

interface Whose {
  seminarId: string;
  personId: string;
}

export async function isLetIn(db: Database, { seminarId, personId }: Whose): Promise<boolean> {
  const rows = await db
    .select({ id: deadlineOverrides.seminarId })
    .from(deadlineOverrides)
    .where(and(eq(deadlineOverrides.seminarId, seminarId), eq(deadlineOverrides.personId, personId)));
  return rows.length > 0;
}

/** False when they were let in before. */
export async function saveLetIn(db: Database, whose: Whose, now: Temporal.Instant): Promise<boolean> {
  const saved = await db
    .insert(deadlineOverrides)
    .values({ ...whose, allowedAt: now })
    .onConflictDoNothing()
    .returning();
  return saved.length > 0;
}

/** Two accounts turn out to be one human: what one was allowed, both are. */
export async function moveLetIns(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const moved = await db.delete(deadlineOverrides).where(eq(deadlineOverrides.personId, from)).returning();
  const rows = moved.map((row) => ({ ...row, personId: to }));
  if (rows.length > 0) await db.insert(deadlineOverrides).values(rows).onConflictDoNothing();
}
