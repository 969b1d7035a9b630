// One real PostgreSQL for the whole run, in a folder of its own that is gone afterwards. Each test makes its own
// database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withClient } from './sql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export const TEMPLATE = 'migrated';

export default async function startPostgres(project: TestProject) {
  const server = await startServer();
  await withClient(server.url, async (sql) => {
    await sql.unsafe(`drop database if exists ${TEMPLATE}`);
    await sql.unsafe(`create database ${TEMPLATE}`);
  });
  await migrateDatabase(databaseUrl(server.url, TEMPLATE));
  project.provide('postgresUrl', server.url);
  return server.stop;
}

/** TEST_DATABASE_URL: another server, e.g. an older PostgreSQL, with its superuser and max_connections of 200. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'seminar-test-'));
  // Durability is tested where it matters; here a lost power supply loses nothing.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const server = await startEmbeddedDatabase({ folder, settings });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
