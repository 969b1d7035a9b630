// Posts in channels, which are kept current: all the SQL of them.
import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { KEPT_CURRENT } from './kinds.ts';
import { messages } from './message.table.ts';
import type { LedgerMessage } from './message.ts';

/** Kept-current messages of a seminar that were sent. */
export async function findPosts(db: Database, seminarId: string): Promise<LedgerMessage[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), inArray(messages.kind, KEPT_CURRENT), eq(messages.status, 'sent')));
}

/**
 * `before`: what was noted when the update began. Where another bot noted something meanwhile, nobody knows whose update
 * came last: the post counts as stale again.
 */
export async function saveRendered(
  db: Database,
  { id, before, revision }: { id: string; before: number | null; revision: number },
): Promise<void> {
  const isAlone = sql`${messages.renderedRevision} is not distinct from ${before}::int`;
  const renderedRevision = sql`case when ${isAlone} then ${revision}::int end`;
  await db.update(messages).set({ renderedRevision }).where(eq(messages.id, id));
}

/** Seminars whose posted messages show an older revision. */
export async function findStalePosts(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: seminars.id })
    .from(messages)
    .innerJoin(seminars, eq(seminars.id, messages.seminarId))
    .where(
      and(
        inArray(messages.kind, KEPT_CURRENT),
        eq(messages.status, 'sent'),
        isNotNull(messages.ref),
        or(isNull(messages.renderedRevision), lt(messages.renderedRevision, seminars.revision)),
      ),
    );
  return rows.map((row) => row.id);
}

/** What became of the post that announces it; undefined: none was owed. */
export async function findPostStatus(db: Database, seminarId: string): Promise<'sent' | 'owed' | 'failed' | undefined> {
  const [row] = await db
    .select({ status: messages.status })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'announcement-post')));
  if (!row) return undefined;
  if (row.status === 'sent') return 'sent';
  return row.status === 'owed' || row.status === 'sending' ? 'owed' : 'failed';
}
