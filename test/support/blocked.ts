// Waits for PostgreSQL's own word that a statement stands in line for a lock: no guess about time.
import { sql } from 'drizzle-orm';
import type { DatabaseRoot } from '../../src/database/client.ts';

/** Resolves when a statement on this database waits for a lock that another transaction holds, or so many of them do. */
export async function waitUntilBlocked(db: DatabaseRoot, count = 1): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ blocked: number }>(
      sql`select count(*)::int as blocked from pg_stat_activity
          where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (row && row.blocked >= count) return;
  }
}
