// A test's database whose clock the test moves: `clock_timestamp()` is answered by a function found before PostgreSQL's.

import { onTestFinished } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { createTestDatabaseUrl } from './database.ts';
import { withClient } from './sql.ts';

/** Stands still between moves. */
export async function openClockedDatabase() {
  const url = await createTestDatabaseUrl();
  const name = new URL(url).pathname.slice(1);
  await withClient(url, (sql) =>
    sql.unsafe(`
      create schema fake;
      create table fake.clock (at timestamptz not null);
      insert into fake.clock values ('2026-11-24T12:00:00Z');
      create function fake.clock_timestamp() returns timestamptz language sql volatile as 'select at from fake.clock';
      alter database ${name} set search_path = fake, public, pg_catalog;`),
  );
  const { db, client, close } = createDatabase(url);
  onTestFinished(close);
  return {
    db,
    /** By so many ms, or back by as many. */
    async move(ms: number) {
      await client`update fake.clock set at = at + ${ms}::int * interval '1 ms'`;
    },
  };
}
