// Sends one parcel: several messages to one person in one request. What is in it is built just before its first try, and
// what nobody wants any more leaves it; from then on it is the same under the same key until the platform says what became
// of it, and that becomes of each message in it.
import type { Card, Language } from '../cards/card.ts';
import { COUNTED } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { isPassingFault } from '../database/faults.ts';
import { findReachableAccount, saveReachability } from '../people/reach.store.ts';
import { type AnyBatch, endBatch, saveBatchAttempt, saveBatchSent, saveBatchUnsent } from './batch.store.ts';
import type { Delivery, Unsent } from './delivery.ts';
import { type LedgerMessage, TOO_LATE, TRIED_FOR, TRIED_UNTOLD, UNWANTED } from './message.ts';
import { findPacked, takeOut, unpack } from './parcel.store.ts';
import { inOrder } from './parcel.ts';
import type { Queue } from './queue.ts';
import { type Multicast, SendError } from './sender.ts';
import { workOf } from './shared.ts';

/** Throws SendError `retry` or `unknown_outcome`: again later, the same under the same key. */
export async function deliverParcel(delivery: Delivery, parcel: AnyBatch): Promise<void> {
  const { db, realClock, clock, pacing, senders } = delivery;
  const multicast = senders[COUNTED]?.multicast;
  if (!multicast) return putBack(delivery, parcel, 'no such platform now');
  const isFirst = parcel.firstAttemptAt === null;
  if (isFirst && Temporal.Instant.compare(parcel.formedAt.add(TRIED_FOR), realClock.now()) <= 0) {
    return tellAndEnd(delivery, parcel, new SendError('permanent', { platformCode: 'tried_too_often' }), 'failed');
  }
  const payload = isFirst ? await pack(delivery, parcel, multicast) : parcel.payload;
  if (payload === undefined) return;
  await pacing.take({ platform: COUNTED, to: parcel.id });
  const begun = await saveBatchAttempt(db, { batch: parcel, at: realClock.now(), payload });
  if (!begun) throw new SendError('retry', { platformCode: 'in_other_hands' });
  try {
    const maybeSentSince = parcel.firstAttemptAt ?? undefined;
    await multicast.send({ id: parcel.id, to: parcel.members, ...begun, maybeSentSince });
    await db.transaction((tx) => saveBatchSent(tx, parcel.id, clock.now()));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    await settle(delivery, { ...parcel, attempts: parcel.attempts + 1 }, error);
  }
}

/** As it is by now; undefined: there is nothing to send, or not there. */
async function pack(delivery: Delivery, parcel: AnyBatch, multicast: Multicast): Promise<unknown> {
  const { db, clock } = delivery;
  const rows = inOrder(await findPacked(db, parcel.id));
  const personId = rows[0]?.personId;
  const account = personId ? await findReachableAccount(db, personId) : undefined;
  if (personId && (account?.platform !== COUNTED || account.externalId !== parcel.members[0])) {
    await putBack(delivery, parcel, 'reached elsewhere');
    return undefined;
  }
  const built: Built[] = [];
  for (const row of rows) {
    const one = await buildPacked(delivery, row);
    if ('card' in one) built.push(one);
    else await letOut(delivery, row, one);
  }
  if (built.length === 0) {
    await db.transaction((tx) => endBatch(tx, parcel, { status: 'dropped', error: UNWANTED, at: clock.now() }));
    return undefined;
  }
  const cards = built.map(({ card }) => card);
  return multicast.render({ cards, language: parcel.language, isSilent: built.every(({ isSilent }) => isSilent) });
}

interface Built {
  card: Card;
  language: Language;
  isSilent: boolean;
}

/** It leaves the parcel. */
interface Out {
  status: 'dropped' | 'owed';
  error: string;
}

