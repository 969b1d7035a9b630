// What an organizer wrote, as one person gets it; undefined when it no longer concerns them.
import type { Database } from '../database/client.ts';
import type { Card } from '../messages/card.ts';
import type { LedgerMessage } from '../messages/message.ts';
import type { Reader } from '../messages/reader.ts';
import { findPerson } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { mailingCard } from './mailing.cards.ts';
import { findMailing } from './mailing.store.ts';
import { isStillFor } from './mailing.ts';

export async function buildMailing({
  db,
  message: { details, personId },
  seminar,
  reader,
}: {
  db: Database;
  message: LedgerMessage;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card | undefined> {
  const mailing = details.mailing ? await findMailing(db, details.mailing) : undefined;
  if (!mailing || !personId) return undefined;
  const rsvp = await findRsvp(db, { seminarId: seminar.id, personId });
  if (!isStillFor(mailing.audience, rsvp)) return undefined;
  const author = (await findPerson(db, mailing.author))?.name ?? '';
  return mailingCard({ seminar, text: mailing.text, author }, reader);
}
