// One message of the ledger goes out, once: begun, sent and noted in that order, so that a kill between two steps
// is seen at the next attempt. Names no kind of message: what it has to know of one stands in kinds.ts, and the card is
// built by whom the composition root names.

import { COUNTED, type Platform } from '../cards/place.ts';
import { findAccount, findAccounts } from '../people/person.store.ts';
import { findReachableAccount, findUncountedAccount, saveReachability } from '../people/reach.store.ts';
import type { Delivery } from './delivery.ts';
import { formParcel } from './form-parcel.ts';
import { beginAttempt, keepBack } from './keep-back.ts';
import { isUrgent, mustReachAnOrganizer, priorityOf } from './kinds.ts';
import { findLastRef, findMessage, saveRerouted, saveSent, saveUnsent } from './message.store.ts';
import { type LedgerMessage, NOWHERE, TOO_LATE, UNWANTED } from './message.ts';
import { HAS_SLOW_LANE } from './pacing.ts';
import { SendError } from './sender.ts';

/**
 * Sends message `id` if it is still owed and wanted; outside of the slow lane, direct messages of a platform that has one are
 * only handed to it, since they may wait for their rate (Slack: 45 a minute). Throws SendError `retry` or `unknown_outcome`: again later.
 */
export async function deliverMessage(delivery: Delivery, id: string, isSlowLane = true): Promise<void> {
  const { db, clock, realClock } = delivery;
  const message = await findMessage(db, id);
  if (!message || !isInHand(message)) return;
  const drop = (error: string) => saveUnsent(db, { message, status: 'dropped', error, at: clock.now() });
  if (message.usefulUntil && Temporal.Instant.compare(message.usefulUntil, clock.now()) <= 0) {
    // Held or refused before: the organizers know.
    const late = new SendError('permanent', { platformCode: 'too_late' });
    return message.toldIn === null ? letGo(delivery, message, late, TOO_LATE) : drop(TOO_LATE);
  }
  const target = await chooseTarget(delivery, message);
  if (!target) {
    const isKnown = await wasUnreachable(delivery, message);
    return isKnown ? drop(NOWHERE) : letGo(delivery, message, new SendError('unreachable', {}), NOWHERE);
  }
  if (!isSlowLane && message.personId && HAS_SLOW_LANE[target.platform]) {
    return delivery.queue.sendSlowly({ id, priority: priorityOf(message.kind) });
  }
  if (!isUrgent(message.kind) && (await formParcel(delivery, message, target))) return;
  const built = await delivery.buildCard(message, target.platform);
  if (!built) return drop(UNWANTED);
  // What is urgent asks the platform anew whether they are there still.
  const earlierRef = message.personId && !isUrgent(message.kind) ? await findLastRef(db, target) : undefined;
  const isKnown = earlierRef !== undefined;
  await delivery.pacing.take({ platform: target.platform, to: target.address, isKnown });
  const begun = await beginAttempt(delivery, message, { ...target, at: realClock.now() });
  if (begun === 'kept') return keepBack(delivery, [id]);
  if (begun === 'in_other_hands') throw new SendError('retry', { platformCode: 'in_other_hands' });
  try {
    const sender = delivery.senders[target.platform];
    if (!sender) throw new SendError('permanent', { platformCode: 'surface_off' });
    const maybeSentSince = message.firstAttemptAt ?? undefined;
    const { ref } = await sender.send({ id, to: target.address, ...built, earlierRef, maybeSentSince });
    await saveSent(db, { id, ref, at: clock.now(), revision: built.revision ?? null });
    // It may have changed while its picture was drawn or the platform took its time.
    if (built.revision !== undefined && message.seminarId) delivery.refreshPosts(message.seminarId);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    await settleFailure(delivery, { ...message, ...target, isKnown }, error);
  }
}

/** What is in a batch is sent with it. */
const isInHand = ({ status, batchId }: LedgerMessage) => (status === 'owed' || status === 'sending') && !batchId;

