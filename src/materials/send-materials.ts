// Materials go out after the seminar: by themselves once, and again only at an organizer's word.
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { findWithAccounts } from '../people/reach.store.ts';
import type { GiveMaterials } from '../rsvps/answer.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { eachSeminar, type Passing } from '../seminars/each-seminar.ts';
import { findAnnouncedUnfinished, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findMaterials, findOwedReaders, findWithMaterials, saveRound } from './material.store.ts';
import {
  goOutByThemselves,
  lastRound,
  materialsReaders,
  materialsUsefulUntil,
  type SendRefusal,
  sendRefusal,
  sentOf,
} from './material.ts';

interface Sending {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  now: Temporal.Instant;
}

export type SendResult =
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: SendRefusal; seminar: Seminar }
  | { kind: 'sent'; seminar: Seminar; told: number };

/** An organizer's word: what was not sent yet goes to everyone they concern. */
export async function sendMaterials({ db, outbox, seminarId, actor, now }: OrganizersAct): Promise<SendResult> {
  return db.transaction(async (tx): Promise<SendResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const why = sendRefusal(seminar, await findMaterials(tx, seminarId), now);
    if (why) return { kind: 'refused', why, seminar };
    const told = await oweNewRound({ tx, outbox, seminar, now }, true);
    await noteAction(tx, { actor, action: 'send-materials', seminarId, subject: seminar.title, after: { told } }, now);
    return { kind: 'sent', seminar, told };
  });
}

/** Run as often as one likes: those whose time has come go out once, and who is ticked off late gets them, too. */
export async function sendDueMaterials({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  const over = (await findAnnouncedUnfinished(job.db)).filter(({ endsAt }) => !isBefore(now, endsAt));
  const ids = over.map(({ id }) => id);
  await eachSeminar(job, await findWithMaterials(job.db, ids), async (tx, seminar) => {
    if (seminar.status !== 'announced' || isBefore(now, seminar.endsAt)) return;
    const materials = await findMaterials(tx, seminar.id);
    if (goOutByThemselves(seminar, materials, now)) await oweNewRound({ tx, outbox, seminar, now });
    else if (lastRound(materials) > 0) await oweLatecomers({ tx, outbox, seminar, now }, lastRound(materials));
  });
}

/**
 * Who asks for them after they went out gets all of them at once, also who could not be reached then. False: none have
 * gone out yet.
 */
export const giveMaterials: GiveMaterials = async ({ personId, ...sending }) => {
  const materials = await findMaterials(sending.tx, sending.seminar.id);
  if (sentOf(materials).length === 0) return false;
  const { tx, outbox, seminar, now } = sending;
  await outbox.oweOnRequest(tx, owedTo(seminar, personId, lastRound(materials)), now);
  return true;
};

/** `isDecided`: an organizer saw what it takes. */
async function oweNewRound(sending: Sending, isDecided = false): Promise<number> {
  const { tx, seminar } = sending;
  const round = lastRound(await findMaterials(tx, seminar.id)) + 1;
  await saveRound(tx, { seminarId: seminar.id, round });
  return owe(sending, await readersOf(sending), round, isDecided);
}

/** Their one message holds all that was sent so far. */
async function oweLatecomers(sending: Sending, round: number): Promise<void> {
  const owed = await findOwedReaders(sending.tx, sending.seminar.id);
  const late = (await readersOf(sending)).filter((id) => !owed.has(id));
  await owe(sending, late, round);
}

async function readersOf({ tx, seminar }: Sending): Promise<string[]> {
  const { attended } = await loadAttendance(tx, seminar.id);
  const readers = materialsReaders({ attended, rsvps: await findRsvpsByStanding(tx, seminar.id, ['materials']) });
  // Guests of no platform cannot be written to.
  return findWithAccounts(tx, readers);
}

function owe({ tx, outbox, seminar, now }: Sending, ids: string[], round: number, isDecided = false): Promise<number> {
  const owed = ids.map((personId) => ({ ...owedTo(seminar, personId, round), isDecided }));
  return outbox.owe(tx, owed, now);
}

function owedTo(seminar: Seminar, personId: string, round: number) {
  const shared = { kind: 'materials', seminarId: seminar.id, occasion: String(round) } as const;
  return { ...shared, to: { personId }, usefulUntil: materialsUsefulUntil(seminar) };
}
