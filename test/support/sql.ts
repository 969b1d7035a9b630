// A connection for the tests' own questions, outside of the bot's.
import postgres from 'postgres';

export async function withClient<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await use(client);
  } finally {
    await client.end({ timeout: 2 });
  }
}
