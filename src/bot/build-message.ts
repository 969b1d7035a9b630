// Builds the card of every message the bot sends by itself, as things stand when it is sent: the one switch over the
// ledger's kinds. Undefined: it is no longer wanted.

import { buildAskByHand } from '../attendees/build-ask-by-hand.ts';
import type { Card, Language } from '../cards/card.ts';
import type { Platform } from '../cards/reader.ts';
import { createReader, type Reader } from '../cards/reader.ts';
import { buildChanged } from '../changes/build-changed.ts';
import { buildNews } from '../changes/build-news.ts';
import { buildUntold } from '../changes/build-untold.ts';
import { seatLostCard } from '../changes/change.cards.ts';
import { newCodeCard } from '../checkins/door.cards.ts';
import { openDoor } from '../checkins/door-code.ts';
import { hasAttended } from '../checkins/load-attendance.ts';
import type { Clock } from '../clock.ts';
import type { Database, DatabaseRoot } from '../database/client.ts';
import { buildMailing } from '../mailings/build-mailing.ts';
import { buildMaterials } from '../materials/build-materials.ts';
import type { BuildCard } from '../messages/deliver-message.ts';
import type { Links } from '../messages/links.ts';
import { hasBeenWritten, hasLaterOccasion } from '../messages/message.store.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { isSilent, type QuietHours } from '../messages/quiet-hours.ts';
import { countUnsent } from '../messages/stopped.store.ts';
import { undeliveredCard } from '../messages/undelivered.cards.ts';
import { withLanguageButton } from '../people/language.cards.ts';
import { findPerson, isLanguageKnown } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import { roleGivenCard } from '../people/team.cards.ts';
import { questionToPassOnCard } from '../questions/question.cards.ts';
import { findQuestion } from '../questions/question.store.ts';
import { attendeeReminderCard, closingSoonCard, closingSoonPost } from '../reminders/reminder.cards.ts';
import { reminderOccasion } from '../reminders/reminder.ts';
import { calendarFileUrl, loadMine } from '../rsvps/load-mine.ts';
import { offerWithdrawnCard, seatOfferCard } from '../rsvps/offer.cards.ts';
import { cancelledCard, letInCard, type Mine, ownSeminarCard, seatGivenCard } from '../rsvps/rsvp.cards.ts';
import { countHeads } from '../rsvps/rsvp.store.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { findOverlaps } from '../seminars/find-overlaps.ts';
import { newOrganizerCard, speakerAddedCard } from '../seminars/host.cards.ts';
import { findOrganizers, isKeeper, isSpeaker } from '../seminars/host.store.ts';
import { announcementCard } from '../seminars/seminar.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { NOBODY, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seriesDraftCard } from '../seminars/series.cards.ts';
import { surveyCard } from '../surveys/survey.cards.ts';
import { loadResultsCard } from '../surveys/survey.replies.ts';
import { findResponse } from '../surveys/survey.store.ts';

interface Parts {
  db: DatabaseRoot;
  links: Links;
  clock: Clock;
  /** What a channel's post is written in. */
  language: Language;
  /** Unset: it does not matter whether it makes a sound. */
  quietHours?: QuietHours | null;
}

export function createBuildCard(parts: Parts): BuildCard {
  return async (message, platform) => {
    const person = message.personId ? await findPerson(parts.db, message.personId) : undefined;
    if (message.seminarId === null) {
      const card = person && (await buildOfNoSeminar(parts, { message, person, platform }));
      return card && { card, language: person.language };
    }
    const seminar = await findSeminar(parts.db, message.seminarId);
    if (!seminar) return undefined;
    if (!message.personId) return buildPost(parts, message, seminar);
    const card = person && (await buildForPerson(parts, { message, seminar, person, platform }));
    if (!card) return undefined;
    const { language } = person;
    const isSilent = await isSilentNow(parts, message, seminar);
    if (!(await isFirstWord(parts.db, message, person))) return { card, language, isSilent };
    const reader = createReader({ language, platform, now: parts.clock.now() });
    return { card: withLanguageButton(card, seminar.id, reader), language, isSilent };
  };
}

