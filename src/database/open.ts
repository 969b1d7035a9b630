// The database the bot works on: the one of DATABASE_URL, or the embedded server's.

import type { Logger } from '../log.ts';
import { ConfigError, StartError } from '../start-error.ts';
import { openClient, type Sql } from './driver.ts';
import { folderFault } from './folder.ts';
import { waitForDatabase } from './wait.ts';
import { within } from './within.ts';

export interface OpenedDatabase {
  url: string;
  /** False where a pooler refuses connections that ask for time limits. */
  takesLimits?: boolean;
  stop(): Promise<void>;
}

export interface Opening {
  databaseUrl: string | undefined;
  dataDir: string;
  /** On the embedded server: a fresh database that is gone afterwards (the playground starts anew). */
  isThrowaway: boolean;
  log: Logger;
  /** Ends the opening: then it rejects, and leaves nothing behind. */
  signal: AbortSignal;
  /** Called, perhaps more than once, when there is nothing to do but wait for the embedded server. */
  meanwhile?: () => void;
}

const THROWAWAY = 'playground_';
/** The last words to a database that may be frozen. */
const FAREWELL_MS = 1500;

export async function openDatabase({ databaseUrl, isThrowaway, ...opening }: Opening): Promise<OpenedDatabase> {
  if (databaseUrl) {
    const { takesLimits } = await waitForDatabase({ url: databaseUrl, ...opening });
    if (!takesLimits) opening.log.warn('DATABASE_URL: a pooler there takes no time limits; set them in the database');
    return { url: databaseUrl, takesLimits, stop: async () => {} };
  }
  const server = await startServer(opening);
  try {
    return isThrowaway ? await openThrowaway(server, opening.signal) : server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openThrowaway(server: OpenedDatabase, signal: AbortSignal): Promise<OpenedDatabase> {
  const name = `${THROWAWAY}${process.pid}`;
  await withClient(server.url, async (sql) => {
    await dropLeftOver(sql);
    await sql.unsafe(`drop database if exists ${name}`);
    signal.throwIfAborted();
    await sql.unsafe(`create database ${name}`);
  });
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const drop = () => withClient(server.url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
  return {
    url: url.toString(),
    async stop() {
      // What is left, the next playground drops.
      await within(FAREWELL_MS, drop()).catch(() => {});
      await server.stop();
    },
  };
}

async function startServer({ dataDir, log, signal, meanwhile }: Omit<Opening, 'databaseUrl' | 'isThrowaway'>) {
  try {
    const { startEmbeddedDatabase } = await import('./embedded.ts');
    return await startEmbeddedDatabase({ folder: dataDir, meanwhile, signal, say: (line) => log.warn(line) });
  } catch (cause) {
    signal.throwIfAborted();
    const fault = folderFault(cause);
    const why = fault?.why ?? (cause instanceof Error ? cause.message.split('\n')[0] : String(cause));
    if (fault && !fault.isPassing) {
      throw new ConfigError(`DATA_DIR: the folder ${dataDir} cannot be used (${why})`, { cause });
    }
    throw new StartError(
      `DATA_DIR: the bot’s own PostgreSQL did not start under ${dataDir} (${why}); DATABASE_URL is not set`,
      { cause },
    );
  }
}

/** Databases of playgrounds that were killed. */
async function dropLeftOver(sql: Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select datname as name from pg_database
    where starts_with(datname, ${THROWAWAY})
      and not exists (select 1 from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`;
  for (const { name } of rows) await sql.unsafe(`drop database if exists "${name}"`);
}

async function withClient(url: string, use: (sql: Sql) => Promise<unknown>): Promise<void> {
  const client = openClient(url);
  try {
    await use(client);
  } finally {
    await client.end({ timeout: 2 });
  }
}
