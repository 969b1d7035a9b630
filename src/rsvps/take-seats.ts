// There are fewer seats than people: the organizer has the last seated wait at the head of the line, and each is told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { OwedMessage } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { lastSeated, overSeats } from './change.ts';
import { countSeats, findRsvpsByStanding, saveRsvp } from './rsvp.store.ts';
import type { Rsvp } from './rsvp.ts';

/** `moved`: 0 when there are seats for all (any more), or it began. */
export type TakeSeatsResult = { kind: 'no_seminar' } | { kind: 'done'; seminar: Seminar; moved: number };

/** `count`: as many as the organizer agreed to; fewer when some withdrew since. A second tap moves nobody. */
export async function takeSeats({
  db,
  outbox,
  seminarId,
  count,
  actor,
  now,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  count: number;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}): Promise<TakeSeatsResult> {
  const result = await db.transaction(async (tx): Promise<TakeSeatsResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const isComing = seminar.status === 'announced' && isBefore(now, seminar.startsAt);
    const over = isComing ? overSeats(seminar, await countSeats(tx, seminar)) : 0;
    const attending = await findRsvpsByStanding(tx, seminarId, ['attending']);
    const moving = lastSeated(seminar, attending, Math.min(over, count));
    if (moving.length === 0) return { kind: 'done', seminar, moved: 0 };
    await moveToHead(tx, seminarId, moving);
    await bumpRevision(tx, seminarId);
    await outbox.owe(tx, tellingOf(seminar, moving), now);
    const entry = { actor, action: 'take-seats', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, after: { people: moving.length } }, now);
    return { kind: 'done', seminar, moved: moving.length };
  });
  if (result.kind === 'done' && result.moved > 0) await outbox.refreshPosts(seminarId);
  return result;
}

/** Before everyone who waits already; numbers in the line may go below 1. */
async function moveToHead(tx: Transaction, seminarId: string, moving: Rsvp[]): Promise<void> {
  const [head] = await findRsvpsByStanding(tx, seminarId, ['waitlisted']);
  const first = (head?.waitlistNumber ?? moving.length + 1) - moving.length;
  for (const [index, rsvp] of moving.entries()) {
    const place = { standing: 'waitlisted', waitlistNumber: first + index } as const;
    await saveRsvp(tx, { ...rsvp, ...place, seatedAt: null, isAtParty: false });
  }
}

function tellingOf(seminar: Seminar, moving: Rsvp[]): OwedMessage[] {
  return moving.map(({ personId, isAtParty }) => ({
    ...{ kind: 'seat-lost', seminarId: seminar.id, to: { personId } },
    // It grows with every change: a seat lost, given and lost again is told again.
    occasion: String(seminar.revision),
    details: { party: isAtParty ? 'yes' : '' },
    usefulUntil: seminar.startsAt,
  }));
}
