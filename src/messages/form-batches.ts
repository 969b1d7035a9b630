// Messages that many get alike are put into batches, as many in one as the platform takes at once, for each language.
// Nothing here asks or renders person by person. Whoever gets a card of their own, or something else besides, or is on
// Slack, is sent to alone.

import { COUNTED } from '../cards/place.ts';
import type { Transaction } from '../database/client.ts';
import { lockAllowance } from './allowance.store.ts';
import { askAllowance, type Told } from './ask-allowance.ts';
import {
  addBatches,
  type Candidate,
  dropOwed,
  holdOwed,
  isAnyCounted,
  type NewBatch,
  takeCandidates,
} from './batch.store.ts';
import type { Delivery } from './delivery.ts';
import { findOpen, keepBack } from './keep-back.ts';
import { priorityOf } from './kinds.ts';
import { findMessage } from './message.store.ts';
import { NOWHERE, TOO_LATE, TRIED_UNTOLD, UNWANTED } from './message.ts';
import { type Multicast, SendError } from './sender.ts';
import { cutIntoLots, type Group, type Variant } from './shared.ts';

/** Looked through in one transaction: a join that waits for one of them holds up every seminar. */
const AT_ONCE = 2000;

/**
 * Throws SendError where the month's allowance cannot be asked and somebody waits for it: again later. Who is not on LINE
 * does not wait. `atOnce`: for tests with fewer people.
 */
export async function formBatches(delivery: Delivery, group: Group, atOnce = AT_ONCE): Promise<void> {
  let after: string | undefined;
  const waiting: Candidate[] = [];
  let trouble: unknown;
  do {
    const isAsked = await isAnyCounted(delivery.db, group);
    const asking = isAsked ? askAllowance({ ...delivery, now: delivery.clock.now() }) : undefined;
    const told = await asking?.catch((error: unknown) => {
      trouble = error;
      return undefined;
    });
    const some = await delivery.db.transaction((tx) => formSome({ delivery, tx, group, after, told, atOnce }));
    if (some.toHold.length > 0) await hold(delivery, some.toHold);
    if (some.toKeep.length > 0) await keepBack(delivery, some.toKeep);
    waiting.push(...some.waiting);
    after = some.last;
  } while (after !== undefined);
  if (waiting.length === 0 || !trouble) return;
  if (trouble instanceof SendError) await tellOfWaiting(delivery, waiting, trouble);
  throw trouble;
}

/** Once it lasts, however often it comes here. */
async function tellOfWaiting({ db, clock, reportTrouble }: Delivery, waiting: Candidate[], error: SendError) {
  const toldBefore = clock.now().subtract(TRIED_UNTOLD);
  const long = waiting.find(({ plannedAt }) => Temporal.Instant.compare(plannedAt, toldBefore) <= 0);
  const one = long && (await findMessage(db, long.id));
  if (one) await reportTrouble(one, error, { status: 'owed', error: error.message });
}

interface Forming {
  delivery: Delivery;
  tx: Transaction;
  group: Group;
  after: string | undefined;
  told: Told | undefined;
  atOnce: number;
}

interface Formed {
  /** How far it came; unset: nothing is left. */
  last: string | undefined;
  /** For which the month has nothing left. */
  toHold: string[];
  /** For which it has, but what matters more needs that. */
  toKeep: string[];
  /** Until LINE tells what the month has left. */
  waiting: Candidate[];
}

