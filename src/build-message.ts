// Builds the card of every message the bot sends by itself, as things stand when it is sent: the one switch over the
// ledger's kinds. Undefined: it is no longer wanted.
import type { Clock } from './clock.ts';
import type { DatabaseRoot } from './database/client.ts';
import type { Card, Language } from './messages/card.ts';
import type { BuildCard } from './messages/deliver-message.ts';
import type { Links } from './messages/links.ts';
import { countUnsent } from './messages/message.store.ts';
import type { LedgerMessage } from './messages/message.ts';
import { createReader, type Reader } from './messages/reader.ts';
import type { Platform } from './messages/sender.ts';
import { undeliveredCard } from './messages/undelivered.cards.ts';
import { findPerson } from './people/person.store.ts';
import type { Person } from './people/person.ts';
import { attendeeReminderCard, closingSoonCard, closingSoonPost } from './reminders/reminder.cards.ts';
import { loadMine } from './rsvps/load-mine.ts';
import { cancelledCard, type Mine, ownSeminarCard, seatGivenCard } from './rsvps/rsvp.cards.ts';
import { countHeads } from './rsvps/rsvp.store.ts';
import { announcementCard } from './seminars/seminar.cards.ts';
import { findSeminar } from './seminars/seminar.store.ts';
import { NOBODY, type Seminar, seminarPhase } from './seminars/seminar.ts';
import { surveyCard } from './surveys/survey.cards.ts';
import { loadResultsCard } from './surveys/survey.replies.ts';
import { findResponse } from './surveys/survey.store.ts';

interface Parts {
  db: DatabaseRoot;
  links: Links;
  clock: Clock;
  /** What a channel's post is written in. */
  language: Language;
}

export function createBuildCard(parts: Parts): BuildCard {
  return async (message, platform) => {
    const seminar = await findSeminar(parts.db, message.seminarId);
    if (!seminar) return undefined;
    if (!message.personId) return buildPost(parts, message, seminar);
    const person = await findPerson(parts.db, message.personId);
    const card = person && (await buildForPerson(parts, { message, seminar, person, platform }));
    return card && { card, language: person.language };
  };
}

/** A post in a channel: shows the seminar as it is now, whatever that is. */
async function buildPost({ db, clock, language }: Parts, message: LedgerMessage, seminar: Seminar) {
  if (seminar.status !== 'announced' && seminar.status !== 'cancelled') return undefined;
  const reader = createReader({ language, platform: 'slack', now: clock.now() });
  const heads = (await countHeads(db, [seminar.id])).get(seminar.id) ?? NOBODY;
  const isAnnouncement = message.kind === 'announcement-post';
  if (!isAnnouncement && message.status !== 'sent' && seminarPhase(seminar, reader.now) !== 'open') return undefined;
  const card = isAnnouncement ? announcementCard(seminar, heads, reader) : closingSoonPost(seminar, heads, reader);
  return { card, language, revision: seminar.revision };
}

interface ForPerson {
  message: LedgerMessage;
  seminar: Seminar;
  person: Person;
  platform: Platform;
}

async function buildForPerson(parts: Parts, to: ForPerson): Promise<Card | undefined> {
  const { db, links, clock } = parts;
  const { message, seminar, person, platform } = to;
  const now = clock.now();
  const reader = createReader({ language: person.language, platform, now });
  switch (message.kind) {
    // To the organizer.
    case 'results':
      return loadResultsCard({ db, now, reader, seminar, page: 1 });
    case 'trouble': {
      const count = String(await countUnsent(db, seminar.id));
      const details = { ...message.details, count };
      return undeliveredCard({ seminarId: seminar.id, title: seminar.title, details }, reader);
    }
    case 'cancelled':
      return seminar.status === 'cancelled' ? cancelledCard(seminar, reader) : undefined;
  }
  if (seminar.status !== 'announced') return undefined;
  const mine = await loadMine({ db, links, personId: person.id, platform, seminar });
  return buildForAttendee(parts, { ...to, mine, reader });
}

/** Whether they still want it is asked here, at the last moment. */
async function buildForAttendee(
  { db }: Parts,
  { message, seminar, person, mine, reader }: ForPerson & { mine: Mine; reader: Reader },
): Promise<Card | undefined> {
  const isAttending = mine.rsvp?.standing === 'attending';
  const isMuted = person.remindersMutedAt !== null;
  const isOpen = seminarPhase(seminar, reader.now) === 'open';
  switch (message.kind) {
    case 'announcement':
      return isOpen ? ownSeminarCard(mine, reader, { isAnnouncement: true }) : undefined;
    case 'seat-given':
      return isAttending ? seatGivenCard(mine, reader) : undefined;
    case 'closing-soon':
      return isOpen && !mine.rsvp && !isMuted ? closingSoonCard(mine, reader) : undefined;
    case 'day-before':
    case 'soon':
      return isAttending && !isMuted ? attendeeReminderCard(mine, reader) : undefined;
    case 'survey':
      return isAttending ? surveyCard(seminar, reader) : undefined;
    case 'survey-reminder': {
      const isAnswered = await findResponse(db, { seminarId: seminar.id, personId: person.id });
      return isAttending && !isMuted && !isAnswered ? surveyCard(seminar, reader, { isReminder: true }) : undefined;
    }
    default:
      return undefined;
  }
}
