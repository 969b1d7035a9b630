// postgres.js, mended, and how the bot connects. Nothing else may import the driver, nor drizzle's session on it, by a
// static import: that would load it before it can be mended. A process has one, so one look tells.
import { randomBytes } from 'node:crypto';
import './mend-driver.ts';

export type { Sql } from 'postgres';

const { default: postgres } = await import('postgres');

if (!('isMended' in postgres)) {
  throw new Error('postgres was loaded unmended: import it from src/database/driver.ts (see mend-driver.ts)');
}

/** All bots' connections begin so in pg_stat_activity. */
export const APPLICATION = 'evening-seminar-bot';
/** This process's own. */
export const applicationName = `${APPLICATION} ${randomBytes(4).toString('hex')}`;

/** A database that came back is found within this. */
const LONGEST_PAUSE_SECONDS = 0.5;

/**
 * `answerWithinSeconds`: a connection that says nothing for so long while it is asked is given up; for servers that
 * are frozen or cut off, and so longer than what the server itself allows a statement.
 */
export function openClient(
  url: string,
  { max = 1, connectWithinSeconds = 10, answerWithinSeconds = 60 * 60 }: ClientOptions = {},
) {
  const options = {
    max,
    connect_timeout: connectWithinSeconds,
    answer_timeout: answerWithinSeconds,
    backoff: (retries: number) => Math.min(3 ** retries / 100, LONGEST_PAUSE_SECONDS),
    onnotice: () => {},
    connection: { application_name: applicationName, TimeZone: 'UTC' },
  };
  return postgres(url, options);
}

interface ClientOptions {
  max?: number;
  connectWithinSeconds?: number;
  answerWithinSeconds?: number;
}
