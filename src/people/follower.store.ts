// Who follows the LINE account, and how far their list was read: all the SQL of it.
import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { FOLLOWED } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { followerImports } from './follower-import.table.ts';
import { accounts, people } from './person.table.ts';

export type FollowerImport = typeof followerImports.$inferSelect;

export async function findImport(db: Database): Promise<FollowerImport | undefined> {
  const [row] = await db.select().from(followerImports).where(eq(followerImports.platform, FOLLOWED));
  return row;
}

export async function isImportRunning(db: Database): Promise<boolean> {
  return (await findImport(db))?.status === 'running';
}

/** Until the transaction ends no page is taken and nothing is announced elsewhere. Undefined: none was ever begun. */
export async function lockImport(tx: Transaction): Promise<FollowerImport | undefined> {
  const [row] = await tx.select().from(followerImports).where(eq(followerImports.platform, FOLLOWED)).for('update');
  return row;
}

/** From the beginning; one that runs already, or was cut off, goes on where it is. */
export async function beginImport(db: Database, now: Temporal.Instant): Promise<void> {
  const fresh = { status: 'running', startedAt: now, endedAt: null, next: null, announced: [] } as const;
  await db
    .insert(followerImports)
    .values({ ...fresh, platform: FOLLOWED, announced: [] })
    .onConflictDoUpdate({
      target: followerImports.platform,
      set: { ...fresh, announced: [] },
      setWhere: sql`${followerImports.status} <> 'running'`,
    });
}

export async function saveImport(
  db: Database,
  state: Partial<Pick<FollowerImport, 'status' | 'endedAt' | 'next' | 'announced'>>,
): Promise<void> {
  await db.update(followerImports).set(state).where(eq(followerImports.platform, FOLLOWED));
}

/** Makes persons of those not known yet; returns their ids. Two statements in one: an account without a person cannot be. */
export async function addFollowers(
  tx: Transaction,
  { ids, now }: { ids: string[]; now: Temporal.Instant },
): Promise<string[]> {
  const listed = sql`jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb)`;
  const rows = await tx.execute<{ id: string }>(sql`
    with added as (
      insert into ${accounts} (platform, external_id, person_id)
      select ${FOLLOWED}, listed.id, gen_random_uuid() from ${listed} as listed(id)
      on conflict do nothing
      returning person_id
    )
    insert into ${people} (id, name, language, created_at)
    select person_id, '', 'ja', ${now.toString()}::timestamptz from added
    returning id`);
  return [...rows].map(({ id }) => id);
}

/**
 * Of those listed, who was taken for gone follows again, unless the platform told so after `before`: the list may be
 * older than that. Returns their person ids.
 */
export async function reviveFollowers(
  tx: Transaction,
  { ids, before, askedAt }: { ids: string[]; before: Temporal.Instant; askedAt: Temporal.Instant },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const isOldWord = or(isNull(accounts.reachabilityToldAt), lt(accounts.reachabilityToldAt, before));
  const rows = await tx
    .update(accounts)
    .set({ unreachableAt: null, reachabilityToldAt: askedAt })
    .where(
      and(
        eq(accounts.platform, FOLLOWED),
        inArray(accounts.externalId, ids),
        isNotNull(accounts.unreachableAt),
        isOldWord,
      ),
    )
    .returning({ id: accounts.personId });
  return rows.map(({ id }) => id);
}
