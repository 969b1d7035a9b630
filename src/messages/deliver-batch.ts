// Sends one batch: what becomes of it becomes of each message in it. Refused because of somebody in it, it is halved
// until that one is alone; refused for the month, what fits goes and the rest is held.

import { COUNTED } from '../cards/place.ts';
import { lockAllowance } from './allowance.store.ts';
import {
  type Batch,
  type Candidate,
  endBatch,
  findMember,
  findOpenBatch,
  isToMany,
  moveToBatch,
  saveBatchAnew,
  saveBatchAttempt,
  saveBatchSent,
  saveBatchUnsent,
  takeBatch,
  takeMembers,
} from './batch.store.ts';
import { settleFailure } from './deliver-message.ts';
import { deliverParcel } from './deliver-parcel.ts';
import type { Delivery, Unsent } from './delivery.ts';
import { findLeft } from './find-left.ts';
import { priorityOf } from './kinds.ts';
import { findMessage } from './message.store.ts';
import { TOO_LATE, TRIED_FOR, TRIED_UNTOLD, UNWANTED } from './message.ts';
import { type Multicast, SendError } from './sender.ts';
import { concludeReply } from './take-along.ts';

/** So long what a batch says, and to whom, is taken for what it would be now. */
const STAYS_TRUE = Temporal.Duration.from({ minutes: 2 });

/** Throws SendError `retry` or `unknown_outcome`: again later, the same under the same key. */
export async function deliverBatch(delivery: Delivery, id: string): Promise<void> {
  const stored = await findOpenBatch(delivery.db, id);
  if (!stored) return;
  if (stored.kind === 'parcel') return deliverParcel(delivery, stored);
  if (stored.kind === 'reply') return concludeReply(delivery, stored);
  if (isToMany(stored)) await deliverToMany(delivery, stored);
}

async function deliverToMany(delivery: Delivery, stored: Batch): Promise<void> {
  const { db, realClock, clock, pacing, senders } = delivery;
  const multicast = senders[COUNTED]?.multicast;
  if (!multicast)
    return tellAndEnd(delivery, stored, new SendError('permanent', { platformCode: 'surface_off' }), 'failed');
  if (!(await settleAsThingsStand(delivery, stored))) return;
  const batch = await asItIsNow(delivery, multicast, stored);
  if (!batch) return;
  await pacing.take({ platform: COUNTED, to: batch.id });
  if (!(await saveBatchAttempt(db, { batch, at: realClock.now() }))) {
    throw new SendError('retry', { platformCode: 'in_other_hands' });
  }
  try {
    const { members: to, payload, firstAttemptAt } = batch;
    await multicast.send({ id: batch.id, to, payload, maybeSentSince: firstAttemptAt ?? undefined });
    await db.transaction((tx) => saveBatchSent(tx, batch.id, clock.now()));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    await settle(delivery, { batch: { ...batch, attempts: batch.attempts + 1 }, multicast, error });
  }
}

/** False: it came to its end, for it is too late, nobody wants it, or it says what was so. */
async function settleAsThingsStand(delivery: Delivery, batch: Batch): Promise<boolean> {
  const { db, clock, realClock, shared, queue } = delivery;
  const { usefulUntil, formedAt, firstAttemptAt } = batch;
  const end = (as: Unsent) => db.transaction((tx) => endBatch(tx, batch, { ...as, at: clock.now() }));
  if (usefulUntil && Temporal.Instant.compare(usefulUntil, clock.now()) <= 0) {
    await end({ status: 'dropped', error: TOO_LATE });
    return false;
  }
  const built = await shared.build(db, batch, { ...batch, isFirstWord: false });
  if (!built) {
    await end({ status: 'dropped', error: UNWANTED });
    return false;
  }
  if (firstAttemptAt) return true;
  if (Temporal.Instant.compare(formedAt.add(TRIED_FOR), realClock.now()) <= 0) {
    await tellAndEnd(delivery, batch, new SendError('permanent', { platformCode: 'tried_too_often' }), 'failed');
    return false;
  }
  if (built.edition === batch.edition) return true;
  // Nobody can have got it: it is made anew, as the evening is now.
  await db.transaction(async (tx) => {
    await endBatch(tx, batch, { status: 'owed', error: 'edited meanwhile', at: clock.now() });
    await queue.formBatches([batch], tx);
  });
  return false;
}

/**
 * One that waited goes to who still gets just this; whoever else was in it is owed it again. An attempt that may have
 * sent it leaves it as it is. Undefined: nobody is left.
 */
async function asItIsNow(delivery: Delivery, multicast: Multicast, stored: Batch): Promise<Batch | undefined> {
  const { db, realClock, shared, queue } = delivery;
  const isOld = Temporal.Instant.compare(stored.formedAt.add(STAYS_TRUE), realClock.now()) <= 0;
  if (stored.firstAttemptAt || !isOld) return stored;
  return db.transaction(async (tx) => {
    const batch = await takeBatch(tx, stored);
    const rows = await takeMembers(tx, batch);
    const who = await shared.sortOut(
      tx,
      batch,
      rows.map(({ personId }) => personId),
    );
    const isIn = ({ personId, target, language }: Candidate) =>
      who.alike.has(personId) &&
      target?.platform === COUNTED &&
      batch.members.includes(target.address) &&
      language === batch.language;
    // Who has had a word from us since needs the button for the language no more: most stay together.
    const [stay = []] = [...Map.groupBy(rows.filter(isIn), ({ isFirstWord }) => isFirstWord).values()].sort(
      (one, other) => other.length - one.length,
    );
    const isFirstWord = stay[0]?.isFirstWord ?? false;
    const built = stay.length > 0 ? await shared.build(tx, batch, { ...batch, isFirstWord }) : undefined;
    if (!built) {
      await endBatch(tx, batch, { status: 'owed', error: 'formed anew', at: delivery.clock.now() });
      await queue.formBatches([batch], tx);
      return undefined;
    }
    const staying = new Set(stay);
    const leaving = rows.filter((row) => !staying.has(row)).map(({ id }) => id);
    if (leaving.length > 0) await queue.formBatches([batch], tx);
    const members = stay.flatMap(({ target }) => target?.address ?? []);
    const payload = multicast.render({ cards: [built.card], language: batch.language, isSilent: built.isSilent });
    const anew = { members, payload, edition: built.edition };
    await saveBatchAnew(tx, batch, { ...anew, leaving });
    return { ...batch, ...anew };
  });
}

