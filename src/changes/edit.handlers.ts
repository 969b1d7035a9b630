// The organizers' commands that edit an announced seminar: runs the use case and says what to show.

import { organizerNote } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused } from '../cards/outcome.ts';
import type { FormCommand } from '../commands.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { showCancelPreview } from './cancel.handlers.ts';
import { editErrors, editForm, editFormAgain, savedCard, withTold } from './edit.cards.ts';
import { editWords } from './edit.words.ts';
import { type EditResult, editSeminar, isEditable } from './edit-seminar.ts';
import { loadEditPreview, type RehearsedEdit, rehearseEdit } from './load-pending-change.ts';
import { loadChangedCard, loadTold, withNews } from './load-told.ts';
import { editPreview } from './pending-change.cards.ts';
import { findPendingChange, savePendingChange } from './pending-change.store.ts';
import { pendingChangeWords } from './pending-change.words.ts';
import { takeSeats } from './take-seats.ts';

export async function replyWithEditForm(
  visit: OrganizerVisit,
  { seminar: seminarId, change }: { seminar: string; change?: string },
): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  if (!seminar) return gone(text.gone, reader, organizerNote);
  if (isEditable(seminar, now)) return openForm(editForm(seminar, reader, await findTyped(visit, seminarId, change)));
  return refused(seminarNoteCard(seminar, edit.cannot, '', reader), reader, edit.formTitle);
}

async function findTyped({ db }: OrganizerVisit, seminarId: string, id: string | undefined) {
  const pending = id && (await findPendingChange(db, { id, seminarId }));
  return pending && pending.opened !== null ? { opened: pending.opened, values: pending.values } : undefined;
}

type Submitted = Extract<FormCommand, { do: 'submit-edit' }> & { values: Record<string, string> };

/** What tells nobody anything is saved at once; all else is kept, and shown first. */
export async function replyToEditForm(
  visit: OrganizerVisit,
  { seminar, opened, values }: Submitted,
): Promise<FormOutcome> {
  const typed = { opened, values };
  const rehearsed = await rehearseEdit(visit, seminar, typed);
  const { edited } = rehearsed.result;
  if (edited.kind !== 'saved' || rehearsed.people.length === 0) {
    return replyToEdited(visit, await editSeminar({ ...onSeminar(visit, seminar), typed }));
  }
  const change = crypto.randomUUID();
  await savePendingChange(visit.db, { id: change, seminarId: seminar, ...typed, createdAt: visit.now });
  return showEditPreview(visit, { change, rehearsed, edited });
}

async function showEditPreview(
  visit: OrganizerVisit,
  { edited, ...kept }: { change: string; rehearsed: RehearsedEdit; edited: Extract<EditResult, { kind: 'saved' }> },
): Promise<FormOutcome> {
  const { reader } = visit;
  const card = editPreview(edited, await loadEditPreview(visit, kept), reader);
  return page(pendingChangeWords[reader.language].editTitle, card, reader);
}

const onSeminar = ({ db, outbox, now, person }: OrganizerVisit, seminarId: string) => ({
  ...{ db, outbox, now, seminarId, actor: person.id },
});

async function replyToEdited(visit: OrganizerVisit, result: EditResult): Promise<FormOutcome> {
  const { reader } = visit;
  switch (result.kind) {
    case 'no_seminar':
      return gone(seminarWords[reader.language].gone, reader, organizerNote);
    case 'cannot':
      // The form stays open, with all that was typed.
      return formErrors({ title: editWords[reader.language].cannot });
    case 'not_saved':
      return formErrors(editErrors(result, reader), editFormAgain(result, reader));
    case 'done_before': {
      const { seminar } = result;
      const card = await loadChangedCard(visit, seminar, pendingChangeWords[reader.language].gone);
      return page(editWords[reader.language].formTitle, card, reader);
    }
    case 'saved': {
      const { id } = result.seminar;
      const card = savedCard(result, await loadTold(visit, id), reader);
      return page(card.summary, await withNews(visit, id, card), reader);
    }
  }
}

/** Its button says "save", and there is no form left: what stops it is told, and the way back to what was typed. */
export async function replyToSaveEdit(
  visit: OrganizerVisit,
  { seminar, change }: { seminar: string; change: string },
): Promise<Outcome> {
  const { reader } = visit;
  const outcome = await replyToEdited(visit, await editSeminar({ ...onSeminar(visit, seminar), typed: { change } }));
  if (outcome.kind !== 'form-errors') return outcome;
  const errors = Object.values(outcome.errors);
  const text = pendingChangeWords[reader.language];
  const back = { label: text.rewrite, command: { do: 'edit', seminar, change } } as const;
  const note = organizerNote(text.notSaved, reader, back);
  return refused({ ...note, text: [text.notSaved, ...errors] }, reader, text.editTitle);
}

/** What was written, as it would go out by now. */
export async function replyWithPendingChange(
  visit: OrganizerVisit,
  { seminar: seminarId, change }: { seminar: string; change: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  const pending = await findPendingChange(db, { id: change, seminarId });
  if (!pending) return refused(seminarNoteCard(seminar, pendingChangeWords[reader.language].gone, '', reader), reader);
  const { opened, values } = pending;
  if (opened === null) return showCancelPreview(visit, { seminar, change, reason: values.reason ?? '' });
  const rehearsed = await rehearseEdit(visit, seminarId, { opened, values });
  const { edited } = rehearsed.result;
  if (edited.kind === 'saved') return showEditPreview(visit, { change, rehearsed, edited });
  return replyWithEditForm(visit, { seminar: seminarId, change });
}

export async function replyToTakeSeats(visit: OrganizerVisit, seminarId: string, count: number): Promise<Outcome> {
  const { reader, person } = visit;
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  const result = await takeSeats({ ...visit, seminarId, count, actor: person.id });
  if (result.kind === 'no_seminar') return gone(text.gone, reader, organizerNote);
  const { moved, withdrawn } = result;
  const said = [
    ...(withdrawn > 0 ? [edit.withdrewOffers(withdrawn)] : []),
    ...(moved > 0 ? [edit.tookSeats(moved)] : []),
    ...(moved + withdrawn === 0 ? [edit.tookNone] : []),
  ].join('\n');
  const told = await loadTold(visit, seminarId);
  return page(edit.formTitle, withTold(result.seminar, said, told, reader), reader);
}

/** Nothing has to be done for that; it is said, all the same. */
export async function replyToKeepEveryone({ db, reader }: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const edit = editWords[reader.language];
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return page(edit.formTitle, seminarNoteCard(seminar, edit.keptAll, edit.keptAllText, reader), reader);
}

export const editHandlers = {
  edit: replyWithEditForm,
  'submit-edit': replyToEditForm,
  'preview-change': replyWithPendingChange,
  'save-edit': replyToSaveEdit,
  'keep-everyone': (visit, { seminar }) => replyToKeepEveryone(visit, seminar),
  'take-seats': (visit, { seminar, count }) => replyToTakeSeats(visit, seminar, count),
} satisfies Partial<Handlers>;
