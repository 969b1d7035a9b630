// The one client of the database: drizzle on postgres.js.
import { openClient } from './driver.ts';
import { preparing } from './prepare.ts';

export const { drizzle } = await import('drizzle-orm/postgres-js');

/** More than the server's own limit (limits.ts): what it ends by itself says why. */
const ANSWER_WITHIN_SECONDS = 40;

/** `answerWithinSeconds`: for tests that will not wait. `keepsStatements`: false behind a pooler that is known to keep none. */
export function createDatabase(
  url: string,
  { max = 10, answerWithinSeconds = ANSWER_WITHIN_SECONDS, keepsStatements = true } = {},
) {
  const opened = openClient(url, { max, answerWithinSeconds });
  const client = keepsStatements ? preparing(opened) : opened;
  return { db: drizzle(client), client, close: () => client.end({ timeout: 5 }) };
}

type Drizzle = ReturnType<typeof createDatabase>['db'];
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
/** Either of them: a store's functions run on whichever they are handed. */
export type Database = Pick<
  Drizzle,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct' | 'selectDistinctOn' | 'with' | '$with'
>;
/** What can open a transaction. */
export type DatabaseRoot = Drizzle;
