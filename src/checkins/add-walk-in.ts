// Someone on neither platform comes without a seat: noted by an organizer, or by themself on the door's page, where
// an organizer looks first.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { addPersonByHand, findPerson, saveOrganization } from '../people/person.store.ts';
import { idFrom } from '../people/person.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findCheckIn, findNamesakes, saveCheckIn } from './checkin.store.ts';
import { canTick, type DoorState, doorState, isToldApart } from './checkin.ts';

export type WalkInResult =
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: DoorState; seminar: Seminar }
  /** Somebody of that name is noted already, and no organization tells them apart: a form sent twice, or a namesake. */
  | { kind: 'same_name' }
  | { kind: 'added'; seminar: Seminar };

/** `actor`: the organizer's person id; null: the guest's own word. */
export async function addWalkIn({
  db,
  seminarId,
  formId = crypto.randomUUID(),
  name,
  organization,
  actor,
  now,
}: {
  db: DatabaseRoot;
  seminarId: string;
  /** Chosen when the form was opened: sent again with the same name it is the same guest, corrected. */
  formId?: string;
  name: string;
  organization: string;
  actor: string | null;
  now: Temporal.Instant;
}): Promise<WalkInResult> {
  return db.transaction(async (tx): Promise<WalkInResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const state = doorState(seminar, now);
    const isAllowed = actor ? canTick(seminar, now) : state === 'open';
    if (!isAllowed) return { kind: 'refused', why: state, seminar };
    const personId = guestId({ formId, seminarId, name });
    if (await findCheckIn(tx, { seminarId, personId })) {
      await saveOrganization(tx, { id: personId, organization });
      return { kind: 'added', seminar };
    }
    const namesakes = await findNamesakes(tx, { seminarId, name });
    if (!isToldApart(organization, namesakes)) return { kind: 'same_name' };
    // Ticked off by mistake and written down anew, they are there already.
    if (await findPerson(tx, personId)) await saveOrganization(tx, { id: personId, organization });
    else await addPersonByHand(tx, { id: personId, name, organization }, now);
    const isConfirmed = actor !== null;
    await saveCheckIn(tx, { seminarId, personId, at: now, how: 'walk_in', by: actor, isConfirmed });
    const action = isConfirmed ? 'walk-in' : 'walk-in-page';
    await noteAction(tx, { actor, action, seminarId, subject: name }, now);
    return { kind: 'added', seminar };
  });
}

/**
 * One guest a form and name: who goes back and writes another name adds another guest, and no id from outside can be
 * that of somebody there is.
 */
const guestId = ({ formId, seminarId, name }: { formId: string; seminarId: string; name: string }): string =>
  idFrom([formId, seminarId, name]);
