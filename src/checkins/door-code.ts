// The four digits of a seminar's door: made when first asked for, another day has others.
import { randomInt } from 'node:crypto';
import type { Database, DatabaseRoot, Transaction } from '../database/client.ts';
import { findSeminar, lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findDoorCode, findDoorCodes, saveDoorCode } from './checkin.store.ts';
import { type DoorCode, type DoorState, doorDay, doorState, isCodeOf } from './checkin.ts';

/** The seminar's digits for its day as it is planned now; undefined when it is gone. */
export async function openDoor({
  db,
  seminarId,
}: {
  db: DatabaseRoot;
  seminarId: string;
}): Promise<{ seminar: Seminar; code: string } | undefined> {
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    return seminar && { seminar, code: await codeOf(tx, seminar) };
  });
}

async function codeOf(tx: Transaction, seminar: Seminar): Promise<string> {
  const day = doorDay(seminar);
  const known = await findDoorCode(tx, seminar.id);
  if (known?.day === day) return known.code;
  // What an earlier day's page shows must not open this one.
  return makeCode(tx, { seminarId: seminar.id, day }, known?.code);
}

async function makeCode(
  tx: Transaction,
  door: Pick<DoorCode, 'seminarId' | 'day'> & Partial<DoorCode>,
  not: string | undefined,
): Promise<string> {
  for (;;) {
    const code = String(randomInt(0, 10_000)).padStart(4, '0');
    if (code !== not && (await saveDoorCode(tx, { ...door, code }))) return code;
  }
}

/** Others in place of these, which count for a moment more. Within the transaction that holds the seminar's lock. */
export async function renewCode(tx: Transaction, door: DoorCode, now: Temporal.Instant): Promise<string> {
  const { seminarId, day, code } = door;
  return makeCode(tx, { seminarId, day, previousCode: code, changedAt: now }, code);
}

const BEST_FIRST: DoorState[] = ['open', 'not_yet', 'closed', 'cancelled'];

/** The seminar these digits are of; of two on different days, the one whose door is open. */
export async function findSeminarOfCode(
  db: Database,
  { code, at }: { code: string; at: Temporal.Instant },
): Promise<Seminar | undefined> {
  const doors = (await findDoorCodes(db, code)).filter((door) => isCodeOf(door, code, at));
  // Digits that are another seminar's by now are that one's.
  const current = doors.filter((door) => door.code === code);
  const today = (current.length > 0 ? current : doors).map(async ({ seminarId, day }) => {
    const seminar = await findSeminar(db, seminarId);
    return seminar && doorDay(seminar) === day ? [seminar] : [];
  });
  const found = (await Promise.all(today)).flat();
  const rank = (seminar: Seminar) => BEST_FIRST.indexOf(doorState(seminar, at));
  return found.filter((seminar) => rank(seminar) >= 0).sort((one, other) => rank(one) - rank(other))[0];
}
