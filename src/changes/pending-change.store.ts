// What was typed and not said to go yet: all the SQL of it.
import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { pendingChanges } from './pending-change.table.ts';

export type PendingChange = typeof pendingChanges.$inferSelect;

/** Nobody comes back to it later. */
const KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

/** What is older than a week goes on this occasion. */
export async function savePendingChange(db: Database, change: PendingChange): Promise<void> {
  await db.delete(pendingChanges).where(lt(pendingChanges.createdAt, change.createdAt.subtract(KEPT_FOR)));
  await db.insert(pendingChanges).values(change);
}

export async function findPendingChange(
  db: Database,
  { id, seminarId }: Pick<PendingChange, 'id' | 'seminarId'>,
): Promise<PendingChange | undefined> {
  const isIt = and(eq(pendingChanges.id, id), eq(pendingChanges.seminarId, seminarId));
  const [row] = await db.select().from(pendingChanges).where(isIt);
  return row;
}

/** It is done. */
export async function deletePendingChange(db: Database, id: string): Promise<void> {
  await db.delete(pendingChanges).where(eq(pendingChanges.id, id));
}
