// An organizer gives someone of the waitlist a seat, beyond the seats only when they say so.
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import { fillSeats, settleOffers } from '../rsvps/fill-seats.ts';
import { findOffersOf } from '../rsvps/offer.store.ts';
import { countSeats, saveRsvp } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findAttendee } from './attendee.store.ts';
import { type Attendee, decideSeat, type SeatRefusal } from './attendee.ts';

export type SeatResult =
  | { kind: 'gone' }
  | { kind: 'refused'; why: SeatRefusal }
  | { kind: 'full' | 'already' | 'seated'; seminar: Seminar; attendee: Attendee };

export async function seatPerson(input: OrganizersAct & { personId: string; exceed: boolean }): Promise<SeatResult> {
  const { db, outbox, seminarId, exceed, actor, now } = input;
  const result = await db.transaction(async (tx): Promise<SeatResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const attendee = await findAttendee(tx, seminarId, personId);
    if (!seminar || !attendee) return { kind: 'gone' };
    await settleOffers(tx, seminar, now);
    const isOffered = (await findOffersOf(tx, personId, [seminarId])).length > 0;
    const seats = await countSeats(tx, seminar);
    const decision = decideSeat({ seminar, mine: attendee.rsvp, seats, isOffered, exceed, now });
    if (decision.kind === 'refused') return decision;
    if (decision.kind !== 'seated') return { kind: decision.kind, seminar, attendee };
    const seat = { standing: 'attending', seatedAt: now, waitlistNumber: null } as const;
    await saveRsvp(tx, { ...attendee.rsvp, ...seat });
    await fillSeats({ tx, outbox, seminar, now });
    await bumpRevision(tx, seminarId);
    const after = { standing: 'attending', ...(decision.over > 0 && { beyond_seats: decision.over }) };
    const entry = { actor, action: 'seat-person', seminarId, subject: attendee.name };
    await noteAction(tx, { ...entry, before: { standing: attendee.rsvp.standing }, after }, now);
    // The revision grows with each change, so a seat lost and given again is told again.
    const told = { kind: 'seat-given' as const, seminarId, to: { personId }, occasion: `by hand ${seminar.revision}` };
    await outbox.owe(tx, [{ ...told, usefulUntil: seminar.endsAt }], now);
    return { kind: 'seated', seminar, attendee };
  });
  if (result.kind === 'seated') outbox.refreshPosts(seminarId);
  return result;
}
