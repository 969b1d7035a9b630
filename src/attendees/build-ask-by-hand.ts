// The message to organizers about somebody of the line whom we cannot ask, or cannot tell of their seat, built when it
// is sent.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { findReachable } from '../people/reach.store.ts';
import { findWaitlistPlace } from '../rsvps/rsvp.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findAttendee } from './attendee.store.ts';
import { askByHandCard, seatedByHandCard } from './by-hand.cards.ts';

/** Undefined: they wait (or have the seat) no more, they can be told by us again, or it began. */
export async function buildAskByHand({
  db,
  message,
  seminar,
  reader,
}: {
  db: Database;
  message: LedgerMessage;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card | undefined> {
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
