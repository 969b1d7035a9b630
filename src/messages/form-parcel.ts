// What is to go out to one person where each message counts takes along whatever else they are owed by now, or within the
// hour: their membership and the key are noted first, and the parcel is one request. What is urgent waits for nothing.
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Transaction } from '../database/client.ts';
import { lockAllowance } from './allowance.store.ts';
import type { Told } from './ask-allowance.ts';
import { isAccompanied } from './company.store.ts';
import type { Delivery } from './delivery.ts';
import { askLately, findOpen, keepBack } from './keep-back.ts';
import { priorityOf, yields } from './kinds.ts';
import type { LedgerMessage } from './message.ts';
import { findPacked, formParcelOf } from './parcel.store.ts';

/** True: it goes in a parcel, or is kept back. Throws SendError `retry` where somebody else has it in hand. */
export async function formParcel(
  delivery: Delivery,
  message: LedgerMessage,
  { platform, address }: { platform: Platform; address: string },
): Promise<boolean> {
  const { db, clock, senders } = delivery;
  const { id, personId } = message;
  if (platform !== COUNTED || !personId || !senders[COUNTED]?.multicast) return false;
  if (!(await isAccompanied(db, id, clock.now()))) return false;
  const told = yieldsRoom(message) ? await askLately(delivery) : undefined;
  try {
    return await db.transaction((tx) => pack(delivery, tx, { message, personId, address, told }));
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    await keepBack(delivery, [id]);
    return true;
  }
}

class NoRoom extends Error {}

const yieldsRoom = ({ kind, isDecided }: LedgerMessage): boolean => yields(kind) && !isDecided;

interface Packing {
  message: LedgerMessage;
  personId: string;
  address: string;
  /** Unset: it goes as far as LINE takes it. */
  told: Told | undefined;
}

async function pack(
  delivery: Delivery,
  tx: Transaction,
  { message, personId, address, told }: Packing,
): Promise<boolean> {
  const { clock, realClock, queue } = delivery;
  const isShort = told !== undefined && told.limit !== null && (await isFull(delivery, tx, message, told));
  const to = { personId, address, formedAt: realClock.now(), now: clock.now() };
  const parcel = await formParcelOf(tx, message.id, to);
  if (parcel === 'alone') return false;
  // What does not yield pays for what goes along.
  if (isShort && (await findPacked(tx, parcel.id)).every(yieldsRoom)) throw new NoRoom('nothing of it may go now');
  await queue.sendBatches([{ id: parcel.id, priority: priorityOf(message.kind) }], tx);
  return true;
}

/** Asked before the parcel is formed, which counts from then on. */
async function isFull(delivery: Delivery, tx: Transaction, message: LedgerMessage, told: Told): Promise<boolean> {
  await lockAllowance(tx);
  return (await findOpen(delivery, tx, { ...message, told })).open < 1;
}
