// What a signed link opens: the survey's page or a calendar file, for the person it was made for.

import { createReader } from '../cards/reader.ts';
import { type Command, decodeCommand, decodeFormCommand, encodeCommand, submission } from '../commands.ts';
import { loadAbsenceForm, saveAbsenceForm } from '../materials/material.replies.ts';
import type { LinkSubject } from '../messages/links.ts';
import { findPerson } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { findQuestionReader } from '../questions/find-reader.ts';
import { questionForm } from '../questions/question.cards.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { calendarFile } from '../seminars/calendar.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Bot, LinkTarget } from '../surfaces/bot.ts';
import { surveyForm } from '../surveys/survey.cards.ts';
import { saveSurveyForm } from '../surveys/survey.replies.ts';
import { findResponse } from '../surveys/survey.store.ts';
import { readClosed } from './read-closed.ts';
import { type DoorParts, openCheckInPage, openDoorPage } from './read-door.ts';
import { openExport } from './read-export.ts';
import type { RunCommand } from './run-command.ts';

interface Parts extends DoorParts {
  runAs: RunCommand['runAs'];
}

export function createReadLink(parts: Parts): Bot['readLink'] {
  return async (token, use) => {
    const link = await parts.links.read(token);
    if (link.kind === 'invalid' || link.subject.use !== use) return { kind: 'invalid' };
    const { subject } = link;
    if (subject.use === 'checkin') {
      return link.kind === 'expired' ? { kind: 'expired', language: 'ja' } : openCheckInPage(parts, subject);
    }
    const person = await findPerson(parts.db, subject.personId);
    if (!person) return { kind: 'invalid' };
    const closed = await readClosed(parts, { subject, person });
    if (closed) return closed;
    if (link.kind === 'expired') return { kind: 'expired', language: person.language };
    return open(parts, subject, person);
  };
}

/** So long a form may be written on, e.g. begun before work and sent after it. Who may do what is asked when it is sent. */
const FORM_OPEN_FOR = Temporal.Duration.from({ hours: 12 });

function openDesk(
  { links, clock, runAs }: Parts,
  subject: Extract<LinkSubject, { use: 'desk' | 'form' }>,
  person: Person,
): LinkTarget {
  const { language } = person;
  const run = (command: Command) => runAs({ person, command, platform: 'line' });
  if (subject.use === 'desk')
    return {
      ...{ kind: 'desk', language, run },
      async keepOpen({ submit, opener }) {
        const form = { form: JSON.stringify(submit), opener: encodeCommand(opener) };
        const expiresAt = clock.now().add(FORM_OPEN_FOR);
        const url = await links.make({ use: 'form', personId: person.id, ...form, expiresAt });
        return url?.split('/').at(-1) ?? '';
      },
    };
  const submit = decodeFormCommand(subject.form);
  if (!submit) return { kind: 'invalid' };
  return {
    ...{ kind: 'form', language },
    submit: (values: Record<string, string>) => run(submission(submit, values)),
    reopen: () => run(decodeCommand(subject.opener)),
  };
}

async function open(
  parts: Parts,
  subject: Exclude<LinkSubject, { use: 'checkin' }>,
  person: Person,
): Promise<LinkTarget> {
  const { db, clock } = parts;
  if (subject.use === 'desk' || subject.use === 'form') return openDesk(parts, subject, person);
  if (subject.use === 'export') return openExport(parts, { subject, person });
  const { use, seminarId } = subject;
  if (use === 'door') return openDoorPage(parts, { seminarId, person });
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return { kind: 'invalid' };
  const now = clock.now();
  if (use === 'calendar') {
    const mine = await findRsvp(db, { seminarId, personId: person.id });
    return { kind: 'calendar', fileName: 'seminar.ics', ics: calendarFile(seminar, { mode: mine?.mode, now }) };
  }
  const { language } = person;
  if (use === 'absence') {
    const visit = () => ({ db, person, now: clock.now(), reader: createReader({ language, platform: 'line', now }) });
    const form = await loadAbsenceForm(visit(), seminar);
    return { kind: 'survey', form, language, submit: (values) => saveAbsenceForm(visit(), seminarId, values) };
  }
  if (use === 'question') {
    const readBy = await findQuestionReader(db, seminarId);
    const reader = createReader({ language, platform: 'line', now });
    return {
      kind: 'survey',
      form: questionForm({ seminar, readBy, newId: crypto.randomUUID() }, reader),
      language,
      submit: (values, sent) => {
        const question = sent?.do === 'submit-question' ? sent.question : undefined;
        const command = submission({ do: 'submit-question', seminar: seminarId, question }, values);
        return parts.runAs({ person, command, platform: 'line' });
      },
    };
  }
  const reader = createReader({ language, platform: 'line', now });
  const form = surveyForm(seminar, await findResponse(db, { seminarId, personId: person.id }), reader);
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
