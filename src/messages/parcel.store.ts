// What goes to one person together: all the SQL of it, but for what any batch has (batch.store.ts).
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { COUNTED } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { people } from '../people/person.table.ts';
import { isWrittenWhereItCounts } from '../people/reach.store.ts';
import { type AnyBatch, isLast } from './batch.store.ts';
import { batches } from './batch.table.ts';
import { canGoAlong, isFree, isOfUse } from './company.store.ts';
import { findAge } from './inbox.store.ts';
import { PATIENT } from './kinds.ts';
import { messages } from './message.table.ts';
import type { LedgerMessage } from './message.ts';
import { inOrder, MOST_TOGETHER, tokenLivesUntil } from './parcel.ts';
import { SendError } from './sender.ts';

interface Personal {
  personId: string;
  address: string;
  formedAt: Temporal.Instant;
}

/**
 * A message that is to go out to whom each counts, with all that goes along: in one parcel from here on. `alone`: there
 * is nothing else. Throws SendError `retry` where somebody has it in hand.
 */
export async function formParcelOf(
  tx: Transaction,
  id: string,
  { now, ...to }: Personal & { now: Temporal.Instant },
): Promise<AnyBatch | 'alone'> {
  // Whoever forms anything of it is waited for, in one order: of two that are sent at once, one takes the other along.
  const theirs = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.personId, to.personId), canGoAlong(messages, now)))
    .orderBy(messages.id)
    .for('update');
  const own = theirs.find((row) => row.id === id);
  if (!own) throw new SendError('retry', { platformCode: 'in_other_hands' });
  const along = inOrder(theirs.filter((row) => row !== own)).slice(0, MOST_TOGETHER - 1);
  const parcel = { kind: 'parcel', occasion: '', usefulUntil: null } as const;
  return along.length === 0 ? 'alone' : addPersonal(tx, [own, ...along], { ...parcel, ...to });
}

/** What may go along with an answer to this person: all of theirs that is to go out, or is held; what is urgent only then. */
const mayRide = (personId: string, now: Temporal.Instant): SQL =>
  and(
    ...[eq(messages.personId, personId), isOfUse(messages, now), isWrittenWhereItCounts(messages.personId)],
    or(
      eq(messages.status, 'held'),
      and(inArray(messages.status, ['coming', 'owed']), inArray(messages.kind, PATIENT), eq(messages.attempts, 0)),
    ),
  ) as SQL;

/** What goes along with the answer to an event, from here on; undefined: nothing does. */
export async function claimForReply(
  tx: Transaction,
  { eventId, most, now, ...to }: Claim,
): Promise<AnyBatch | undefined> {
  // Nothing is waited for: what somebody else has in hand goes out.
  const rows = await tx
    .select()
    .from(messages)
    .where(and(mayRide(to.personId, now), isFree(messages)))
    .orderBy(messages.plannedAt, messages.id)
    .limit(most)
    .for('update', { skipLocked: true });
  if (rows.length === 0) return undefined;
  const usefulUntil = tokenLivesUntil(to.formedAt, await findAge(tx, eventId));
  return addPersonal(tx, rows, { kind: 'reply', occasion: eventId, usefulUntil, ...to });
}

export interface Claim extends Personal {
  eventId: string;
  most: number;
  now: Temporal.Instant;
}

/** That of an answer that was begun before. */
export async function findReplyOf(db: Database, eventId: string): Promise<AnyBatch | undefined> {
  const [batch] = await db
    .select()
    .from(batches)
    .where(and(isNull(batches.outcome), eq(batches.kind, 'reply'), eq(batches.occasion, eventId)));
  return batch;
}

async function addPersonal(
  tx: Transaction,
  rows: LedgerMessage[],
  { personId, address, ...batch }: Personal & Pick<AnyBatch, 'kind' | 'occasion' | 'usefulUntil'>,
): Promise<AnyBatch> {
  const language = sql`(select ${people.language} from ${people} where ${people.id} = ${personId})`;
  const fresh = { id: crypto.randomUUID(), seminarId: null, details: {}, edition: 0, payload: {} };
  const [added] = await tx
    .insert(batches)
    .values({ ...fresh, ...batch, language, members: [address] })
    .returning();
  if (!added) throw new Error('a parcel was not added');
  await tx
    .update(messages)
    .set({ status: 'sending', platform: COUNTED, address, batchId: added.id })
    .where(
      inArray(
        messages.id,
        rows.map(({ id }) => id),
      ),
    );
  return added;
}

/** What is in it. */
export const findPacked = (db: Database, batchId: string): Promise<LedgerMessage[]> =>
  db.select().from(messages).where(eq(messages.batchId, batchId));

/** One leaves it: let go, or to go by itself, which it does without company. */
export async function takeOut(
  db: Database,
  { id, batchId }: LedgerMessage,
  as: { status: 'dropped' | 'owed'; error: string },
): Promise<void> {
  const alone = as.status === 'owed' ? { platform: null, address: null } : {};
  await db
    .update(messages)
    .set({ status: as.status, lastError: as.error, batchId: null, attempts: sql`${messages.attempts} + 1`, ...alone })
    .where(and(eq(messages.id, id), eq(messages.batchId, batchId ?? '')));
}

/**
 * It certainly was not sent, and is given up: what is in it is as it was before, or goes each by itself (`isApart`).
 * Returns what is owed by that. Throws SendError `retry` where somebody else has it in hand.
 */
export async function unpack(
  tx: Transaction,
  batch: AnyBatch,
  { error, now, isApart = false }: { error: string; now: Temporal.Instant; isApart?: boolean },
): Promise<LedgerMessage[]> {
  const end = { outcome: 'not_sent', lastError: error, payload: {} } as const;
  const ended = await tx.update(batches).set(end).where(isLast(batch)).returning({ id: batches.id });
  if (ended.length === 0) throw new SendError('retry', { platformCode: 'in_other_hands' });
  const asBefore = sql`case when ${messages.heldAt} is not null then 'held'
    when ${messages.plannedAt} > ${now.toString()}::timestamptz then 'coming' else 'owed' end`;
  const rows = await tx
    .update(messages)
    .set({
      ...{ batchId: null, platform: null, address: null, firstAttemptAt: null, lastError: error },
      status: isApart ? 'owed' : asBefore,
      ...(isApart && { attempts: sql`${messages.attempts} + 1` }),
    })
    .where(eq(messages.batchId, batch.id))
    .returning();
  return rows.filter(({ status }) => status === 'owed');
}
