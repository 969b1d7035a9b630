// Brings the schema up to date. Safe for several bots starting at once: one migrates, the others wait.
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { ConfigError } from '../config.ts';

/** Any fixed number of ours; drizzle's migrator takes no lock of its own. */
const MIGRATION_LOCK = 2_008_125;
const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Throws ConfigError when the database does not let us. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    // drizzle wraps what PostgreSQL said.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`DATABASE_URL: the tables cannot be brought up to date (${why})`, { cause: error });
  } finally {
    await client.end({ timeout: 5 });
  }
}
