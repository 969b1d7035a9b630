// What did not go out, for it was held, refused or let go: how much that is, and how it becomes owed again. All the SQL of
// that.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import { isReachedOnlyWhereItCounts, isWrittenWhereItCounts } from '../people/reach.store.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { idsIn } from './batch.store.ts';
import { batches } from './batch.table.ts';
import type { MessageKind } from './kinds.ts';
import { isOf } from './message.store.ts';
import { messages } from './message.table.ts';
import { KEPT_BACK, type LedgerMessage, type NewMessage, TOO_LATE, UNWANTED } from './message.ts';

/** What was certainly not sent goes wherever its person is to be reached by now, such as on Slack, joined since. */
const isFree = sql`${messages.personId} is not null and ${messages.firstAttemptAt} is null`;
export const chosenAnew = {
  platform: sql<Platform | null>`case when not (${isFree}) then ${messages.platform} end`,
  address: sql<string | null>`case when not (${isFree}) then ${messages.address} end`,
};

/**
 * Held messages become owed again when a new month's allowance began: those held before `before`, and those held later
 * than `after`, by a clock that ran ahead. Returns their ids.
 */
export async function releaseHeld(
  db: Database,
  { before, after }: { before: Temporal.Instant; after: Temporal.Instant },
): Promise<string[]> {
  const rows = await db
    .update(messages)
    .set({ status: 'owed', heldAt: null, ...chosenAnew })
    .where(and(eq(messages.status, 'held'), or(lt(messages.heldAt, before), gt(messages.heldAt, after))))
    .returning({ id: messages.id });
  return rows.map((row) => row.id);
}

/** What is held for somebody who chose to be written to where it counts, and is reached elsewhere, too, goes there. */
export async function releaseElsewhere(db: Database, platforms: Platform[]): Promise<void> {
  if (platforms.length === 0) return;
  const elsewhere = and(inArray(accounts.platform, platforms), isNull(accounts.unreachableAt));
  await db
    .update(messages)
    .set({ status: 'owed', heldAt: null, platform: sql`${accounts.platform}`, address: sql`${accounts.externalId}` })
    .from(accounts)
    .where(
      and(
        eq(accounts.personId, messages.personId),
        elsewhere,
        eq(messages.status, 'held'),
        isFree,
        isNull(messages.batchId),
      ),
    );
}

/** What was dropped as too late by a clock that ran ahead becomes owed again: by ours it is of use still. */
export async function reviveTooLate(db: Database, now: Temporal.Instant): Promise<void> {
  await db
    .update(messages)
    .set({ status: 'owed', lastError: null })
    .where(
      and(
        ...[eq(messages.status, 'dropped'), eq(messages.lastError, TOO_LATE)],
        ...[gt(messages.usefulUntil, now), isNull(messages.batchId)],
      ),
    );
}

/** Held or refused, and free to go by itself: what a batch came to its end with may have arrived. */
const isStopped = and(inArray(messages.status, ['held', 'failed']), isNull(messages.batchId));

/** What of a seminar was held or refused, oldest first. */
export async function findStopped(db: Database, seminarId: string): Promise<LedgerMessage[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), isStopped))
    .orderBy(asc(messages.plannedAt), asc(messages.id));
}

/** Of these, what is still held or refused becomes owed again, now decided upon, or is let go. Returns them. */
export async function settleStopped(
  db: Database,
  ids: string[],
  status: 'owed' | 'dropped',
  why = UNWANTED,
): Promise<LedgerMessage[]> {
  if (ids.length === 0) return [];
  // When it was held tells of the month's allowance still, unless LINE is asked again.
  const also = status === 'dropped' ? { lastError: why } : { ...chosenAnew, heldAt: null, isDecided: true };
  return db
    .update(messages)
    .set({ status, ...also })
    .where(and(isStopped, idsIn(ids)))
    .returning();
}

/**
 * Of what these people are owed, what was let go or refused is owed anew: they ask for it, so that they can be reached
 * by now.
 */
