// The organizer writes, looks, announces: runs the use case and says what to show.
import type { Button } from '../cards/card.ts';
import { type FormOutcome, formErrors, type Outcome, openForm, page, refused } from '../cards/outcome.ts';
import type { CommandOf } from '../commands.ts';
import { findTopic } from '../people/topic.store.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { announceSeminar, chooseAudience, deleteDraft, keepDraft, scheduleSeminar } from './announce-seminar.ts';
import { announcedCard, askDeleteCard, previewPage, seminarNoteCard } from './compose.cards.ts';
import { composeWords } from './compose.words.ts';
import { loadAnnounced, loadDraftPreview } from './load-announcement.ts';
import { momentOf } from './seminar.cards.ts';
import { findSeminar } from './seminar.store.ts';
import { isBefore, type Seminar } from './seminar.ts';
import {
  askingForLink,
  type FormProblems,
  problemTexts,
  type SeminarFormOptions,
  scheduleForm,
  seminarForm,
} from './seminar-form.cards.ts';
import { readMoment, readSeminarForm, seminarValues, valuesLike } from './seminar-form.ts';
import { refuseWithStanding, replyWithStanding } from './standing.handlers.ts';
import { type WriteResult, writeSeminar } from './write-seminar.ts';

export function replyWithSeminarForm(
  visit: OrganizerVisit,
  filled: Pick<SeminarFormOptions, 'draft' | 'like' | 'series'> = {},
): Outcome {
  return openForm(formOf(visit, { ...filled, newId: crypto.randomUUID() }));
}

const formOf = ({ settings, reader }: OrganizerVisit, filled: Partial<SeminarFormOptions>) =>
  seminarForm({ ...filled, channel: settings.announceChannel, isChannelAsked: settings.hasSlack }, reader);

export async function replyToEditDraft(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const draft = await findDraft(visit, seminarId);
  return draft ? replyWithSeminarForm(visit, { draft }) : replyWithStanding(visit, seminarId);
}

type Submitted = Omit<CommandOf<'submit-seminar'>, 'do'>;

export async function replyToSeminarForm(
  visit: OrganizerVisit,
  { seminar, isNew, like: likeId, series, values }: Submitted,
): Promise<FormOutcome> {
  const { db, now, person, reader, settings } = visit;
  const known = seminar ? await findSeminar(db, seminar) : undefined;
  const like = likeId && !known ? await findSeminar(db, likeId) : undefined;
  // What was not asked for is as the form began.
  const began = known ? seminarValues(known) : like ? valuesLike(like) : {};
  const filled = { ...began, channel: began.channel || settings.announceChannel || '' };
  const read = readSeminarForm(values, { now, timeZone: known?.timeZone ?? settings.timeZone, filled });
  const problems: FormProblems = 'problems' in read ? { ...read.problems } : {};
  if (settings.hasSlack && !(values.channel ?? filled.channel)) problems.channel = 'channel_missing';
  if ('problems' in read || problems.channel) {
    const form = formOf(visit, { draft: isNew ? undefined : known, like, series, newId: seminar });
    return formErrors(problemTexts(problems, reader), askingForLink(form, problems));
  }
  const id = { id: seminar ?? crypto.randomUUID(), isNew: isNew === true || !seminar };
  const written = await writeSeminar({ db, ...id, details: read.details, seriesId: series, personId: person.id, now });
  return replyToWritten(visit, written);
}

async function replyToWritten(visit: OrganizerVisit, written: WriteResult): Promise<FormOutcome> {
  const compose = composeWords[visit.reader.language];
  // What was typed stays.
  const refuse = (text: string) => formErrors({ title: text });
  switch (written.kind) {
    case 'gone':
      return refuse(compose.gone);
    case 'no_draft':
      return written.isSame
        ? replyWithStanding(visit, written.seminar.id)
        : refuse(compose.savedBefore(written.seminar.title));
    case 'written':
      return showPreview(visit, written.draft, written.replaced);
  }
}

async function showPreview(visit: OrganizerVisit, draft: Seminar, replaced?: Seminar): Promise<FormOutcome> {
  const { reader } = visit;
  const preview = await loadDraftPreview(visit, draft);
  return page(composeWords[reader.language].previewTitle, previewPage({ ...preview, replaced }, reader), reader);
}

export async function replyWithDraftPreview(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const draft = await findDraft(visit, seminarId);
  return draft ? showPreview(visit, draft) : replyWithStanding(visit, seminarId);
}

export async function replyWithAskDelete(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { reader } = visit;
  const draft = await findDraft(visit, seminarId);
  if (!draft) return replyWithStanding(visit, seminarId);
  return page(composeWords[reader.language].deleteDraft, askDeleteCard(draft, reader), reader);
}

