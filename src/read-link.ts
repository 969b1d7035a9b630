// What a signed link opens: the survey's page or a calendar file, for the person it was made for.
import type { Clock } from './clock.ts';
import type { DatabaseRoot } from './database/client.ts';
import type { LinkSubject, Links } from './messages/links.ts';
import { createReader } from './messages/reader.ts';
import { findPerson } from './people/person.store.ts';
import { calendarFile } from './seminars/calendar.ts';
import { findSeminar } from './seminars/seminar.store.ts';
import type { Bot, LinkTarget } from './surfaces/bot.ts';
import { surveyForm } from './surveys/survey.cards.ts';
import { saveSurveyForm } from './surveys/survey.replies.ts';
import { findResponse } from './surveys/survey.store.ts';

interface Parts {
  db: DatabaseRoot;
  links: Links;
  clock: Clock;
}

export function createReadLink(parts: Parts): Bot['readLink'] {
  return async (token) => {
    const link = await parts.links.read(token);
    if (link.kind === 'invalid') return { kind: 'invalid' };
    const person = await findPerson(parts.db, link.subject.personId);
    if (!person) return { kind: 'invalid' };
    if (link.kind === 'expired') return { kind: 'expired', language: person.language };
    return open(parts, link.subject, person);
  };
}

async function open(
  { db, clock }: Parts,
  { use, seminarId, personId }: LinkSubject,
  person: NonNullable<Awaited<ReturnType<typeof findPerson>>>,
): Promise<LinkTarget> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return { kind: 'invalid' };
  const now = clock.now();
  if (use === 'calendar') return { kind: 'calendar', fileName: 'seminar.ics', ics: calendarFile(seminar, now) };
  const { language } = person;
  const reader = createReader({ language, platform: 'line', now });
  const form = surveyForm(seminar, await findResponse(db, { seminarId, personId }), reader);
  return {
    kind: 'survey',
    form,
    language,
    submit: (values) => {
      const at = clock.now();
      const current = createReader({ language, platform: 'line', now: at });
      return saveSurveyForm(
        { db, person, reader: current, now: at, tappedAt: at, eventId: undefined },
        seminarId,
        values,
      );
    },
  };
}
