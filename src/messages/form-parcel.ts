// What is to go out to one person where each message counts takes along whatever else they are owed by now, or within the
// hour: their membership and the key are noted first, and the parcel is one request. What is urgent waits for nothing.
import { COUNTED, type Platform } from '../cards/place.ts';
import { isAccompanied } from './company.store.ts';
import type { Delivery } from './deliver-message.ts';
import { priorityOf } from './kinds.ts';
import type { LedgerMessage } from './message.ts';
import { formParcelOf } from './parcel.store.ts';

/** True: it goes in a parcel. Throws SendError `retry` where somebody else has it in hand. */
export async function formParcel(
  { db, clock, realClock, senders, queue }: Pick<Delivery, 'db' | 'clock' | 'realClock' | 'senders' | 'queue'>,
  { id, kind, personId }: LedgerMessage,
  { platform, address }: { platform: Platform; address: string },
): Promise<boolean> {
  if (platform !== COUNTED || !personId || !senders[COUNTED]?.multicast) return false;
  const now = clock.now();
  if (!(await isAccompanied(db, id, now))) return false;
  return db.transaction(async (tx) => {
    const parcel = await formParcelOf(tx, id, { personId, address, formedAt: realClock.now(), now });
    if (parcel === 'alone') return false;
    await queue.sendBatches([{ id: parcel.id, priority: priorityOf(kind) }], tx);
    return true;
  });
}
