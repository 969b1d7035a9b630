// Batches: all the SQL of them, and of the ledger's rows that are in one.
import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { accounts, people } from '../people/person.table.ts';
import { byPreference, isWrittenWhereItCounts } from '../people/reach.store.ts';
import { batches } from './batch.table.ts';
import { hasCompany } from './company.store.ts';
import { messages } from './message.table.ts';
import type { LedgerMessage } from './message.ts';
import { SendError } from './sender.ts';
import type { Group, Variant } from './shared.ts';

export type AnyBatch = typeof batches.$inferSelect;

/** The same to many. */
export type Batch = AnyBatch & Group;

export const isToMany = (batch: AnyBatch): batch is Batch =>
  batch.kind !== 'parcel' && batch.kind !== 'reply' && batch.seminarId !== null;

/** A message that is owed and in no batch, with whatever decides where it goes and what it says. */
export interface Candidate
  extends Pick<LedgerMessage, 'id' | 'details' | 'plannedAt' | 'usefulUntil' | 'firstAttemptAt' | 'isDecided'> {
  personId: string;
  /** Where its person is reached now, see `byPreference`; null: nowhere. */
  target: { platform: Platform; address: string } | null;
  language: Variant['language'];
  isFirstWord: boolean;
  /** Their person is owed something else, too, or soon: it goes to them together. */
  hasCompany: boolean;
}

/** Of a group, in the order of their ids from `after` on; nobody else gets them until the transaction ends. */
export const takeCandidates = (
  tx: Transaction,
  { group, after, limit, now }: { group: Group; after: string | undefined; limit: number; now: Temporal.Instant },
): Promise<Candidate[]> =>
  lockCandidates(tx, {
    which: and(isOf(group), isUntaken, after === undefined ? undefined : gt(messages.id, after)),
    hasCompany: hasCompany(now),
    limit,
    skipLocked: true,
  });

/** Whether any of a group goes where it counts as things stand now. */
export async function isAnyCounted(db: Database, group: Group): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(isOf(group), isUntaken, isWrittenWhereItCounts(messages.personId)))
    .limit(1);
  return rows.length > 0;
}

/** What is in a batch, as it would be put together now; whoever holds one of them is waited for. */
export const takeMembers = (tx: Transaction, { id, members }: Batch): Promise<Candidate[]> =>
  lockCandidates(tx, { which: eq(messages.batchId, id), limit: members.length, skipLocked: false });