async function formSome(forming: Forming): Promise<Formed> {
  const { delivery, tx, group, after, told, atOnce } = forming;
  const { queue, senders } = delivery;
  // Before the rows, as whoever else takes both.
  if (told && told.limit !== null) await lockAllowance(tx);
  const candidates = await takeCandidates(tx, { group, after, limit: atOnce, now: delivery.clock.now() });
  const last = candidates.length === atOnce ? candidates.at(-1)?.id : undefined;
  if (candidates.length === 0) return { last, toHold: [], toKeep: [], waiting: [] };
  const sorted = await sortOut(forming, candidates);
  for (const why of [TOO_LATE, NOWHERE, UNWANTED] as const) await dropOwed(tx, sorted[why].map(idOf), why);
  const priority = priorityOf(group.kind);
  await queue.sendOwed(
    tx,
    sorted.alone.map(({ id }) => ({ id, priority })),
  );
  const multicast = senders[COUNTED]?.multicast;
  if (!multicast || !told || sorted.alike.length === 0) return { last, toHold: [], toKeep: [], waiting: sorted.alike };
  const { going, toHold, toKeep } = await shareOut(forming, told, sorted.alike);
  const formed: NewBatch[] = [];
  for (const { variant, usefulUntil, rows } of cutIntoLots(going, multicast.most)) {
    const made = await rendered(forming, multicast, variant);
    if (made) formed.push({ ...made, id: crypto.randomUUID(), rows, usefulUntil });
    else await dropOwed(tx, rows.map(idOf), UNWANTED);
  }
  await addBatches(tx, formed);
  await queue.sendBatches(
    formed.map(({ id }) => ({ id, priority })),
    tx,
  );
  return { last, toHold: toHold.map(idOf), toKeep: toKeep.map(idOf), waiting: [] };
}

/** What the month has left goes to what an organizer decided, then as it is planned. */
async function shareOut({ delivery, tx, group }: Forming, told: Told, lots: Lot[]) {
  const now = delivery.clock.now();
  const [decided, planned] = [lots.filter(({ isDecided }) => isDecided), lots.filter(({ isDecided }) => !isDecided)];
  const { left, open } = await findOpen(delivery, tx, { ...group, plannedAt: planned[0]?.plannedAt ?? now, told });
  const going = decided.slice(0, left);
  const fits = Math.max(0, open - going.length);
  const rest = planned.slice(fits);
  const isKept = open < left;
  return {
    going: [...going, ...planned.slice(0, fits)],
    toHold: [...decided.slice(left), ...(isKept ? [] : rest)],
    toKeep: isKept ? rest : [],
  };
}

const idOf = ({ id }: { id: string }) => id;

type Lot = Candidate & { address: string; variant: Variant };

interface Sorted extends Record<typeof TOO_LATE | typeof NOWHERE | typeof UNWANTED, Candidate[]> {
  alone: Candidate[];
  alike: Lot[];
}

async function sortOut({ delivery, tx, group }: Forming, candidates: Candidate[]): Promise<Sorted> {
  const { shared, senders, clock } = delivery;
  const people = candidates.map(({ personId }) => personId);
  const who = await shared.sortOut(tx, group, people);
  const sorted: Sorted = { [TOO_LATE]: [], [NOWHERE]: [], [UNWANTED]: [], alone: [], alike: [] };
  for (const each of candidates) {
    const { usefulUntil, target, personId, language, isFirstWord, details } = each;
    const canBatch = target?.platform === COUNTED && senders[COUNTED]?.multicast && !each.firstAttemptAt;
    if (usefulUntil && Temporal.Instant.compare(usefulUntil, clock.now()) <= 0) sorted[TOO_LATE].push(each);
    else if (!target || !senders[target.platform]) sorted[NOWHERE].push(each);
    else if (!canBatch || each.hasCompany || who.personal.has(personId)) sorted.alone.push(each);
    else if (!who.alike.has(personId)) sorted[UNWANTED].push(each);
    else sorted.alike.push({ ...each, address: target.address, variant: { language, isFirstWord, details } });
  }
  return sorted;
}

/** Undefined: nobody wants it any more. */
async function rendered({ delivery, tx, group }: Forming, multicast: Multicast, variant: Variant) {
  const built = await delivery.shared.build(tx, group, variant);
  if (!built) return undefined;
  const { language, details } = variant;
  const payload = multicast.render({ cards: [built.card], language, isSilent: built.isSilent });
  return { ...group, language, details, edition: built.edition, payload, formedAt: delivery.realClock.now() };
}

/** Told before it is noted: a kill between the two tells again rather than never. */
async function hold({ db, clock, reportTrouble }: Delivery, ids: string[]): Promise<void> {
  const error = new SendError('over_quota', { platformCode: 'nothing_left' });
  const one = await findMessage(db, ids[0] ?? '');
  if (one) await reportTrouble(one, error, { status: 'held', error: error.message });
  await holdOwed(db, ids, { error: error.message, at: clock.now() });
}
