// One real PostgreSQL for the whole run, in a folder of its own that is gone afterwards. Each test makes its own
// database, a copy of one that is migrated and has pg-boss's tables.
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openRunFolder } from './run-folder.ts';
import { withClient } from './sql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** Where tests make their own servers' folders. */
    runFolder: string;
  }
}

const TEMPLATE = 'migrated';

export default async function startPostgres(project: TestProject) {
  const folder = await openRunFolder();
  const server = await startServer(join(folder.path, 'shared'));
  await withClient(server.url, async (sql) => {
    await sql.unsafe(`drop database if exists ${TEMPLATE}`);
    await sql.unsafe(`create database ${TEMPLATE}`);
  });
  const url = databaseUrl(server.url, TEMPLATE);
  await migrateDatabase(url);
  // Its tables only: the queues are what a test may want otherwise.
  const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false });
  await boss.start();
  await boss.stop();
  project.provide('postgresUrl', server.url);
  project.provide('runFolder', folder.path);
  return async () => {
    await server.stop();
    await folder.remove();
  };
}

/** TEST_DATABASE_URL: another server, e.g. an older PostgreSQL, with its superuser and max_connections of 500. */
async function startServer(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  // Durability is tested where it matters; here a lost power supply loses nothing.
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
    'max_connections=500',
  ];
  return startEmbeddedDatabase({ folder, settings });
}

/** A new database, ready for the bot; or an empty one, as an operator has it who starts a bot for the first time. */
export async function makeDatabase(serverUrl: string, name: string, { isEmpty = false } = {}): Promise<void> {
  await withClient(serverUrl, async (sql) => {
    // Copying files takes a tenth of the time that copying through the log takes, the default since PostgreSQL 15.
    const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
    const strategy = (row?.version ?? 0) >= 150_000 ? 'strategy file_copy' : '';
    await sql.unsafe(`create database ${name} template ${isEmpty ? 'template0' : TEMPLATE} ${strategy}`);
  });
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (sql) => sql.unsafe(`drop database ${name} with (force)`));
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