interface Failed {
  /** `firstAttemptAt` is of an earlier attempt than this one. */
  batch: Batch;
  multicast: Multicast;
  error: SendError;
}

async function settle(delivery: Delivery, failed: Failed): Promise<void> {
  const { db, log, pacing, realClock } = delivery;
  const { batch, error } = failed;
  const isTriedLong = Temporal.Instant.compare(batch.formedAt.add(TRIED_UNTOLD), realClock.now()) <= 0;
  switch (error.failure) {
    case 'retry':
      await saveBatchUnsent(db, { batch, error: error.message });
      if (isTriedLong) await tell(delivery, batch, error, 'sending');
      if (error.retryAfterSeconds) {
        await pacing.pause({ platform: COUNTED, to: batch.id, seconds: error.retryAfterSeconds });
      }
      throw error;
    case 'unknown_outcome':
      // It stays under way: the next attempt has the same key.
      if (isTriedLong) await tell(delivery, batch, error, 'sending');
      throw error;
    case 'over_quota':
      return settleOverQuota(delivery, asUnsent(failed));
    case 'unreachable':
      return batch.members.length > 1
        ? halve(delivery, asUnsent(failed).batch)
        : settleLast(delivery, asUnsent(failed));
    case 'permanent':
      log.error({ err: error, batch: batch.id, kind: batch.kind }, 'messages refused');
      await tellAndEnd(delivery, batch, error, 'failed');
  }
}

/**
 * What LINE refuses it did not take at an earlier attempt either: to a key that it took, it answers 409, whatever else is
 * so. Unconfirmed: LINE says nowhere which it looks at first.
 */
const asUnsent = (failed: Failed): Failed => ({ ...failed, batch: { ...failed.batch, firstAttemptAt: null } });

/** Told before it is noted: a kill between the two tells again rather than never. */
async function tellAndEnd(
  delivery: Delivery,
  batch: Batch,
  error: SendError,
  status: 'held' | 'failed',
): Promise<void> {
  await tell(delivery, batch, error, status);
  const end = { status, error: error.message, at: delivery.clock.now() };
  await delivery.db.transaction((tx) => endBatch(tx, batch, end));
}

async function tell({ db, reportTrouble }: Delivery, { id }: Batch, error: SendError, status: Unsent['status']) {
  const one = await findMember(db, id);
  if (one) await reportTrouble(one, error, { status, error: error.message });
}

/** What fits goes, the rest is held. */
async function settleOverQuota(delivery: Delivery, { batch, multicast, error }: Failed): Promise<void> {
  const { db, clock, realClock, queue } = delivery;
  // First of all: where what follows fails, the next attempt knows that this one sent nothing.
  await saveBatchUnsent(db, { batch, error: error.message });
  await tell(delivery, batch, error, 'held');
  const told = { ...(await multicast.allowance()), asOf: clock.now(), isOld: false };
  await db.transaction(async (tx) => {
    await lockAllowance(tx);
    const left = await findLeft(tx, { told, now: clock.now(), besides: batch.id });
    // Where LINE refuses what it says fits, what it says is old.
    const members = left < batch.members.length ? batch.members.slice(0, left) : [];
    const part = members.length > 0 && (await moveToBatch(tx, { batch, members, formedAt: realClock.now() }));
    await endBatch(tx, batch, { status: 'held', error: error.message, at: clock.now() });
    if (part) await queue.sendBatches([{ id: part, priority: priorityOf(batch.kind) }], tx);
  });
}

/** A refused request sent nothing: each half goes under a key of its own. */
async function halve({ db, clock, realClock, queue }: Delivery, batch: Batch): Promise<void> {
  const middle = Math.ceil(batch.members.length / 2);
  const halves = [batch.members.slice(0, middle), batch.members.slice(middle)];
  await db.transaction(async (tx) => {
    const ids: string[] = [];
    for (const members of halves) ids.push(await moveToBatch(tx, { batch, members, formedAt: realClock.now() }));
    await endBatch(tx, batch, { status: 'owed', error: 'halved', at: clock.now() });
    const priority = priorityOf(batch.kind);
    await queue.sendBatches(
      ids.map((id) => ({ id, priority })),
      tx,
    );
  });
}

/** The one who is refused, as any refused message. */
async function settleLast(delivery: Delivery, { batch, error }: Failed): Promise<void> {
  const { db, clock, queue } = delivery;
  const member = await findMember(db, batch.id);
  await db.transaction((tx) => endBatch(tx, batch, { status: 'sending', error: error.message, at: clock.now() }));
  const message = member && (await findMessage(db, member.id));
  const address = batch.members[0];
  if (!message || !address) return;
  await settleFailure(delivery, { ...message, platform: COUNTED, address, isKnown: false }, error).catch(
    async (reason: unknown) => {
      if (!(reason instanceof SendError) || reason.failure !== 'retry') throw reason;
      // They have another account.
      await queue.formBatches([batch]);
    },
  );
}
