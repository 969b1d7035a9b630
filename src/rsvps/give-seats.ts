// Seats that are free go to those waiting, first come first served, and each is told.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { countSeats, findRsvpsByStanding, saveRsvp } from './rsvp.store.ts';
import { seatsToGive } from './rsvp.ts';

/** Within a transaction that holds the seminar's lock. Returns how many were seated. */
export async function giveSeats({
  tx,
  outbox,
  seminar,
  letGoAt,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  /** When the seat was let go, by the platform's word: before the deadline it is given, however late that is heard. */
  letGoAt: Temporal.Instant;
  now: Temporal.Instant;
}): Promise<number> {
  if (!isBefore(now, seminar.startsAt)) return 0;
  const free = seatsToGive(seminar, await countSeats(tx, seminar), letGoAt);
  if (free === 0) return 0;
  const line = (await findRsvpsByStanding(tx, seminar.id, ['waitlisted'])).slice(0, free);
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
  return line.length;
}
