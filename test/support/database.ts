// A database of its own for a test, migrated, gone when the test ends.
import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { databaseUrl, dropDatabase, makeDatabase } from './start-postgres.ts';

/** Its URL, for what opens connections of its own. `isEmpty`: not even migrated. */
export async function createTestDatabaseUrl(options: { isEmpty?: boolean } = {}): Promise<string> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await makeDatabase(serverUrl, name, options);
  onTestFinished(() => dropDatabase(serverUrl, name));
  return databaseUrl(serverUrl, name);
}

/** `url`: of a test's database that there is already. */
export async function createTestDatabase(url?: string) {
  const { db, close } = createDatabase(url ?? (await createTestDatabaseUrl()));
  onTestFinished(close);
  return db;
}
