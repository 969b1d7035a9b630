// A link to what is over: says until when it was and whom to ask, since a new one cannot be had either.

import type { Places } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { materialsUsefulUntil } from '../materials/material.ts';
import type { LinkSubject } from '../messages/links.ts';
import type { Person } from '../people/person.ts';
import { calendarLinkEndsAt } from '../rsvps/load-mine.ts';
import { rsvpWords } from '../rsvps/rsvp.words.ts';
import { findCoordinatorNames } from '../seminars/host.store.ts';
import { momentOf } from '../seminars/seminar.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import type { LinkTarget } from '../surfaces/bot.ts';
import { surveyClosesAt } from '../surveys/survey.ts';
import { linkWords } from './link.words.ts';

type Closing = 'survey' | 'question' | 'absence' | 'calendar';

const closesAt: Record<Closing, (seminar: Seminar) => Temporal.Instant> = {
  survey: surveyClosesAt,
  question: ({ endsAt }) => endsAt,
  absence: materialsUsefulUntil,
  calendar: calendarLinkEndsAt,
};

/** Undefined: it is open, or never closes. As the seminar is by now: an edit may have moved the end either way. */
export async function readClosed(
  { db, clock, places }: { db: DatabaseRoot; clock: Clock; places: Places },
  { subject, person }: { subject: LinkSubject; person: Person },
): Promise<LinkTarget | undefined> {
  if (!isClosing(subject.use) || !('seminarId' in subject)) return undefined;
  const seminar = await findSeminar(db, subject.seminarId);
  if (!seminar || isBefore(clock.now(), closesAt[subject.use](seminar))) return undefined;
  const { language } = person;
  const reader: Reader = { language, place: places.page, now: clock.now() };
  const rsvp = rsvpWords[reader.language];
  const link = linkWords[reader.language];
  const [coordinator] = (await findCoordinatorNames(db, [seminar.id])).get(seminar.id) ?? [];
  const endedAt = subject.use === 'calendar' ? seminar.endsAt : closesAt[subject.use](seminar);
  const said = link.closed[subject.use](momentOf(endedAt, seminar, reader));
  const whom = rsvp.askWhom(coordinator ? rsvp.named(coordinator) : rsvp.someone);
  return { kind: 'closed', language, title: link.closedTitle, text: [seminar.title, said, whom] };
}

const isClosing = (use: LinkSubject['use']): use is Closing => use in closesAt;