/** Dropped, and told before that: a kill between the two tells again rather than never. */
async function letGo(delivery: Delivery, message: LedgerMessage, why: SendError, error: string): Promise<void> {
  const as = { status: 'dropped', error } as const;
  await delivery.reportTrouble(message, why, as);
  await saveUnsent(delivery.db, { message, ...as, at: delivery.clock.now() });
}

/** As long as it is owed: whoever owed it was told that this person cannot be reached, and named them. */
async function wasUnreachable({ db }: Delivery, { personId, plannedAt, kind }: LedgerMessage): Promise<boolean> {
  if (!personId || mustReachAnOrganizer(kind)) return false;
  const accounts = await findAccounts(db, personId);
  const since = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, plannedAt) <= 0;
  return accounts.every(({ unreachableAt }) => since(unreachableAt));
}

/**
 * Where it goes: what the first attempt chose, else the person's reachable account. Left or blocked since, it goes to
 * another of theirs, unless the first may have got it.
 */
async function chooseTarget(
  { db, senders }: Delivery,
  message: LedgerMessage,
): Promise<{ platform: Platform; address: string } | undefined> {
  const { platform, address, personId } = message;
  if (platform && address) {
    if (!personId) return { platform, address };
    const known = await findAccount(db, { platform, externalId: address });
    if (known && !known.account.unreachableAt) return { platform, address };
    if (message.firstAttemptAt) return undefined;
  }
  if (!personId) return undefined;
  const account = await findReachableAccount(db, personId);
  if (!account || !senders[account.platform]) return undefined;
  return { platform: account.platform, address: account.externalId };
}

type Begun = LedgerMessage & { platform: Platform; address: string; isKnown: boolean };

/** What becomes of it now; throws where it is to be tried again. */
export async function settleFailure(delivery: Delivery, message: Begun, error: SendError): Promise<void> {
  const { db, clock, log, pacing } = delivery;
  const { id, platform, address, isKnown } = message;
  const save = (status: LedgerMessage['status']) =>
    saveUnsent(db, { message, status, error: error.message, at: clock.now() });
  const tell = async (status: LedgerMessage['status']) => {
    await delivery.reportTrouble(message, error, { status, error: error.message });
    await save(status);
  };
  switch (error.failure) {
    case 'retry':
      // An earlier attempt's outcome may be unknown still: that is not forgotten.
      await save(message.status === 'sending' ? 'sending' : 'owed');
      if (error.retryAfterSeconds) {
        await pacing.pause({ platform, to: address, isKnown, seconds: error.retryAfterSeconds });
      }
      throw error;
    case 'unknown_outcome':
      // It stays "sending": the next attempt looks before it sends.
      throw error;
    // Told before it is noted: a kill between the two tells again rather than never.
    case 'unreachable':
      await saveReachability(db, { platform, externalId: address, unreachableAt: clock.now() }, clock.now());
      if (message.personId && (await findReachableAccount(db, message.personId))) {
        await saveRerouted(db, id);
        throw new SendError('retry', { cause: error, platformCode: 'other_account' });
      }
      return tell('dropped');
    case 'over_quota': {
      const isCounted = platform === COUNTED && message.personId !== null;
      const elsewhere = isCounted ? await findUncountedAccount(db, message.personId ?? '') : undefined;
      if (!elsewhere || !delivery.senders[elsewhere.platform]) return tell('held');
      await saveRerouted(db, id, elsewhere);
      throw new SendError('retry', { cause: error, platformCode: 'other_account' });
    }
    case 'permanent':
      log.error({ err: error, message: id, kind: message.kind }, 'message refused');
      await tell('failed');
  }
}

/** It was tried as often as we try: the organizer is told. */
export async function giveUpMessage(delivery: Delivery, id: string): Promise<void> {
  const message = await findMessage(delivery.db, id);
  if (!message || !isInHand(message)) return;
  const as = { status: 'failed', error: 'tried too often' } as const;
  await delivery.reportTrouble(message, new SendError('permanent', { platformCode: 'tried_too_often' }), as);
  await saveUnsent(delivery.db, { message, ...as, at: delivery.clock.now() });
}
