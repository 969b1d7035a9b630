// One migrated database for all tests of a file, where each keeps to seminars and people of its own.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, type DatabaseRoot } from '../../src/database/client.ts';
import { databaseUrl, dropDatabase, makeDatabase } from './start-postgres.ts';

/** To be called outside of tests; what it returns, inside of them. */
export function shareTestDatabase(): () => DatabaseRoot {
  const serverUrl = inject('postgresUrl');
  const name = `shared_${randomBytes(6).toString('hex')}`;
  const { db, close } = createDatabase(databaseUrl(serverUrl, name));
  beforeAll(() => makeDatabase(serverUrl, name));
  afterAll(async () => {
    await close();
    await dropDatabase(serverUrl, name);
  });
  return () => db;
}