/** What cannot be built is no reason to keep back the others: it goes, and fails, by itself. */
export async function buildPacked(
  { buildCard, clock, log }: Pick<Delivery, 'buildCard' | 'clock' | 'log'>,
  row: LedgerMessage,
): Promise<Built | Out> {
  if (row.usefulUntil && Temporal.Instant.compare(row.usefulUntil, clock.now()) <= 0) {
    return { status: 'dropped', error: TOO_LATE };
  }
  try {
    const built = await buildCard(row, COUNTED);
    return built ? { ...built, isSilent: built.isSilent ?? false } : { status: 'dropped', error: UNWANTED };
  } catch (error) {
    if (isPassingFault(error)) throw error;
    log.error({ err: error, message: row.id, kind: row.kind }, 'a message could not be built');
    return { status: 'owed', error: 'could not be built' };
  }
}

export async function letOut(
  { db, queue }: { db: Database; queue: Pick<Queue, 'sendAgain'> },
  row: LedgerMessage,
  out: Out,
): Promise<void> {
  await takeOut(db, row, out);
  if (out.status === 'owed') await queue.sendAgain(workOf([{ ...row, status: 'owed', batchId: null }]));
}

/** Nobody can have got it: what is in it is owed as before. */
async function putBack({ db, clock, queue }: Delivery, parcel: AnyBatch, error: string, isApart = false) {
  const owed = await db.transaction((tx) => unpack(tx, parcel, { error, now: clock.now(), isApart }));
  await queue.sendAgain(workOf(owed));
}

async function settle(delivery: Delivery, parcel: AnyBatch, error: SendError): Promise<void> {
  const { db, clock, realClock, log, pacing } = delivery;
  const isTriedLong = Temporal.Instant.compare(parcel.formedAt.add(TRIED_UNTOLD), realClock.now()) <= 0;
  // What is refused was not taken at an earlier attempt either: to a key that it took, LINE answers 409.
  const unsent = { ...parcel, firstAttemptAt: null };
  switch (error.failure) {
    case 'retry':
      await saveBatchUnsent(db, { batch: parcel, error: error.message });
      if (isTriedLong) await tell(delivery, parcel, error, 'sending');
      if (error.retryAfterSeconds) {
        await pacing.pause({ platform: COUNTED, to: parcel.id, seconds: error.retryAfterSeconds });
      }
      throw error;
    case 'unknown_outcome':
      if (isTriedLong) await tell(delivery, parcel, error, 'sending');
      throw error;
    case 'over_quota':
      return tellAndEnd(delivery, unsent, error, 'held');
    case 'unreachable': {
      const [externalId = ''] = parcel.members;
      const now = clock.now();
      await saveReachability(db, { platform: COUNTED, externalId, unreachableAt: now }, now);
      const [one] = await findPacked(db, parcel.id);
      const hasOther = one?.personId && (await findReachableAccount(db, one.personId));
      return hasOther ? putBack(delivery, unsent, 'other account') : tellAndEnd(delivery, unsent, error, 'dropped');
    }
    case 'permanent':
      // The key is forgotten: what became of it will not be known any more.
      if (error.platformCode === 'retry_key_expired') return tellAndEnd(delivery, parcel, error, 'failed');
      log.error({ err: error, parcel: parcel.id }, 'a parcel was refused');
      if ((await findPacked(db, parcel.id)).length > 1) return putBack(delivery, unsent, error.message, true);
      return tellAndEnd(delivery, unsent, error, 'failed');
  }
}

/** Told before it is noted: a kill between the two tells again rather than never. */
async function tellAndEnd(
  delivery: Delivery,
  parcel: AnyBatch,
  error: SendError,
  status: 'held' | 'failed' | 'dropped',
): Promise<void> {
  await tell(delivery, parcel, error, status);
  const end = { status, error: error.message, at: delivery.clock.now() };
  await delivery.db.transaction((tx) => endBatch(tx, parcel, end));
}

/** Of each: they may be of several seminars. */
export async function tell(
  { db, reportTrouble }: Pick<Delivery, 'db' | 'reportTrouble'>,
  { id }: Pick<AnyBatch, 'id'>,
  error: SendError,
  status: Unsent['status'],
): Promise<void> {
  for (const row of await findPacked(db, id)) await reportTrouble(row, error, { status, error: error.message });
}
