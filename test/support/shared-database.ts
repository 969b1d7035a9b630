// One migrated database for all tests of a file, where each keeps to seminars and people of its own.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, type DatabaseRoot } from '../../src/database/client.ts';
import { withClient } from './sql.ts';
import { databaseUrl, TEMPLATE } from './start-postgres.ts';

/** To be called outside of tests; what it returns, inside of them. */
export function shareTestDatabase(): () => DatabaseRoot {
  const serverUrl = inject('postgresUrl');
  const name = `shared_${randomBytes(6).toString('hex')}`;
  const { db, close } = createDatabase(databaseUrl(serverUrl, name));
  beforeAll(() => withClient(serverUrl, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`)));
  afterAll(async () => {
    await close();
    await withClient(serverUrl, (sql) => sql.unsafe(`drop database ${name} with (force)`));
  });
  return () => db;
}
