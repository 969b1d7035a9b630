// The message to organizers about somebody of the line who cannot be asked by us, built when it is sent.
import type { Database } from '../database/client.ts';
import type { Card } from '../messages/card.ts';
import type { LedgerMessage } from '../messages/message.ts';
import type { Reader } from '../messages/reader.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findAttendee } from './attendee.store.ts';
import { askByHandCard } from './offer.cards.ts';
import { findWaitlistPlace } from './rsvp.store.ts';

/** Undefined: they wait no more, or it began. */
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
  const place = await findWaitlistPlace(db, { seminarId: seminar.id, personId });
  const attendee = await findAttendee(db, seminar.id, personId);
  if (!attendee || place === undefined || !isBefore(reader.now, seminar.startsAt)) return undefined;
  return askByHandCard({ seminar, attendee, place }, reader);
}
