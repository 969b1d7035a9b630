// What an organizer wrote, as its people get it, while it concerns them.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import type { Builders } from '../messages/builder.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { findPerson } from '../people/person.store.ts';
import { findAllRsvps, findRsvp } from '../rsvps/rsvp.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { mailingCard } from './mailing.cards.ts';
import { findMailing } from './mailing.store.ts';
import { isStillFor, type Mailing } from './mailing.ts';

export const mailingMessages = {
  mailing: {
    async toOne({ db, message, seminar, person, reader }) {
      const mailing = await findMailingOf(db, message.details);
      const rsvp = mailing && (await findRsvp(db, { seminarId: seminar.id, personId: person.id }));
      return rsvp && isStillFor(mailing.audience, rsvp) ? writtenCard({ db, mailing, seminar, reader }) : undefined;
    },
    async sortOut({ db, seminarId, occasion }) {
      const mailing = await findMailing(db, occasion);
      const rsvps = mailing ? await findAllRsvps(db, [seminarId]) : [];
      const concerned = rsvps.filter((rsvp) => mailing && isStillFor(mailing.audience, rsvp));
      return { wanting: concerned.map(({ personId }) => personId) };
    },
    async toAll({ db, seminar, details, reader }) {
      const mailing = await findMailingOf(db, details);
      return mailing && writtenCard({ db, mailing, seminar, reader });
    },
  },
} satisfies Partial<Builders>;

async function findMailingOf(db: Database, { mailing }: LedgerMessage['details']): Promise<Mailing | undefined> {
  return mailing ? findMailing(db, mailing) : undefined;
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
