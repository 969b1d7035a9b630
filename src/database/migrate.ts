// Brings the schema up to date. Safe for several bots starting at once: one migrates, the others wait.
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { ConfigError, StartError } from '../start-error.ts';
import { drizzle } from './client.ts';
import { openClient } from './driver.ts';
import { isPassingFault } from './faults.ts';

/** Any fixed number of ours; drizzle's migrator takes no lock of its own. */
const MIGRATION_LOCK = 2_008_125;
const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Throws ConfigError when the database does not let us, StartError when it is gone meanwhile. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = openClient(url);
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrateAmongOthers(client);
  } catch (error) {
    // drizzle wraps what PostgreSQL said.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    const Kind = isPassingFault(error) ? StartError : ConfigError;
    throw new Kind(`DATABASE_URL: the tables cannot be brought up to date (${why})`, { cause: error });
  } finally {
    await client.end({ timeout: 5 });
  }
}

const TRIES = 5;

/** A bot of before that is at work takes its locks in another order than tables are changed in: then it is tried again. */
async function migrateAmongOthers(client: ReturnType<typeof openClient>, tried = 1): Promise<void> {
  try {
    await migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    const isDeadlock = error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === '40P01';
    if (!isDeadlock || tried === TRIES) throw error;
    await migrateAmongOthers(client, tried + 1);
  }
}
