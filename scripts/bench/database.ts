// Databases of the bench's own, on the server of DATABASE_URL or on an embedded one: each part has a fresh one, a copy of
// one that is migrated, so that nothing of another part is still going on in it. All are gone at the end.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient, type Sql } from '../../src/database/driver.ts';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import type { Cleanup } from './cleanup.ts';

export interface BenchServer {
  /** Whose it is, and its version. */
  name: string;
  createDatabase(): Promise<BenchDatabase>;
}

export interface BenchDatabase {
  url: string;
  sql: Sql;
  drop(): Promise<void>;
}

export async function openServer(cleanup: Cleanup): Promise<BenchServer> {
  const given = process.env.DATABASE_URL;
  const serverUrl = given || (await startServer(cleanup));
  const admin = openClient(serverUrl);
  cleanup.add(() => admin.end({ timeout: 2 }));
  const create = async (template: string) => {
    cleanup.signal.throwIfAborted();
    const name = `seminar_bench_${randomBytes(6).toString('hex')}`;
    const drop = cleanup.add(() => admin.unsafe(`drop database if exists ${name} with (force)`));
    await admin.unsafe(`create database ${name} template ${template}`);
    return { name, drop, url: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href };
  };
  const migrated = await create('template0');
  await migrateDatabase(migrated.url);
  const [row] = await admin<{ version: string }[]>`select current_setting('server_version') as version`;
  return {
    name: `${given ? 'DATABASE_URL’s' : 'embedded'} PostgreSQL ${row?.version}`,
    async createDatabase() {
      const { url, drop } = await create(migrated.name);
      const sql = openClient(url);
      const close = cleanup.add(() => sql.end({ timeout: 2 }));
      return { url, sql, drop: () => close().then(drop) };
    },
  };
}

async function startServer(cleanup: Cleanup): Promise<string> {
  // A folder of its own: the server may run as another user.
  const folder = await mkdtemp(join(tmpdir(), 'seminar-bench-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const starting = startEmbeddedDatabase({ folder, signal: cleanup.signal });
  cleanup.add(() =>
    starting.then(
      ({ stop }) => stop(),
      () => {},
    ),
  );
  return (await starting).url;
}
