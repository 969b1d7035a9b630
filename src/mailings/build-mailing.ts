// What an organizer wrote, as its people get it; undefined when it no longer concerns them.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { findPerson } from '../people/person.store.ts';
import { findAllRsvps, findRsvp } from '../rsvps/rsvp.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { mailingCard } from './mailing.cards.ts';
import { findMailing } from './mailing.store.ts';
import { isStillFor, type Mailing } from './mailing.ts';

type About = Pick<LedgerMessage, 'details'>;

export async function buildMailing({
  db,
  message,
  seminar,
  reader,
}: {
  db: Database;
  message: About & Pick<LedgerMessage, 'personId'>;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card | undefined> {
  const mailing = await findMailingOf(db, message);
  const { personId } = message;
  if (!mailing || !personId) return undefined;
  const rsvp = await findRsvp(db, { seminarId: seminar.id, personId });
  return isStillFor(mailing.audience, rsvp) ? writtenCard({ db, mailing, seminar, reader }) : undefined;
}

/** The same card for all whom it concerns. */
export async function buildMailingToAll({
  db,
  message,
  seminar,
  reader,
}: {
  db: Database;
  message: About;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card | undefined> {
  const mailing = await findMailingOf(db, message);
  return mailing && writtenCard({ db, mailing, seminar, reader });
}

/** Person ids of those whom it still concerns. `id`: the mailing's. */
export async function findMailed(
  db: Database,
  { id, seminarId }: { id: string; seminarId: string },
): Promise<string[]> {
  const mailing = await findMailing(db, id);
  if (!mailing) return [];
  const rsvps = await findAllRsvps(db, [seminarId]);
  return rsvps.filter((rsvp) => isStillFor(mailing.audience, rsvp)).map(({ personId }) => personId);
}

async function findMailingOf(db: Database, { details }: About): Promise<Mailing | undefined> {
  return details.mailing ? findMailing(db, details.mailing) : undefined;
}

async function writtenCard({
  db,
  mailing,
  seminar,
  reader,
}: {
  db: Database;
  mailing: Mailing;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card> {
  const author = (await findPerson(db, mailing.author))?.name ?? '';
  return mailingCard({ seminar, text: mailing.text, author }, reader);
}
