// A database of its own for a test, migrated, gone when the test ends.
import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { withClient } from './sql.ts';
import { databaseUrl, TEMPLATE } from './start-postgres.ts';

/** Its URL, for what opens connections of its own. */
export async function createTestDatabaseUrl(): Promise<string> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`));
  onTestFinished(() => withClient(serverUrl, (sql) => sql.unsafe(`drop database ${name} with (force)`)).then(() => {}));
  return databaseUrl(serverUrl, name);
}

/** `url`: of a test's database that there is already. */
export async function createTestDatabase(url?: string) {
  const { db, close } = createDatabase(url ?? (await createTestDatabaseUrl()));
  onTestFinished(close);
  return db;
}
