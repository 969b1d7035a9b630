// The one client of the database: drizzle on postgres.js.
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export function createDatabase(url: string) {
  const client = postgres(url, {
    max: 10,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'evening-seminar-bot', TimeZone: 'UTC' },
  });
  return { db: drizzle(client), client, close: () => client.end({ timeout: 5 }) };
}

type Drizzle = ReturnType<typeof createDatabase>['db'];
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
/** Either of them: a store's functions run on whichever they are handed. */
export type Database = Pick<
  Drizzle,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct' | 'selectDistinctOn'
>;
/** What can open a transaction. */
export type DatabaseRoot = Drizzle;
