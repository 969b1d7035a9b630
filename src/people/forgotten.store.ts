// Accounts that are not to be known again by themselves: all the SQL of that.
import { createHmac } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { loadSecret } from '../database/secret.store.ts';
import { forgottenAccounts } from './forgotten.table.ts';
import type { Account } from './person.ts';

type Key = Pick<Account, 'platform' | 'externalId'>;

/** Of an account's id and a key of this database: without the key nobody finds out whose it is. */
async function hashesOf(db: Database, accounts: Key[]): Promise<string[]> {
  const key = await loadSecret(db, 'forgotten');
  return accounts.map(({ platform, externalId }) =>
    createHmac('sha256', key).update(`${platform}:${externalId}`).digest('base64url'),
  );
}

export async function noteForgotten(db: Database, accounts: Key[], now: Temporal.Instant): Promise<void> {
  if (accounts.length === 0) return;
  const rows = (await hashesOf(db, accounts)).map((hash) => ({ hash, forgottenAt: now }));
  await db.insert(forgottenAccounts).values(rows).onConflictDoNothing();
}

/** They wrote, or follow anew. */
export async function letBeKnown(db: Database, account: Key): Promise<void> {
  const [hash = ''] = await hashesOf(db, [account]);
  await db.delete(forgottenAccounts).where(eq(forgottenAccounts.hash, hash));
}

/** Of these, those that are not forgotten. */
export async function withoutForgotten<K extends Key>(db: Database, accounts: K[]): Promise<K[]> {
  if (accounts.length === 0) return [];
  const hashes = await hashesOf(db, accounts);
  const found = await db.select().from(forgottenAccounts).where(inArray(forgottenAccounts.hash, hashes));
  const forgotten = new Set(found.map(({ hash }) => hash));
  return accounts.filter((_, index) => !forgotten.has(hashes[index] ?? ''));
}
