// Digits that open no door were typed. Too many of them, by whomever, and every door that is open gets others: whoever
// tries them all begins anew, while the people at the door read them off the wall. No door is ever locked.
import type { DatabaseRoot } from '../database/client.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { findCoordinators } from '../seminars/host.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import { countWrongCode, findDoorCodesOfDays } from './checkin.store.ts';
import { doorDay, doorState, needsNewCode } from './checkin.ts';
import { renewCode } from './door-code.ts';

interface Wrong {
  db: DatabaseRoot;
  outbox: Outbox;
  now: Temporal.Instant;
}

/** A door that opens an hour before midnight is of the day after, wherever it is. */
const AROUND = Temporal.Duration.from({ hours: 48 });

export async function noteWrongCode({ db, outbox, now }: Wrong): Promise<void> {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const near = await findDoorCodesOfDays(db, dayOf(now.subtract(AROUND)), dayOf(now.add(AROUND)));
  for (const { seminarId } of near) await noteAtDoor({ db, outbox, now }, seminarId);
}

async function noteAtDoor({ db, outbox, now }: Wrong, seminarId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar || doorState(seminar, now) !== 'open') return;
    const door = await countWrongCode(tx, seminarId);
    if (door?.day !== doorDay(seminar) || !needsNewCode(door, now)) return;
    await renewCode(tx, door, now);
    await noteAction(tx, { actor: null, action: 'new-door-code', seminarId, subject: seminar.title }, now);
    const coordinators = await findCoordinators(tx, seminar);
    const notices = coordinators.map((personId) =>
      owedAbout(seminar, now, { kind: 'door-code', to: { personId }, occasion: now.toString() }),
    );
    await outbox.owe(tx, notices, now);
  });
}