export async function replyToAnnounce(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { reader } = visit;
  const compose = composeWords[reader.language];
  const result = await announceSeminar({ ...visit, seminarId, actor: visit.person.id });
  switch (result.kind) {
    case 'no_seminar':
    case 'not_a_draft':
    case 'not_due':
      return replyWithStanding(visit, seminarId);
    case 'too_late':
      return refused(seminarNoteCard(result.seminar, compose.tooLate, '', reader), reader, compose.formTitle);
    case 'announced':
      return page(compose.announced, announcedCard(await loadAnnounced(visit, result.seminar), reader), reader);
  }
}

export async function replyWithScheduleForm(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const draft = await findDraft(visit, seminarId);
  return draft ? openForm(scheduleForm(draft, visit.reader)) : replyWithStanding(visit, seminarId);
}

export async function replyToScheduleForm(
  visit: OrganizerVisit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const compose = composeWords[visit.reader.language];
  const draft = await findDraft(visit, seminarId);
  if (!draft) return refuseWithStanding(visit, seminarId);
  const read = readMoment(values, { date: 'date', time: 'time' }, draft.timeZone);
  if ('problems' in read) return formErrors(problemTexts(read.problems, visit.reader));
  const { at: announceAt } = read;
  if (!isBefore(visit.now, announceAt)) return formErrors({ date: compose.schedulePast });
  if (!isBefore(announceAt, draft.deadlineAt)) return formErrors({ date: compose.scheduleAfterDeadline });
  const scheduled = await scheduleSeminar({ ...onDraft(visit, seminarId), announceAt });
  if (!scheduled) return refuseWithStanding(visit, seminarId);
  const when = momentOf(announceAt, scheduled, visit.reader);
  return note(visit, scheduled, compose.scheduled, compose.scheduledText(when));
}

export async function replyToKeepDraft(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const compose = composeWords[visit.reader.language];
  const draft = await keepDraft(onDraft(visit, seminarId));
  return draft ? note(visit, draft, compose.kept, compose.keptText) : replyWithStanding(visit, seminarId);
}

export async function replyToDeleteDraft(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const compose = composeWords[visit.reader.language];
  const isDeleted = await deleteDraft(onDraft(visit, seminarId));
  return isDeleted ? note(visit, undefined, compose.deleted, '') : replyWithStanding(visit, seminarId);
}

async function replyToAudience(
  visit: OrganizerVisit,
  { seminar, audience, topic }: CommandOf<'set-audience'>,
): Promise<Outcome> {
  const chosen = topic ? await findTopic(visit.db, topic) : undefined;
  // An audience that is none any more would be everyone.
  if (topic && !chosen) return replyWithDraftPreview(visit, seminar);
  const draft = await chooseAudience({ ...onDraft(visit, seminar), audience, topicId: topic });
  return draft ? showPreview(visit, draft) : replyWithStanding(visit, seminar);
}

async function findDraft({ db }: OrganizerVisit, seminarId: string): Promise<Seminar | undefined> {
  const seminar = await findSeminar(db, seminarId);
  return seminar?.status === 'draft' || seminar?.status === 'scheduled' ? seminar : undefined;
}

const onDraft = ({ db, person, now }: OrganizerVisit, seminarId: string) => ({ db, seminarId, actor: person.id, now });

function note(visit: OrganizerVisit, seminar: Seminar | undefined, heading: string, text: string): FormOutcome {
  const { reader } = visit;
  const compose = composeWords[reader.language];
  const card = seminarNoteCard(seminar, heading, text, reader);
  const back: Button[] = seminar
    ? [{ kind: 'command', label: compose.backToPreview, command: { do: 'preview-draft', seminar: seminar.id } }]
    : [];
  const [desk = [], ...rest] = card.buttons ?? [];
  return page(heading, { ...card, buttons: [[...back, ...desk], ...rest] }, reader);
}

export const composeHandlers = {
  'ask-delete-draft': (visit, { seminar }) => replyWithAskDelete(visit, seminar),
  'edit-draft': (visit, { seminar }) => replyToEditDraft(visit, seminar),
  'submit-seminar': replyToSeminarForm,
  'preview-draft': (visit, { seminar }) => replyWithDraftPreview(visit, seminar),
  'set-audience': replyToAudience,
  announce: (visit, { seminar }) => replyToAnnounce(visit, seminar),
  'open-schedule': (visit, { seminar }) => replyWithScheduleForm(visit, seminar),
  'submit-schedule': (visit, { seminar, values }) => replyToScheduleForm(visit, seminar, values),
  'keep-draft': (visit, { seminar }) => replyToKeepDraft(visit, seminar),
  'delete-draft': (visit, { seminar }) => replyToDeleteDraft(visit, seminar),
} satisfies Partial<Handlers>;
