// What the organizers do without for a seminar: all the SQL of it.
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { Saving } from '../messages/month-plan.ts';
import { savings } from './saving.table.ts';

/** False: it is so already. */
export async function saveSaving(
  db: Database,
  { seminarId, saving, isOn }: { seminarId: string; saving: Saving; isOn: boolean },
): Promise<boolean> {
  const changed = isOn
    ? await db.insert(savings).values({ seminarId, saving }).onConflictDoNothing().returning()
    : await db
        .delete(savings)
        .where(and(eq(savings.seminarId, seminarId), eq(savings.saving, saving)))
        .returning();
  return changed.length > 0;
}

/** By seminar; those with none are not in it. */
export async function findSavings(db: Database, seminarIds: string[]): Promise<Map<string, Set<Saving>>> {
  if (seminarIds.length === 0) return new Map();
  const rows = await db.select().from(savings).where(inArray(savings.seminarId, seminarIds));
  const byId = Map.groupBy(rows, ({ seminarId }) => seminarId);
  return new Map([...byId].map(([id, all]) => [id, new Set(all.map(({ saving }) => saving))]));
}
