// Join codes, and making one person of two: all the SQL of it.
import { and, eq, gt } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import { accounts, formerIds, people } from '../people/person.table.ts';
import type { Profile, Reading } from '../people/person.ts';
import { dropCodesOf } from '../people/role-code.store.ts';
import { joinCodes } from './join-code.table.ts';

/** Who turns out to be whom. */
interface Pair {
  from: string;
  to: string;
}

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

/**
 * What is kept of both. From here on nothing new can refer to `from`: whoever writes for them waits, and then finds
 * `to`. Undefined when either is gone.
 */
export async function lockProfiles(
  tx: Transaction,
  { from, to }: Pair,
): Promise<{ theirs: Profile & Reading; mine: Profile & Reading } | undefined> {
  const [theirs] = await tx.select().from(people).where(eq(people.id, from)).for('update');
  const [mine] = await tx.select().from(people).where(eq(people.id, to)).for('no key update');
  return theirs && mine && { theirs, mine };
}

/** `from` is no person any more but a former id of `to`. Fails when anything else still refers to them. */
export async function saveJoined(
  tx: Transaction,
  { from, to, profile, reading, now }: Pair & { profile: Profile; reading: Reading; now: Temporal.Instant },
): Promise<void> {
  const { name, organization, remindersMutedAt, remindersChangedAt, lastCameAt } = profile;
  const { language, languageToldAt, languageChosenAt } = reading;
  await tx
    .update(people)
    .set({
      name,
      organization,
      remindersMutedAt,
      remindersChangedAt,
      lastCameAt,
      language,
      languageToldAt,
      languageChosenAt,
    })
    .where(eq(people.id, to));
  await tx.update(accounts).set({ personId: to }).where(eq(accounts.personId, from));
  await tx.delete(joinCodes).where(eq(joinCodes.personId, from));
  await dropCodesOf(tx, from);
  await tx.update(formerIds).set({ personId: to }).where(eq(formerIds.personId, from));
  await tx.insert(formerIds).values({ id: from, personId: to, joinedAt: now });
  await tx.delete(people).where(eq(people.id, from));
}

export async function dropJoinCode(db: Database, personId: string): Promise<void> {
  await db.delete(joinCodes).where(eq(joinCodes.personId, personId));
}