export async function reviveUnsent(
  db: Database,
  { kind, seminarId, to, occasion = '', usefulUntil }: NewMessage & { to: { personId: string } },
  now: Temporal.Instant,
): Promise<LedgerMessage[]> {
  return db
    .update(messages)
    .set({
      status: 'owed',
      lastError: null,
      plannedAt: now,
      usefulUntil: usefulUntil ?? null,
      ...chosenAnew,
    })
    .where(
      and(
        ...[isOf(seminarId), eq(messages.kind, kind), eq(messages.personId, to.personId)],
        eq(messages.occasion, occasion),
        inArray(messages.status, ['dropped', 'failed']),
        // A batch that may have arrived is not sent again.
        isNull(messages.batchId),
      ),
    )
    .returning();
}

const isKept = and(eq(messages.status, 'held'), eq(messages.lastError, KEPT_BACK));

/** Held until the month has room for them: LINE refused nothing, so it tells nothing of the month. */
export async function saveKept(db: Database, ids: string[]): Promise<void> {
  await db
    .update(messages)
    .set({ status: 'held', heldAt: null, lastError: KEPT_BACK })
    .where(
      and(idsIn(ids), eq(messages.status, 'owed'), ...[isNull(messages.batchId), isNull(messages.firstAttemptAt)]),
    );
}

/** What is kept back, oldest first; `isCounted`: it would still take a push. */
export async function findKept(db: Database): Promise<(LedgerMessage & { isCounted: boolean })[]> {
  const rows = await db
    .select({ message: messages, isCounted: sql<boolean>`${isWrittenWhereItCounts(messages.personId)}` })
    .from(messages)
    .where(isKept)
    .orderBy(asc(messages.plannedAt), asc(messages.id));
  return rows.map(({ message, isCounted }) => ({ ...message, isCounted }));
}

/** Of these, what is still kept back becomes owed again. Returns them. */
export async function releaseKept(db: Database, ids: string[]): Promise<LedgerMessage[]> {
  if (ids.length === 0) return [];
  return db
    .update(messages)
    .set({ status: 'owed', ...chosenAnew })
    .where(and(isKept, idsIn(ids)))
    .returning();
}

/** What of these kinds was not begun, and would take a push, was never owed. */
export async function forgetUnbegun(db: Database, seminarId: string, kinds: readonly MessageKind[]): Promise<void> {
  await db
    .delete(messages)
    .where(
      and(
        ...[eq(messages.seminarId, seminarId), inArray(messages.kind, [...kinds])],
        ...[
          inArray(messages.status, ['coming', 'owed', 'held']),
          isNull(messages.batchId),
          isNull(messages.firstAttemptAt),
        ],
        isWrittenWhereItCounts(messages.personId),
      ),
    );
}

/** How many of the kind that a notice is about are still kept back. */
export async function countKeptOf(db: Database, { seminarId, details }: LedgerMessage): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(and(isKept, isOf(seminarId), eq(messages.kind, (details.kind ?? '') as MessageKind)));
  return row?.count ?? 0;
}

/** How many that are, by seminar and kind. */
export async function countKept(
  db: Database,
  now: Temporal.Instant,
): Promise<{ seminarId: string; title: string; kind: MessageKind; count: number }[]> {
  return db
    .select({
      seminarId: seminars.id,
      title: seminars.title,
      kind: messages.kind,
      count: sql<number>`count(*)::int`,
    })
    .from(messages)
    .innerJoin(seminars, eq(seminars.id, messages.seminarId))
    .where(and(isKept, or(isNull(messages.usefulUntil), gt(messages.usefulUntil, now))))
    .groupBy(seminars.id, seminars.title, seminars.startsAt, messages.kind)
    .orderBy(asc(seminars.startsAt), asc(messages.kind));
}

const isBatchRefused = sql`exists (select 1 from ${batches} where ${and(eq(batches.id, messages.batchId), isNotNull(batches.lastError))})`;

/**
 * How many messages about this seminar that need the month's allowance have not gone out (yet); those in a batch that was
 * not refused are on their way.
 */
export async function countUnsent(db: Database, seminarId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(
      and(
        eq(messages.seminarId, seminarId),
        inArray(messages.status, ['owed', 'sending', 'held']),
        or(isNull(messages.batchId), isBatchRefused),
        sql`coalesce(${messages.platform} = ${COUNTED}, ${isReachedOnlyWhereItCounts(messages.personId)})`,
        ne(messages.kind, 'trouble'),
      ),
    );
  return row?.count ?? 0;
}
