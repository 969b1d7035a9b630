// Join codes, and moving an account from one person to another: all the SQL of it.
import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { Platform } from '../messages/sender.ts';
import { joinCodes } from './join-code.table.ts';
import { accounts } from './person.table.ts';

/** Replaces the person's earlier code; false when another person holds just this one. */
export async function saveJoinCode(
  db: Database,
  joinCode: { personId: string; code: string; expiresAt: Temporal.Instant },
): Promise<boolean> {
  await db.delete(joinCodes).where(eq(joinCodes.personId, joinCode.personId));
  const saved = await db.insert(joinCodes).values(joinCode).onConflictDoNothing().returning();
  return saved.length > 0;
}

/** Whose code it is; it works once. */
export async function takeJoinCode(db: Database, code: string, now: Temporal.Instant): Promise<string | undefined> {
  const taken = await db
    .delete(joinCodes)
    .where(and(eq(joinCodes.code, code), gt(joinCodes.expiresAt, now)))
    .returning({ personId: joinCodes.personId });
  return taken[0]?.personId;
}

export async function hasAccountOn(db: Database, personId: string, platform: Platform): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.externalId })
    .from(accounts)
    .where(and(eq(accounts.personId, personId), eq(accounts.platform, platform)))
    .limit(1);
  return rows.length > 0;
}

export async function moveAccounts(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await db.update(accounts).set({ personId: to }).where(eq(accounts.personId, from));
}
