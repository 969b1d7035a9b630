// An organizer takes somebody off who was added by hand: the seat goes on as any other that falls free.
import type { DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { findAttendee, forgetPerson } from './attendee.store.ts';
import { fillSeats } from './fill-seats.ts';
import { deleteOffers } from './offer.store.ts';
import { deleteRsvp, findAllRsvpsOf } from './rsvp.store.ts';

export type RemoveResult = { kind: 'removed'; name: string } | { kind: 'gone' } | { kind: 'has_account'; name: string };

export async function removeAttendee(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  personId: string;
  actor: string;
  now: Temporal.Instant;
}): Promise<RemoveResult> {
  const { db, outbox, seminarId, actor, now } = input;
  const result = await db.transaction(async (tx): Promise<RemoveResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const attendee = await findAttendee(tx, seminarId, personId);
    if (!seminar || !attendee) return { kind: 'gone' };
    const { name, rsvp } = attendee;
    // Theirs is theirs: they withdraw themselves.
    if (attendee.hasAccount) return { kind: 'has_account', name };
    const before = { standing: rsvp.standing, mode: rsvp.mode, party: rsvp.isAtParty };
    await noteAction(tx, { actor, action: 'remove-attendee', seminarId, subject: name, before }, now);
    await deleteOffers(tx, { seminarId, personIds: [personId] });
    await deleteRsvp(tx, { seminarId, personId });
    if ((await findAllRsvpsOf(tx, personId)).length === 0) await forgetPerson(tx, personId);
    await bumpRevision(tx, seminarId);
    await fillSeats({ tx, outbox, seminar, now });
    return { kind: 'removed', name };
  });
  if (result.kind === 'removed') await outbox.refreshPosts(seminarId);
  return result;
}
