// What many get alike: who still does, found for all at once, and the one card for all of one language. The same kinds
// as in build-message.ts, where each goes to one person.

import type { Card } from '../cards/card.ts';
import { createReader, type Reader } from '../cards/reader.ts';
import { buildNews } from '../changes/build-news.ts';
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { buildMailingToAll, findMailed } from '../mailings/build-mailing.ts';
import type { QuietHours } from '../messages/quiet-hours.ts';
import type { Group, SharedMessages, Variant } from '../messages/shared.ts';
import { withLanguageButton } from '../people/language.cards.ts';
import { findMuted } from '../people/reach.store.ts';
import { closingSoonCard } from '../reminders/reminder.cards.ts';
import { reminderOccasion } from '../reminders/reminder.ts';
import { type Mine, ownSeminarCard } from '../rsvps/rsvp.cards.ts';
import { countHeads, findAnswered } from '../rsvps/rsvp.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { NOBODY, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { surveyCard } from '../surveys/survey.cards.ts';
import { findResponses } from '../surveys/survey.store.ts';
import { isSilentNow } from './build-message.ts';

interface Parts {
  clock: Clock;
  /** Unset: it does not matter whether it makes a sound. */
  quietHours?: QuietHours | null;
}

export function createSharedMessages(parts: Parts): SharedMessages {
  return {
    async sortOut(db, group, people) {
      const { wanting, personal = [] } = await findWanting(db, group, people);
      return { alike: new Set(wanting), personal: new Set(personal) };
    },
    async build(db, group, variant) {
      const seminar = await findSeminar(db, group.seminarId);
      if (!seminar) return undefined;
      const reader = createReader({ language: variant.language, platform: 'line', now: parts.clock.now() });
      const card = await buildCard({ db, group, variant, seminar, reader });
      if (!card) return undefined;
      const isSilent = await isSilentNow({ ...parts, db }, { ...group, ...variant }, seminar);
      const { edition } = seminar;
      const withButton = variant.isFirstWord ? withLanguageButton(card, seminar.id, reader) : card;
      return { card: withButton, isSilent, edition };
    },
  };
}

/** `personal`: those whose card would tell their own answer. */
async function findWanting(
  db: Database,
  { kind, seminarId, occasion }: Group,
  people: string[],
): Promise<{ wanting: Iterable<string>; personal?: string[] }> {
  const among = new Set(people);
  switch (kind) {
    case 'announcement': {
      const answered = await findAnswered(db, seminarId);
      return { wanting: among.difference(answered), personal: [...among.intersection(answered)] };
    }
    case 'news':
      return { wanting: among.difference(await findAnswered(db, seminarId)) };
    case 'closing-soon':
      return { wanting: among.difference(await findAnswered(db, seminarId)).difference(await findMuted(db, people)) };
    case 'mailing':
      return { wanting: await findMailed(db, { id: occasion, seminarId }) };
    case 'survey':
      return { wanting: (await loadAttendance(db, seminarId)).attended };
    case 'survey-reminder': {
      const { attended } = await loadAttendance(db, seminarId);
      const done = new Set((await findResponses(db, seminarId)).map(({ personId }) => personId));
      return { wanting: new Set(attended).difference(done).difference(await findMuted(db, people)) };
    }
    default:
      return { wanting: [], personal: people };
  }
}

interface Building {
  db: Database;
  group: Group;
  variant: Variant;
  seminar: Seminar;
  reader: Reader;
}

async function buildCard({ db, group, variant, seminar, reader }: Building): Promise<Card | undefined> {
  const { kind, occasion } = group;
  if (kind === 'news') {
    const message = { occasion, details: variant.details };
    return buildNews(db, { message, mine: await loadNobodys(db, seminar), reader });
  }
  if (kind === 'mailing') return buildMailingToAll({ db, message: variant, seminar, reader });
  if (seminar.status !== 'announced') return undefined;
  const isOpen = seminarPhase(seminar, reader.now) === 'open';
  switch (kind) {
    case 'announcement':
      return isOpen ? ownSeminarCard(await loadNobodys(db, seminar), reader, { isAnnouncement: true }) : undefined;
    case 'closing-soon': {
      const isOfThisDeadline = occasion === reminderOccasion(seminar, kind);
      return isOpen && isOfThisDeadline ? closingSoonCard(await loadNobodys(db, seminar), reader) : undefined;
    }
    case 'survey':
      return surveyCard(seminar, reader);
    case 'survey-reminder':
      return surveyCard(seminar, reader, { isReminder: true });
    default:
      return undefined;
  }
}

/** As somebody sees it who has not answered: nothing of it is their own. */
async function loadNobodys(db: Database, seminar: Seminar): Promise<Mine> {
  const heads = (await countHeads(db, [seminar.id])).get(seminar.id) ?? NOBODY;
  return { seminar, heads, rsvp: null, place: undefined, calendarUrl: '' };
}
