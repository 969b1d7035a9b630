// The organizer writes, looks, announces: runs the use case and says what to show.
import type { Card, Outcome } from '../messages/card.ts';
import type { Visit } from '../visit.ts';
import { announceSeminar, deleteDraft, keepDraft, scheduleSeminar } from './announce-seminar.ts';
import { previewPage, problemTexts, reachTexts, scheduleForm, seminarForm, seminarNoteCard } from './compose.cards.ts';
import { findOverlaps } from './find-overlaps.ts';
import { loadReach } from './load-reach.ts';
import { momentOf } from './seminar.cards.ts';
import { findSeminar } from './seminar.store.ts';
import { isBefore, NOBODY, type Seminar } from './seminar.ts';
import { type FieldProblem, readMoment, readSeminarForm } from './seminar-form.ts';
import { writeSeminar } from './write-seminar.ts';

export function replyWithSeminarForm({ settings, reader }: Visit, draft?: Seminar): Outcome {
  const options = { draft, channel: settings.announceChannel, isChannelAsked: settings.hasSlack };
  return { kind: 'form', form: seminarForm(options, reader) };
}

export async function replyToEditDraft(visit: Visit, seminarId: string): Promise<Outcome> {
  const draft = await findDraft(visit, seminarId);
  return draft ? replyWithSeminarForm(visit, draft) : gone(visit);
}

export async function replyToSeminarForm(
  visit: Visit,
  seminarId: string | undefined,
  values: Record<string, string>,
): Promise<Outcome> {
  const { db, now, person, reader, settings } = visit;
  const known = seminarId ? await findSeminar(db, seminarId) : undefined;
  const read = readSeminarForm(values, { now, timeZone: known?.timeZone ?? settings.timeZone });
  const problems: Record<string, FieldProblem | 'channel_missing'> = 'problems' in read ? { ...read.problems } : {};
  if (settings.hasSlack && !values.channel) problems.channel = 'channel_missing';
  if ('problems' in read || problems.channel) return { kind: 'form-errors', errors: problemTexts(problems, reader) };
  const draft = await writeSeminar({ db, id: seminarId, details: read.details, personId: person.id, now });
  // A colleague announced or deleted it meanwhile; what was typed stays.
  if (!draft) return { kind: 'form-errors', errors: { title: reader.words.compose.gone } };
  const overlaps = await findOverlaps(db, draft);
  const reach = await loadReach(db, draft);
  const preview = previewPage({ draft, nobody: NOBODY, overlaps, reach }, reader);
  return page(visit, reader.words.compose.previewTitle, preview);
}

export async function replyToAnnounce(visit: Visit, seminarId: string): Promise<Outcome> {
  const { compose } = visit.reader.words;
  const result = await announceSeminar({ ...visit, seminarId, actor: visit.person.id });
  switch (result.kind) {
    case 'no_seminar':
      return gone(visit);
    case 'not_a_draft':
    case 'not_due':
      return note(visit, result.seminar, compose.alreadyAnnounced, '');
    case 'too_late':
      return note(visit, result.seminar, compose.tooLate, '');
    case 'announced': {
      const texts = reachTexts(result.reach, visit.reader, { isGoing: true });
      return note(visit, result.seminar, compose.announced, texts);
    }
  }
}

export async function replyWithScheduleForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const draft = await findDraft(visit, seminarId);
  return draft ? { kind: 'form', form: scheduleForm(draft, visit.reader) } : gone(visit);
}

export async function replyToScheduleForm(
  visit: Visit,
  seminarId: string,
  values: Record<string, string>,
): Promise<Outcome> {
  const { compose } = visit.reader.words;
  const draft = await findDraft(visit, seminarId);
  if (!draft) return gone(visit);
  const read = readMoment(values, { date: 'date', time: 'time' }, draft.timeZone);
  if ('problems' in read) return { kind: 'form-errors', errors: problemTexts(read.problems, visit.reader) };
  const { at: announceAt } = read;
  if (!isBefore(visit.now, announceAt)) return { kind: 'form-errors', errors: { date: compose.schedulePast } };
  if (!isBefore(announceAt, draft.deadlineAt)) {
    return { kind: 'form-errors', errors: { date: compose.scheduleAfterDeadline } };
  }
  const scheduled = await scheduleSeminar({ ...onDraft(visit, seminarId), announceAt });
  if (!scheduled) return gone(visit);
  const when = momentOf(announceAt, scheduled, visit.reader);
  return note(visit, scheduled, compose.scheduled, compose.scheduledText(when));
}

export async function replyToKeepDraft(visit: Visit, seminarId: string): Promise<Outcome> {
  const { compose } = visit.reader.words;
  const draft = await keepDraft(onDraft(visit, seminarId));
  return draft ? note(visit, draft, compose.kept, compose.keptText) : gone(visit);
}

export async function replyToDeleteDraft(visit: Visit, seminarId: string): Promise<Outcome> {
  const { compose } = visit.reader.words;
  const isDeleted = await deleteDraft(onDraft(visit, seminarId));
  return isDeleted ? note(visit, undefined, compose.deleted, '') : gone(visit);
}

async function findDraft({ db }: Visit, seminarId: string): Promise<Seminar | undefined> {
  const seminar = await findSeminar(db, seminarId);
  return seminar?.status === 'draft' || seminar?.status === 'scheduled' ? seminar : undefined;
}

const onDraft = ({ db, person, now }: Visit, seminarId: string) => ({ db, seminarId, actor: person.id, now });

const gone = (visit: Visit) => note(visit, undefined, visit.reader.words.compose.gone, '');

function note(visit: Visit, seminar: Seminar | undefined, heading: string, text: string | string[]): Outcome {
  return page(visit, visit.reader.words.compose.formTitle, seminarNoteCard(seminar, heading, text, visit.reader));
}

function page({ reader }: Visit, title: string, card: Card): Outcome {
  return { kind: 'page', title, card, language: reader.language };
}
