// Organizers are told of somebody of the line whom we cannot ask, or cannot tell of their seat.

import type { Card } from '../cards/card.ts';
import { type Builders, type ToOne, whileAnnounced } from '../messages/builder.ts';
import { findReachable } from '../people/reach.store.ts';
import { findWaitlistPlace } from '../rsvps/rsvp.store.ts';
import { isBefore } from '../seminars/seminar.ts';
import { findAttendee } from './attendee.store.ts';
import { askByHandCard, seatedByHandCard } from './by-hand.cards.ts';

export const byHandMessages = { 'ask-by-hand': whileAnnounced(buildAskByHand) } satisfies Partial<Builders>;

/** Undefined: they wait (or have the seat) no more, they can be told by us again, or it began. */
async function buildAskByHand({ db, message, seminar, reader }: ToOne): Promise<Card | undefined> {
  const personId = message.details.person ?? '';
  const attendee = await findAttendee(db, seminar.id, personId);
  if (!attendee || !isBefore(reader.now, seminar.startsAt)) return undefined;
  if ((await findReachable(db, [attendee.rsvp.personId])).size > 0) return undefined;
  if (message.details.seated) {
    return attendee.rsvp.standing === 'attending' ? seatedByHandCard({ seminar, attendee }, reader) : undefined;
  }
  const place = await findWaitlistPlace(db, { seminarId: seminar.id, personId });
  return place === undefined ? undefined : askByHandCard({ seminar, attendee, place }, reader);
}
