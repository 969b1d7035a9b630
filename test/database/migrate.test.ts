// The schema, brought up to date by however many bots start at once.
import { randomBytes } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withClient } from '../support/sql.ts';
import { databaseUrl } from '../support/start-postgres.ts';

async function createEmptyDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withClient(server, (sql) => sql.unsafe(`create database ${name}`));
  onTestFinished(() => withClient(server, (sql) => sql.unsafe(`drop database ${name} with (force)`)).then(() => {}));
  return databaseUrl(server, name);
}

const migrations = (url: string) => withClient(url, (sql) => sql`select hash from drizzle.__drizzle_migrations`);

test('four bots that start at once on an empty database make its tables once', async () => {
  const url = await createEmptyDatabase();
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(url)));
  const applied = await migrations(url);
  expect(applied.length).toBeGreaterThan(0);
  expect(new Set(applied.map(({ hash }) => hash)).size).toBe(applied.length);
  await withClient(url, async (sql) => {
    await sql`select * from messages, seminars, rsvps, people`;
  });
});

test('a later start changes nothing and keeps what is there', async () => {
  const url = await createEmptyDatabase();
  await migrateDatabase(url);
  const before = await migrations(url);
  await withClient(url, (sql) => sql`insert into secrets (name, value) values ('kept', 'x')`);
  await migrateDatabase(url);
  expect(await migrations(url)).toEqual(before);
  expect(await withClient(url, (sql) => sql`select name from secrets`)).toEqual([{ name: 'kept' }]);
});

test('a database in the way of the tables is told with the setting’s name and PostgreSQL’s own sentence', async () => {
  const url = await createEmptyDatabase();
  await withClient(url, (sql) => sql`create table messages (of_somebody_else int)`);
  await expect(migrateDatabase(url)).rejects.toThrow(/^DATABASE_URL: .*relation "messages" already exists/);
});
