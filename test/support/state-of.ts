// All that a database holds, to see whether something changed.
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';

/** But for the log of what was done with a privilege. */
export async function stateOf(db: DatabaseRoot): Promise<Record<string, unknown>> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit_log' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const rowsOf = ({ name }: { name: string }) =>
    sql`(select jsonb_agg(to_jsonb(each) order by each::text) from ${sql.identifier(name)} each)`;
  const columns = tables.map((table) => sql`${rowsOf(table)} as ${sql.identifier(table.name)}`);
  const [state] = await db.execute(sql`select ${sql.join(columns, sql`, `)}`);
  return { ...state };
}
