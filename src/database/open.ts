// The database the bot works on: the one of DATABASE_URL, or the embedded server's.
import postgres from 'postgres';
import { ConfigError } from '../config.ts';

export interface OpenedDatabase {
  url: string;
  stop(): Promise<void>;
}

const THROWAWAY = 'playground_';

/**
 * `isThrowaway`: on the embedded server, a fresh database that is gone afterwards (the playground starts anew).
 * `meanwhile`: called, perhaps more than once, when there is nothing to do but wait for the embedded server.
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
  isThrowaway,
  meanwhile,
}: {
  databaseUrl: string | undefined;
  dataDir: string;
  isThrowaway: boolean;
  meanwhile?: () => void;
}): Promise<OpenedDatabase> {
  if (databaseUrl) {
    await checkConnection(databaseUrl);
    return { url: databaseUrl, stop: async () => {} };
  }
  const server = await startServer(dataDir, meanwhile);
  if (!isThrowaway) return server;
  const name = `${THROWAWAY}${process.pid}`;
  await withClient(server.url, async (sql) => {
    await dropLeftOver(sql);
    await sql.unsafe(`drop database if exists ${name}`);
    await sql.unsafe(`create database ${name}`);
  });
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    async stop() {
      await withClient(server.url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
      await server.stop();
    },
  };
}

async function startServer(dataDir: string, meanwhile?: () => void): Promise<OpenedDatabase> {
  try {
    const { startEmbeddedDatabase } = await import('./embedded.ts');
    return await startEmbeddedDatabase({ folder: dataDir, meanwhile });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new ConfigError(
      `DATABASE_URL: is not set, and the embedded PostgreSQL under ${dataDir} did not start (${why})`,
      { cause },
    );
  }
}

async function checkConnection(url: string): Promise<void> {
  try {
    await withClient(url, (sql) => sql`select 1`);
  } catch (cause) {
    // PostgreSQL's own sentence names the user or database, never the password.
    const why = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause);
    throw new ConfigError(`DATABASE_URL: the database cannot be reached (${why})`, { cause });
  }
}

/** Databases of playgrounds that were killed. */
async function dropLeftOver(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select datname as name from pg_database
    where starts_with(datname, ${THROWAWAY})
      and not exists (select 1 from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`;
  for (const { name } of rows) await sql.unsafe(`drop database if exists "${name}"`);
}

async function withClient(url: string, use: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await use(client);
  } finally {
    await client.end({ timeout: 2 });
  }
}
