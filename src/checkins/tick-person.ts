// An organizer ticks someone off at the door, or takes the tick back.
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId, findPerson } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { deleteCheckIn, findCheckIn, saveCheckIn } from './checkin.store.ts';
import { canTick } from './checkin.ts';

export type TickResult =
  | { kind: 'no_seminar' }
  /** The door is not open yet, or the seminar is not on. */
  | { kind: 'cannot'; seminar: Seminar }
  /** Neither answered nor came: not of this seminar. */
  | { kind: 'no_person'; seminar: Seminar }
  | { kind: 'ticked'; seminar: Seminar };

export async function tickPerson(
  input: Omit<OrganizersAct, 'outbox'> & { personId: string; isIn: boolean },
): Promise<TickResult> {
  const { db, seminarId, isIn, actor, now } = input;
  return db.transaction(async (tx): Promise<TickResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    if (!canTick(seminar, now)) return { kind: 'cannot', seminar };
    const personId = await currentPersonId(tx, input.personId);
    const known = await findCheckIn(tx, { seminarId, personId });
    const rsvp = await findRsvp(tx, { seminarId, personId });
    const person = await findPerson(tx, personId);
    if (!person || (!known && !rsvp)) return { kind: 'no_person', seminar };
    const isDone = isIn ? known?.isConfirmed === true : !known;
    if (isDone) return { kind: 'ticked', seminar };
    const how = rsvp?.standing === 'attending' ? 'organizer' : 'walk_in';
    const fresh = { seminarId, personId, at: now, how, by: actor } as const;
    if (isIn) await saveCheckIn(tx, { ...(known ?? fresh), by: actor, isConfirmed: true });
    else await deleteCheckIn(tx, { seminarId, personId });
    const action = isIn ? 'check-in' : 'check-out';
    await noteAction(tx, { actor, action, seminarId, subject: person.name }, now);
    return { kind: 'ticked', seminar };
  });
}