/** Nobody ever told which language they read, and this is the first they get. */
async function isFirstWord(db: DatabaseRoot, message: LedgerMessage, { id }: Person): Promise<boolean> {
  return !(await isLanguageKnown(db, id)) && !(await hasBeenWritten(db, { personId: id, besides: message.id }));
}

/** What concerns no seminar; a role that was changed again since is told by a later message, or not at all. */
async function buildOfNoSeminar(
  { db, clock }: Parts,
  { message, person, platform }: Omit<ForPerson, 'seminar'>,
): Promise<Card | undefined> {
  if (message.kind !== 'role-given' || (await hasLaterOccasion(db, message))) return undefined;
  const role = await findRole(db, person.id);
  if (role === null || role !== message.details.role) return undefined;
  const reader = createReader({ language: person.language, platform, now: clock.now() });
  return roleGivenCard({ role, by: message.details.by ?? '' }, reader);
}

/** Whether it is night where the seminar is. */
export async function isSilentNow(
  { db, clock, quietHours }: Pick<Parts, 'clock' | 'quietHours'> & { db: Database },
  { kind, details }: Pick<LedgerMessage, 'kind' | 'details'>,
  seminar: Seminar,
): Promise<boolean> {
  // Who is told of a move had planned for the evening as it was.
  const [edit] = details.since ? await findEditsSince(db, seminar.id, Number(details.since)) : [];
  const evenings = edit ? [edit.before, seminar] : [seminar];
  return isSilent({ kind, evenings, timeZone: seminar.timeZone, hours: quietHours ?? null, now: clock.now() });
}

/** A post in a channel: shows the seminar as it is now, whatever that is. */
async function buildPost({ db, clock, language }: Parts, message: LedgerMessage, seminar: Seminar) {
  if (seminar.status !== 'announced' && seminar.status !== 'cancelled') return undefined;
  const reader = createReader({ language, platform: 'slack', now: clock.now() });
  const heads = (await countHeads(db, [seminar.id])).get(seminar.id) ?? NOBODY;
  // A call to answer soon whose deadline was moved since shows the seminar like any other post.
  const isCall = message.kind === 'closing-soon-post';
  const isOfThisDeadline = isCall && message.occasion === reminderOccasion(seminar, 'closing-soon-post');
  const isWanted = !isCall || (isOfThisDeadline && seminarPhase(seminar, reader.now) === 'open');
  if (!isWanted && message.status !== 'sent') return undefined;
  const card = isOfThisDeadline ? closingSoonPost(seminar, heads, reader) : announcementCard(seminar, heads, reader);
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
    case 'results': {
      const isForSpeaker = !(await findOrganizers(db, seminar)).includes(person.id);
      return loadResultsCard({ db, now, reader, seminar, page: 1, isForSpeaker });
    }
    case 'new-organizer': {
      const isWanted = seminar.status !== 'cancelled' && (await isKeeper(db, seminar.id, person.id));
      return isWanted && !(await hasLaterOccasion(db, message))
        ? newOrganizerCard(seminar, message.details, reader)
        : undefined;
    }
    case 'speaker-added': {
      const isWanted = seminar.status !== 'cancelled' && (await isSpeaker(db, seminar.id, person.id));
      return isWanted && !(await hasLaterOccasion(db, message))
        ? speakerAddedCard(seminar, message.details, reader)
        : undefined;
    }
    case 'question': {
      const { question = message.occasion, before } = message.details;
      const asked = await findQuestion(db, question);
      const isNews = asked && asked.text !== before && seminar.status === 'announced';
      return isNews ? questionToPassOnCard(seminar, { text: asked.text, before }, reader) : undefined;
    }
    case 'series-draft':
      return seminar.status === 'draft' ? seriesDraftCard(seminar, await findOverlaps(db, seminar), reader) : undefined;
    case 'trouble': {
      if (message.details.why === 'untold') return buildUntold({ db, message, seminar, reader });
      const count = String(await countUnsent(db, seminar.id));
      const details = { ...message.details, count };
      return undeliveredCard({ seminarId: seminar.id, title: seminar.title, details }, reader);
    }
    case 'door-code': {
      const door = await openDoor({ db, seminarId: seminar.id });
      return door && newCodeCard(door, reader);
    }
    case 'cancelled': {
      if (seminar.status !== 'cancelled') return undefined;
      const calendarUrl = await calendarFileUrl({ links, personId: person.id, platform, seminar });
      return cancelledCard(seminar, { reason: message.details.reason, calendarUrl }, reader);
    }
  }
  if (message.kind === 'news') {
    const mine = await loadMine({ db, links, personId: person.id, platform, seminar });
    return buildNews(db, { message, mine, reader });
  }
  if (message.kind === 'mailing') return buildMailing({ db, message, seminar, reader });
  if (seminar.status !== 'announced') return undefined;
  if (message.kind === 'ask-by-hand') return buildAskByHand({ db, message, seminar, reader });
  const mine = await loadMine({ db, links, personId: person.id, platform, seminar });
  return buildForAttendee(parts, { ...to, mine, reader });
}

