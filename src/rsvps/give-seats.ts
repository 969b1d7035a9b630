// Seats that are free go to those waiting, first come first served, and each is told.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { isBefore, limitedMode, type Seminar } from '../seminars/seminar.ts';
import { findOffers } from './offer.store.ts';
import { countSeats, findRsvpsByStanding, saveRsvp } from './rsvp.store.ts';
import { type Rsvp, seatsToGive } from './rsvp.ts';

/** Within a transaction that holds the seminar's lock. Returns how many were seated. */
export async function giveSeats({
  tx,
  outbox,
  seminar,
  now,
  letGoAt = now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  /** When the seat was let go, by the platform's word: before the deadline it is given, however late that is heard. */
  letGoAt?: Temporal.Instant;
  now: Temporal.Instant;
}): Promise<number> {
  if (!isBefore(now, seminar.startsAt)) return 0;
  const seats = await countSeats(tx, seminar);
  // What is offered to someone keeps its seat.
  const offered = (await findOffers(tx, seminar.id)).filter(({ outcome }) => outcome === null).length;
  const free = seatsToGive(seminar, { ...seats, taken: seats.taken + offered }, letGoAt);
  if (free === 0) return 0;
  const line = (await findRsvpsByStanding(tx, seminar.id, ['waitlisted'])).slice(0, free);
  await seat({ tx, outbox, seminar, now, line });
  return line.length;
}

async function seat({
  tx,
  outbox,
  seminar,
  now,
  line,
}: Parameters<typeof giveSeats>[0] & { line: Rsvp[] }): Promise<void> {
  for (const rsvp of line) {
    await saveRsvp(tx, { ...rsvp, standing: 'attending', seatedAt: now, waitlistNumber: null });
  }
  const told = line.map(({ personId }) => ({
    kind: 'seat-given' as const,
    seminarId: seminar.id,
    to: { personId },
    // It grows with every change, while numbers in the line come round: a seat given, lost and given again is told again.
    occasion: String(seminar.revision),
    usefulUntil: seminar.startsAt,
  }));
  await outbox.owe(tx, told, now);
}

/** Those who wait for a way of attending that has no limit (any more), e.g. since the format changed, are seated. */
export async function seatUnlimited({ tx, outbox, seminar, now }: Parameters<typeof giveSeats>[0]): Promise<number> {
  if (!isBefore(now, seminar.deadlineAt)) return 0;
  const line = await findRsvpsByStanding(tx, seminar.id, ['waitlisted']);
  const free = line.filter(({ mode }) => mode !== limitedMode(seminar.format));
  await seat({ tx, outbox, seminar, now, line: free });
  return free.length;
}
