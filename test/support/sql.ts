// A connection for the tests' own questions, outside of the bot's.
import { openClient, type Sql } from '../../src/database/driver.ts';

export async function withClient<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const client = openClient(url);
  try {
    return await use(client);
  } finally {
    await client.end({ timeout: 2 });
  }
}