async function lockCandidates(
  tx: Transaction,
  {
    which,
    hasCompany = sql`false`,
    limit,
    skipLocked,
  }: { which: SQL | undefined; hasCompany?: SQL; limit: number; skipLocked: boolean },
): Promise<Candidate[]> {
  const target = tx
    .select({ platform: accounts.platform, address: accounts.externalId })
    .from(accounts)
    .where(and(eq(accounts.personId, messages.personId), isNull(accounts.unreachableAt)))
    .orderBy(asc(byPreference))
    .limit(1)
    .as('target');
  const wasWritten = sql`exists (select 1 from ${messages} as other where other.person_id = ${people.id} and other.status = 'sent')`;
  const rows = await tx
    .select({
      id: messages.id,
      personId: people.id,
      details: messages.details,
      plannedAt: messages.plannedAt,
      usefulUntil: messages.usefulUntil,
      firstAttemptAt: messages.firstAttemptAt,
      isDecided: messages.isDecided,
      platform: target.platform,
      address: target.address,
      language: people.language,
      isFirstWord: sql<boolean>`coalesce(${people.languageToldAt}, ${people.languageChosenAt}) is null and not ${wasWritten}`,
      hasCompany: sql<boolean>`${hasCompany}`,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .leftJoinLateral(target, sql`true`)
    .where(which)
    .orderBy(asc(messages.id))
    .limit(limit)
    .for('update', skipLocked ? { of: messages, skipLocked } : { of: messages });
  return rows.map(({ platform, address, ...row }) => ({
    ...row,
    target: platform && address ? { platform, address } : null,
  }));
}

const isOf = ({ kind, seminarId, occasion }: Group) =>
  and(eq(messages.kind, kind), eq(messages.seminarId, seminarId), eq(messages.occasion, occasion));

const isUntaken = and(eq(messages.status, 'owed'), isNull(messages.batchId));

export const idsIn = (ids: string[]) =>
  sql`${messages.id} in (select each::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as each)`;

export type NewBatch = Group &
  Pick<Batch, 'id' | 'language' | 'details' | 'edition' | 'payload' | 'usefulUntil' | 'formedAt'> & {
    /** Whose messages it takes, and where. */
    rows: { id: string; address: string }[];
  };

/** From here on each message is as good as begun: a join does not take it for spare, and nothing else sends it. */
export async function addBatches(tx: Transaction, formed: NewBatch[]): Promise<void> {
  if (formed.length === 0) return;
  const withMembers = formed.map(({ rows, ...batch }) => ({ ...batch, members: rows.map(({ address }) => address) }));
  await tx.insert(batches).values(withMembers);
  const taken = formed.flatMap(({ id: batch, rows }) => rows.map((row) => ({ ...row, batch })));
  await tx.execute(sql`
    update ${messages} set status = 'sending', platform = ${COUNTED}, address = taken.address, batch_id = taken.batch
    from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as taken(id uuid, address text, batch uuid)
    where ${messages.id} = taken.id`);
}

export async function dropOwed(tx: Database, ids: string[], why: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(messages)
    .set({ status: 'dropped', lastError: why })
    .where(and(idsIn(ids), isUntaken));
}

/** For which the month has nothing left. */
export async function holdOwed(
  db: Database,
  ids: string[],
  { error, at }: { error: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .update(messages)
    .set({ status: 'held', heldAt: at, lastError: error, attempts: sql`${messages.attempts} + 1` })
    .where(and(idsIn(ids), isUntaken));
}

/** Undefined: it came to its end. */
export async function findOpenBatch(db: Database, id: string): Promise<AnyBatch | undefined> {
  const [batch] = await db
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), isNull(batches.outcome)));
  return batch;
}

export async function findOpenBatches(db: Database): Promise<string[]> {
  const rows = await db.select({ id: batches.id }).from(batches).where(isNull(batches.outcome));
  return rows.map(({ id }) => id);
}

/** Any one of its messages; undefined when it has none any more. */
export async function findMember(db: Database, batchId: string): Promise<LedgerMessage | undefined> {
  const [row] = await db.select().from(messages).where(eq(messages.batchId, batchId)).orderBy(messages.id).limit(1);
  return row;
}

/**
 * Marks an attempt begun, just before the platform is called: what it sends, as it is stored; undefined when somebody else
 * has it in hand.
 */
export async function saveBatchAttempt(
  db: Database,
  { batch, at, payload }: { batch: AnyBatch; at: Temporal.Instant; payload?: unknown },
): Promise<Pick<AnyBatch, 'payload'> | undefined> {
  const [begun] = await db
    .update(batches)
    .set({
      ...(payload !== undefined && { payload }),
      attempts: sql`${batches.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${batches.firstAttemptAt}, ${at.toString()}::timestamptz)`,
    })
    .where(isLast(batch))
    .returning({ payload: batches.payload });
  return begun;
}

/**
 * An attempt as it is under way: `attempts` counts it, `firstAttemptAt` is of an earlier one, so that one of unknown
 * outcome is not forgotten. Where somebody else began another since, it says nothing of how the batch stands.
 */
export const isLast = ({ id, attempts }: AnyBatch) =>
  and(eq(batches.id, id), eq(batches.attempts, attempts), isNull(batches.outcome));

/** This attempt certainly did not send it. */
export async function saveBatchUnsent(
  db: Database,
  { batch, error }: { batch: AnyBatch; error: string },
): Promise<void> {
  await db.update(batches).set({ firstAttemptAt: batch.firstAttemptAt, lastError: error }).where(isLast(batch));
}

/** What is personal is kept no longer than it takes. */
const kept = sql`case when ${batches.seminarId} is null then '{}'::jsonb else ${batches.payload} end`;

