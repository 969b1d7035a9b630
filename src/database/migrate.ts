// Brings the schema up to date. Safe for several bots starting at once: one migrates, the others wait.
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { ConfigError, StartError } from '../config.ts';
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
    await migrate(drizzle(client), { migrationsFolder });
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
