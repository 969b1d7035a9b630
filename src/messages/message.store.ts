// The ledger: all the SQL of it.

import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { type Platform, WORKPLACE } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { findOpenBatches } from './batch.store.ts';
import { ALIKE, goesAs, type MessageKind, priorityOf } from './kinds.ts';
import { messages } from './message.table.ts';
import { type LedgerMessage, type NewMessage, type OwedMessage, spareMessage } from './message.ts';
import type { Work } from './shared.ts';

/** Rows a statement inserts at once: some megabytes of JSON. */
const CHUNK = 5000;

export type Noted = Pick<LedgerMessage, 'id' | 'kind' | 'seminarId' | 'personId' | 'occasion'>;

/**
 * What will owe or log something takes its place before a join that holds seminars, and so before it touches any role
 * or person: a row that may refer to a seminar locks their table, also where it refers to none.
 */
export async function enterLedger(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${seminars} in row share mode`);
}

/** Notes what is owed; returns those not noted before. */
export async function addOwed(db: Database, owed: NewMessage[], now: Temporal.Instant): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (let start = 0; start < owed.length; start += CHUNK) {
    const rows = owed.slice(start, start + CHUNK).map(rowOf);
    const added = await db.execute<NotedRow>(sql`
      insert into ${messages} (id, kind, seminar_id, recipient, occasion, person_id, details, status, planned_at,
        useful_until, platform, address, is_decided)
      select id, kind, seminar_id, recipient, occasion, person_id, details, 'owed', ${now.toString()}::timestamptz,
        useful_until, platform, address, is_decided
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as owed(id uuid, kind text, seminar_id uuid,
        recipient text, occasion text, person_id uuid, details jsonb, useful_until timestamptz, platform text,
        address text, is_decided boolean)
      on conflict do nothing
      returning id, kind, seminar_id, person_id, occasion`);
    noted.push(
      ...[...added].map(({ seminar_id: seminarId, person_id: personId, ...row }) => ({ ...row, seminarId, personId })),
    );
  }
  return noted;
}

type NotedRow = Pick<LedgerMessage, 'id' | 'kind' | 'occasion'> & {
  seminar_id: string | null;
  person_id: string | null;
};

function rowOf({ kind, seminarId, to, occasion = '', details = {}, usefulUntil, isDecided = false }: NewMessage) {
  const isPerson = 'personId' in to;
  return {
    id: crypto.randomUUID(),
    kind,
    occasion,
    details,
    seminar_id: seminarId,
    recipient: isPerson ? `person:${to.personId}` : `channel:${to.channel}`,
    person_id: isPerson ? to.personId : null,
    platform: isPerson ? null : WORKPLACE,
    address: isPerson ? null : to.channel,
    useful_until: usefulUntil?.toString() ?? null,
    is_decided: isDecided,
  };
}

export async function findMessage(db: Database, id: string): Promise<LedgerMessage | undefined> {
  const [row] = await db.select().from(messages).where(eq(messages.id, id));
  return row;
}

/** Marks an attempt begun, just before the platform is called; false when `message` has changed since it was read. */
export async function saveAttempt(
  db: Database,
  {
    message: { id, attempts },
    platform,
    address,
    at,
  }: { message: LedgerMessage; platform: Platform; address: string; at: Temporal.Instant },
): Promise<boolean> {
  const begun = await db
    .update(messages)
    .set({
      status: 'sending',
      platform,
      address,
      attempts: sql`${messages.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${messages.firstAttemptAt}, ${at.toString()}::timestamptz)`,
    })
    .where(and(isInHand(id), eq(messages.attempts, attempts)))
    .returning({ id: messages.id });
  return begun.length > 0;
}

export async function saveSent(
  db: Database,
  { id, ref, at, revision }: { id: string; ref: string; at: Temporal.Instant; revision: number | null },
): Promise<void> {
  await db
    .update(messages)
    .set({ status: 'sent', ref, sentAt: at, renderedRevision: revision, lastError: null })
    .where(eq(messages.id, id));
}

/**
 * This attempt did not send it: owed again, held, failed, or dropped as no longer wanted. `message`: as it was before,
 * so that an earlier attempt of unknown outcome is not forgotten, and one that certainly failed is. Its person's
 * accounts may have been joined meanwhile: then what was found of them is old, and it is not dropped for that.
 */
export async function saveUnsent(
  db: Database,
  {
    message: { id, firstAttemptAt, personId },
    status,
    error,
    at,
  }: { message: LedgerMessage; status: LedgerMessage['status']; error: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .update(messages)
    .set({ status, lastError: error, heldAt: status === 'held' ? at : null, firstAttemptAt })
    .where(and(isInHand(id), status === 'dropped' && personId ? eq(messages.personId, personId) : undefined));
}

/** It certainly was not sent, and its person has another account: to be sent there, or (`to` unset) where they are reached then. */
export async function saveRerouted(
  db: Database,
  id: string,
  to?: { platform: Platform; externalId: string },
): Promise<void> {
  await db
    .update(messages)
    .set({ status: 'owed', platform: to?.platform ?? null, address: to?.externalId ?? null, firstAttemptAt: null })
    .where(isInHand(id));
}

/** Also for messages that belong to none. */
export const isOf = (seminarId: string | null): SQL =>
  seminarId === null ? isNull(messages.seminarId) : eq(messages.seminarId, seminarId);

/** What is in a batch is that one's. */
const isInHand = (id: string) =>
  and(eq(messages.id, id), inArray(messages.status, ['owed', 'sending']), isNull(messages.batchId));

/** Where the last message to this address stands; undefined: none was sent yet. */
export async function findLastRef(
  db: Database,
  { platform, address }: { platform: Platform; address: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ ref: messages.ref })
    .from(messages)
    .where(and(eq(messages.address, address), eq(messages.platform, platform), isNotNull(messages.ref)))
    .orderBy(desc(messages.sentAt))
    .limit(1);
  return row?.ref ?? undefined;
}

/** Whether any other message has gone out to this person. */
export async function hasBeenWritten(
  db: Database,
  { personId, besides }: { personId: string; besides: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.personId, personId), eq(messages.status, 'sent'), ne(messages.id, besides)))
    .limit(1);
  return rows.length > 0;
}

/**
 * Owed or begun, and planned before `before`: what a sweep puts back into the queue. `after`: planned later than that
 * was planned by a clock that ran ahead, and does not wait for it.
 */
export async function findUnsent(db: Database, before: Temporal.Instant, after?: Temporal.Instant): Promise<Work> {
  const isDue = or(lt(messages.plannedAt, before), after && gt(messages.plannedAt, after));
  const isOpen = and(inArray(messages.status, ['owed', 'sending']), isDue, isNull(messages.batchId));
  const [alone, groups, open] = [
    await db
      .select({ id: messages.id, kind: messages.kind })
      .from(messages)
      .where(and(isOpen, not(isGrouped))),
    await db
      .selectDistinct({ kind: messages.kind, seminarId: messages.seminarId, occasion: messages.occasion })
      .from(messages)
      .where(and(isOpen, isGrouped)),
    await findOpenBatches(db),
  ];
  return {
    messages: alone.map(({ id, kind }) => ({ id, priority: priorityOf(kind) })),
    groups: groups.flatMap(({ kind, seminarId, occasion }) =>
      goesAs(kind, 'alike') && seminarId ? [{ kind, seminarId, occasion }] : [],
    ),
    batches: open,
  };
}

/** As `workOf` has it: to go out with others, and not begun alone. */
const isGrouped = sql`(${and(
  ...[inArray(messages.kind, ALIKE), isNotNull(messages.seminarId), isNotNull(messages.personId)],
  ...[eq(messages.status, 'owed'), isNull(messages.firstAttemptAt)],
)})`;

/** Person ids of everyone who was owed anything about a seminar at that very instant: in one transaction. */
export async function findOwedAt(db: Database, seminarId: string, at: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: messages.personId })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.plannedAt, at)));
  return rows.flatMap(({ id }) => id ?? []);
}

/** Ids of those for whom a message of this kind is noted, whatever became of it. `before`: only what was owed by then. */
export async function findOwedPeople(
  db: Database,
  {
    seminarId,
    kind,
    occasion,
    before,
  }: Pick<OwedMessage, 'seminarId' | 'kind' | 'occasion'> & { before?: Temporal.Instant },
): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: messages.personId })
    .from(messages)
    .where(
      and(
        isOf(seminarId),
        eq(messages.kind, kind),
        occasion === undefined ? undefined : eq(messages.occasion, occasion),
        before && and(lt(messages.plannedAt, before), ne(messages.status, 'coming')),
      ),
    );
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Of one kind and seminar, what may not have reached its person (yet), oldest first. */
export async function findUndelivered(
  db: Database,
  { seminarId, kind }: { seminarId: string; kind: MessageKind },
): Promise<LedgerMessage[]> {
  return db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.seminarId, seminarId),
        eq(messages.kind, kind),
        inArray(messages.status, ['owed', 'sending', 'held', 'failed']),
      ),
    )
    .orderBy(asc(messages.plannedAt));
}

/** Whether the same person is owed the same of a later occasion; for kinds whose occasions are numbers. */
export async function hasLaterOccasion(db: Database, message: LedgerMessage): Promise<boolean> {
  const { occasion } = message;
  return (await findOccasions(db, message)).some((other) => other > Number(occasion));
}

/** A number later than all occasions so far, also where the clock stands still; for what may happen again and again. */
export async function nextOccasion(db: Database, to: Told, now: Temporal.Instant): Promise<string> {
  return String(Math.max(now.epochMilliseconds, ...(await findOccasions(db, to)).map((occasion) => occasion + 1)));
}

type Told = Pick<LedgerMessage, 'kind' | 'seminarId' | 'personId'>;

async function findOccasions(db: Database, { kind, seminarId, personId }: Told): Promise<number[]> {
  if (!personId) return [];
  const rows = await db
    .select({ occasion: messages.occasion })
    .from(messages)
    .where(and(eq(messages.kind, kind), isOf(seminarId), eq(messages.personId, personId)));
  return rows.map(({ occasion }) => Number(occasion));
}

/** What the ledger says of a draft that is thrown away, e.g. that it was too late to announce. */
export async function forgetMessages(db: Database, seminarId: string): Promise<void> {
  await db.delete(messages).where(eq(messages.seminarId, seminarId));
}

/**
 * Messages of one person become another's: what either got is not sent again, what was owed to both goes out once.
 */
export async function moveMessages(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const all = await db
    .select()
    .from(messages)
    .where(inArray(messages.personId, [from, to]))
    .orderBy(messages.id)
    .for('update');
  const same = Map.groupBy(all, ({ kind, seminarId, occasion }) => `${kind} ${seminarId} ${occasion}`);
  const spare = [...same.values()].flatMap(([one, other]) => (one && other ? [spareMessage(one, other).id] : []));
  if (spare.length > 0) await db.delete(messages).where(inArray(messages.id, spare));
  await db
    .update(messages)
    .set({ personId: to, recipient: `person:${to}` })
    .where(eq(messages.personId, from));
}

/** What is still owed to them is not sent, and what was sent tells no more of whom, where and what. */
export async function forgetMessagesOf(db: Database, personId: string): Promise<void> {
  const isOpen = inArray(messages.status, ['coming', 'owed', 'held']);
  await db
    .update(messages)
    .set({
      status: sql`case when ${isOpen} then 'dropped' else ${messages.status} end`,
      ...{ details: {}, address: null, ref: null, lastError: null },
    })
    .where(eq(messages.personId, personId));
}
