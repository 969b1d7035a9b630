// After the deadline a free seat is offered to the next in line; what nobody claims goes on to the one after.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { addOffers, expireOffers, findOffers, findSeminarsWithLine } from './offer.store.ts';
import { isOfferTime, offerEnd, whomToOffer } from './offer.ts';
import { countSeats, findRsvpsByStanding } from './rsvp.store.ts';

/** Within a transaction that holds the seminar's lock. Returns how many were asked. */
export async function offerSeats({
  tx,
  outbox,
  seminar,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  now: Temporal.Instant;
}): Promise<number> {
  await expireOffers(tx, seminar.id, now);
  const expiresAt = offerEnd(seminar, now);
  if (!isOfferTime(seminar, now) || !expiresAt) return 0;
  const line = await findRsvpsByStanding(tx, seminar.id, ['waitlisted']);
  const offers = await findOffers(tx, seminar.id);
  const asked = whomToOffer({ seminar, seats: await countSeats(tx, seminar), line, offers }).map(({ personId }) => ({
    ...{ id: crypto.randomUUID(), seminarId: seminar.id, personId },
    ...{ offeredAt: now, expiresAt, outcome: null },
  }));
  await addOffers(tx, asked);
  const told = asked.map(({ id, personId }) => ({
    ...{ kind: 'seat-offer' as const, seminarId: seminar.id, to: { personId }, occasion: id, usefulUntil: expiresAt },
  }));
  await outbox.owe(tx, told, now);
  return asked.length;
}

/** The minute's look: offers whose time is over go on, and seats that fell free otherwise are offered. */
export async function offerFreedSeats({
  db,
  outbox,
  now,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  now: Temporal.Instant;
}): Promise<void> {
  for (const id of await findSeminarsWithLine(db)) {
    await db.transaction(async (tx) => {
      const seminar = await lockSeminar(tx, id);
      if (seminar) await offerSeats({ tx, outbox, seminar, now });
    });
  }
}