export async function saveBatchSent(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  const isOpen = and(eq(batches.id, id), isNull(batches.outcome));
  const closed = await tx
    .update(batches)
    .set({ outcome: 'sent', lastError: null, payload: kept })
    .where(isOpen)
    .returning();
  if (closed.length === 0) return;
  await tx
    .update(messages)
    .set({ status: 'sent', sentAt: at, ref: id, lastError: null, attempts: sql`${messages.attempts} + 1` })
    .where(eq(messages.batchId, id));
}

/**
 * It comes to its end unsent, or not certainly sent. What certainly was not sent goes by itself again, as `status` says;
 * what LINE may have taken stays the batch's, under whose key alone it was: nothing sends it under another. Throws
 * SendError `retry` where somebody else has it in hand.
 */
export async function endBatch(
  tx: Transaction,
  batch: AnyBatch,
  { status, error, at }: { status: LedgerMessage['status']; error: string; at: Temporal.Instant },
): Promise<void> {
  const { id, firstAttemptAt } = batch;
  const batchId = firstAttemptAt && (status === 'failed' || status === 'dropped') ? id : null;
  const end = { outcome: 'not_sent', lastError: error, payload: kept } as const;
  const ended = await tx.update(batches).set(end).where(isLast(batch)).returning({ id: batches.id });
  if (ended.length === 0) throw new SendError('retry', { platformCode: 'in_other_hands' });
  await tx
    .update(messages)
    .set({
      status,
      lastError: error,
      batchId,
      firstAttemptAt,
      heldAt: status === 'held' ? at : null,
      ...(status === 'owed' ? { platform: null, address: null } : { attempts: sql`${messages.attempts} + 1` }),
    })
    .where(eq(messages.batchId, id));
}

/** Some of a batch that certainly was not sent go in one of their own, under another key. Returns its id. */
export async function moveToBatch(
  tx: Transaction,
  { batch, members, formedAt }: { batch: Batch; members: string[]; formedAt: Temporal.Instant },
): Promise<string> {
  const id = crypto.randomUUID();
  const fresh = { attempts: 0, firstAttemptAt: null, outcome: null, lastError: null };
  await tx.insert(batches).values({ ...batch, ...fresh, id, members, formedAt });
  const moved = sql`(select jsonb_array_elements_text(${JSON.stringify(members)}::jsonb))`;
  await tx
    .update(messages)
    .set({ batchId: id })
    .where(and(eq(messages.batchId, batch.id), sql`${messages.address} in ${moved}`));
  return id;
}

/** Nobody else has it in hand, or gets it until the transaction ends; else throws SendError `retry`. Returns it. */
export async function takeBatch(tx: Transaction, batch: Batch): Promise<Batch> {
  const attempts = sql`${batches.attempts} + 1`;
  const [taken] = await tx.update(batches).set({ attempts }).where(isLast(batch)).returning();
  if (!taken) throw new SendError('retry', { platformCode: 'in_other_hands' });
  return { ...taken, kind: batch.kind, seminarId: batch.seminarId };
}

/**
 * A batch that is taken and certainly was not sent, as it is by now: under the same key, so that even where LINE took it
 * unheard it is taken once. `leaving` are owed again.
 */
export async function saveBatchAnew(
  tx: Transaction,
  { id }: Batch,
  { leaving, ...anew }: Pick<Batch, 'members' | 'payload' | 'edition'> & { leaving: string[] },
): Promise<void> {
  await tx.update(batches).set(anew).where(eq(batches.id, id));
  if (leaving.length === 0) return;
  await tx
    .update(messages)
    .set({ status: 'owed', batchId: null, platform: null, address: null })
    .where(and(idsIn(leaving), eq(messages.batchId, id)));
}

/** Of requests that came to their end it is forgotten to whom they went; one under way has to stay as it is. */
export async function forgetMembers(db: Database, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await db
      .update(batches)
      .set({ members: sql`${batches.members} - ${address}::text` })
      .where(and(isNotNull(batches.outcome), sql`${batches.members} ? ${address}`));
  }
}
