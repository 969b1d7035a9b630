// An organizer takes somebody off who was added by hand: the seat goes on as any other that falls free, and what was
// noted of them at the door goes, too.
import type { Transaction } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { deleteOffers } from '../rsvps/offer.store.ts';
import { deleteRsvp, findAllRsvpsOf } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { findAttendee, forgetPerson } from './attendee.store.ts';

export type RemoveResult =
  /** `wasCheckedIn`: they had been ticked off at the door. */
  { kind: 'removed'; name: string; wasCheckedIn: boolean } | { kind: 'gone' } | { kind: 'has_account'; name: string };

/** Takes back someone's check-in, by the room that keeps them; false when there was none. */
export type ForgetCheckIn = (tx: Transaction, whose: { seminarId: string; personId: string }) => Promise<boolean>;

export async function removeAttendee(
  input: OrganizersAct & { forgetCheckIn: ForgetCheckIn; personId: string },
): Promise<RemoveResult> {
  const { db, outbox, forgetCheckIn, seminarId, actor, now } = input;
  const result = await db.transaction(async (tx): Promise<RemoveResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const attendee = await findAttendee(tx, seminarId, personId);
    if (!seminar || !attendee) return { kind: 'gone' };
    const { name, rsvp } = attendee;
    // Theirs is theirs: they withdraw themselves.
    if (attendee.hasAccount) return { kind: 'has_account', name };
    const wasCheckedIn = await forgetCheckIn(tx, { seminarId, personId });
    const before = { standing: rsvp.standing, mode: rsvp.mode, party: rsvp.isAtParty, checkedIn: wasCheckedIn };
    const after = { checkedIn: false };
    await noteAction(tx, { actor, action: 'remove-attendee', seminarId, subject: name, before, after }, now);
    await deleteOffers(tx, { seminarId, personIds: [personId] });
    await deleteRsvp(tx, { seminarId, personId });
    if ((await findAllRsvpsOf(tx, personId)).length === 0) await forgetPerson(tx, personId);
    await bumpRevision(tx, seminarId);
    await fillSeats({ tx, outbox, seminar, now });
    return { kind: 'removed', name, wasCheckedIn };
  });
  if (result.kind === 'removed') outbox.refreshPosts(seminarId);
  return result;
}