/** Whether they still want it is asked here, at the last moment. */
async function buildForAttendee(
  { db, links }: Parts,
  { message, seminar, person, mine, reader }: ForPerson & { mine: Mine; reader: Reader },
): Promise<Card | undefined> {
  const key = { seminarId: seminar.id, personId: person.id };
  const isAttending = mine.rsvp?.standing === 'attending';
  const isMuted = person.remindersMutedAt !== null;
  const isOpen = seminarPhase(seminar, reader.now) === 'open';
  switch (message.kind) {
    case 'announcement':
      return isOpen ? ownSeminarCard(mine, reader, { isAnnouncement: true }) : undefined;
    case 'changed':
      return buildChanged(db, { message, mine, reader });
    case 'seat-lost': {
      const hadParty = message.details.party === 'yes';
      return mine.rsvp?.standing === 'waitlisted' ? seatLostCard(mine, { hadParty }, reader) : undefined;
    }
    case 'let-in':
      return mine.isLetIn ? letInCard(mine, reader) : undefined;
    case 'seat-given':
      return isAttending ? seatGivenCard(mine, reader) : undefined;
    case 'seat-offer':
      return seatOfferCard(mine, reader);
    case 'offer-withdrawn': {
      const isNews = mine.rsvp?.standing === 'waitlisted' && mine.offeredUntil === undefined;
      return isNews ? offerWithdrawnCard(mine, reader) : undefined;
    }
    case 'closing-soon':
      if (message.occasion !== reminderOccasion(seminar, message.kind)) return undefined;
      return isOpen && !mine.rsvp && !isMuted ? closingSoonCard(mine, reader) : undefined;
    case 'day-before':
    case 'soon':
      // Of the evening it was to be before it was moved.
      if (message.occasion !== reminderOccasion(seminar, message.kind)) return undefined;
      return isAttending && !isMuted ? attendeeReminderCard(mine, reader) : undefined;
    case 'materials':
      return buildMaterials({ db, links, message, personId: person.id, mine, reader });
    case 'survey':
      return (await hasAttended(db, key)) ? surveyCard(seminar, reader) : undefined;
    case 'survey-reminder': {
      const isAnswered = await findResponse(db, key);
      const isWanted = !isMuted && !isAnswered && (await hasAttended(db, key));
      return isWanted ? surveyCard(seminar, reader, { isReminder: true }) : undefined;
    }
    default:
      return undefined;
  }
}
