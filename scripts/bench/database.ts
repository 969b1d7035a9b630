// A database of the bench's own, on the server of DATABASE_URL or on an embedded one, migrated, gone at the end.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient, type Sql } from '../../src/database/driver.ts';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import type { Cleanup } from './cleanup.ts';

export interface BenchDatabase {
  url: string;
  sql: Sql;
  /** PostgreSQL's version, and whose server it is. */
  server: string;
}

export async function openDatabase(cleanup: Cleanup): Promise<BenchDatabase> {
  const given = process.env.DATABASE_URL;
  const serverUrl = given || (await startServer(cleanup));
  const admin = openClient(serverUrl);
  cleanup.add(() => admin.end({ timeout: 2 }));
  const name = `seminar_bench_${randomBytes(6).toString('hex')}`;
  await admin.unsafe(`create database ${name}`);
  cleanup.add(() => admin.unsafe(`drop database if exists ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  const sql = openClient(url.href);
  cleanup.add(() => sql.end({ timeout: 2 }));
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  return { url: url.href, sql, server: `${given ? 'DATABASE_URL’s' : 'embedded'} PostgreSQL ${row?.version}` };
}

async function startServer(cleanup: Cleanup): Promise<string> {
  // A folder of its own: the server may run as another user.
  const folder = await mkdtemp(join(tmpdir(), 'seminar-bench-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const server = await startEmbeddedDatabase({ folder, signal: cleanup.signal });
  cleanup.add(server.stop);
  return server.url;
}
