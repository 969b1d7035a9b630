// Someone at the door types its four digits on Slack or LINE: one transaction, one row.
import { noteEvent } from '../messages/inbox.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import type { PersonsTap } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findCheckIn, findDoorCode, saveCheckIn } from './checkin.store.ts';
import { type DoorState, doorDay, doorState, isCodeOf } from './checkin.ts';
import { findSeminarOfCode } from './door-code.ts';

export type CheckInResult =
  /** The platform delivered the same event once more; nothing came of it, or it was undone since. */
  | { kind: 'seen_before'; seminar: Seminar }
  | { kind: 'too_many' }
  /** No seminar has these digits, or not any more. */
  | { kind: 'wrong_code' }
  | { kind: 'refused'; why: Exclude<DoorState, 'open'>; seminar: Seminar }
  | { kind: 'already'; seminar: Seminar; mine: Rsvp | null }
  | { kind: 'checked_in'; seminar: Seminar; mine: Rsvp | null };

/** `countGuess`: false when this person guessed too often. */
export async function checkIn(
  input: Omit<PersonsTap, 'outbox' | 'seminarId'> & {
    code: string;
    countGuess(personId: string): Promise<boolean>;
  },
): Promise<CheckInResult> {
  const { db, code, tappedAt } = input;
  if (!(await input.countGuess(input.personId))) return { kind: 'too_many' };
  const meant = await findSeminarOfCode(db, { code, at: tappedAt });
  if (!meant) return { kind: 'wrong_code' };
  return db.transaction(async (tx): Promise<CheckInResult> => {
    const seminar = await lockSeminar(tx, meant.id);
    const current = await findDoorCode(tx, meant.id);
    // It may have moved to another day just now.
    if (!seminar || !current || !isCodeOf(current, code, tappedAt) || current.day !== doorDay(seminar))
      return { kind: 'wrong_code' };
    const isNew = await noteEvent(tx, input.eventId);
    const state = doorState(seminar, tappedAt);
    if (state !== 'open') return { kind: 'refused', why: state, seminar };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId: seminar.id, personId });
    const known = await findCheckIn(tx, { seminarId: seminar.id, personId });
    if (known) return { kind: 'already', seminar, mine };
    if (!isNew) return { kind: 'seen_before', seminar };
    const how = mine?.standing === 'attending' ? 'self' : 'walk_in';
    await saveCheckIn(tx, { seminarId: seminar.id, personId, at: tappedAt, how, by: null, isConfirmed: true });
    return { kind: 'checked_in', seminar, mine };
  });
}
