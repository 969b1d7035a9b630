// The organizers' commands that edit an announced seminar: runs the use case and says what to show.
import type { FormCommand } from '../command.ts';
import type { Card, Outcome } from '../messages/card.ts';
import { findOwedAt } from '../messages/message.store.ts';
import { organizerNote } from '../people/help.cards.ts';
import { findReachable } from '../people/person.store.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isBefore } from '../seminars/seminar.ts';
import { isTooLong } from '../text/length.ts';
import type { Visit } from '../visit.ts';
import { unreachedTexts } from './attendee.cards.ts';
import { findUnreached } from './attendee.store.ts';
import type { Attendee } from './attendee.ts';
import { cancelSeminar } from './cancel-seminar.ts';
import { cancelForm, editErrors, editForm, LONGEST_REASON, savedCard } from './edit.cards.ts';
import { editSeminar, isEditable } from './edit-seminar.ts';
import { findRsvpsByStanding } from './rsvp.store.ts';
import { takeSeats } from './take-seats.ts';

export async function replyWithEditForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return page(visit, organizerNote(reader.words.seminar.gone, reader));
  if (!isEditable(seminar, now)) return page(visit, seminarNoteCard(seminar, reader.words.edit.cannot, '', reader));
  return { kind: 'form', form: editForm(seminar, reader) };
}

type Submitted = Extract<FormCommand, { do: 'submit-edit' }> & { values: Record<string, string> };

export async function replyToEditForm(visit: Visit, { seminar, opened, values }: Submitted): Promise<Outcome> {
  const { reader, person } = visit;
  const isOverwriting = values.overwrite === 'yes';
  const result = await editSeminar({ ...visit, seminarId: seminar, opened, values, isOverwriting, actor: person.id });
  switch (result.kind) {
    case 'no_seminar':
      return page(visit, organizerNote(reader.words.seminar.gone, reader));
    case 'cannot':
      // The form stays open, with all that was typed.
      return { kind: 'form-errors', errors: { title: reader.words.edit.cannot } };
    case 'not_saved':
      return { kind: 'form-errors', errors: editErrors(result, reader) };
    case 'saved':
      return page(visit, savedCard(result, await loadUnreached(visit, seminar), reader));
  }
}

export async function replyToTakeSeats(visit: Visit, seminarId: string, count: number): Promise<Outcome> {
  const { reader, person } = visit;
  const { edit, seminar: text } = reader.words;
  const result = await takeSeats({ ...visit, seminarId, count, actor: person.id });
  if (result.kind === 'no_seminar') return page(visit, organizerNote(text.gone, reader));
  const { moved, withdrawn } = result;
  const said = [
    ...(withdrawn > 0 ? [edit.withdrewOffers(withdrawn)] : []),
    ...(moved > 0 ? [edit.tookSeats(moved)] : []),
    ...(moved + withdrawn === 0 ? [edit.tookNone] : []),
  ].join('\n');
  const card = seminarNoteCard(result.seminar, said, '', reader);
  return page(visit, { ...card, text: unreachedTexts(await loadUnreached(visit, seminarId), reader) });
}

/** Whom that which was just owed cannot reach. */
async function loadUnreached({ db, now }: Visit, seminarId: string): Promise<Attendee[]> {
  return findUnreached(db, seminarId, await findOwedAt(db, seminarId, now));
}

export async function replyWithCancelForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return page(visit, organizerNote(reader.words.seminar.gone, reader));
  if (seminar.status !== 'announced' || !isBefore(now, seminar.startsAt)) {
    return page(visit, seminarNoteCard(seminar, reader.words.desk.cannotCancel, '', reader));
  }
  const concerned = await findRsvpsByStanding(db, seminarId, ['attending', 'waitlisted']);
  const ids = concerned.map(({ personId }) => personId);
  const told = (await findReachable(db, ids)).size;
  return { kind: 'form', form: cancelForm(seminar, { told, unreached: ids.length - told }, reader) };
}

export async function replyToCancelForm(
  visit: Visit,
  seminarId: string,
  values: Record<string, string>,
): Promise<Outcome> {
  const reason = (values.reason ?? '').trim();
  if (!isTooLong(reason, LONGEST_REASON)) return cancel(visit, seminarId, reason);
  const text = visit.reader.words.compose.problems.too_long(LONGEST_REASON);
  return { kind: 'form-errors', errors: { reason: text } };
}

/** The note of what was done, and whom to telephone. */
async function cancel(visit: Visit, seminarId: string, reason: string): Promise<Outcome> {
  const { reader } = visit;
  const { desk, seminar: text } = reader.words;
  const result = await cancelSeminar({ ...visit, seminarId, reason, actor: visit.person.id });
  if (result.kind === 'no_seminar') return show(visit, organizerNote(text.gone, reader));
  const said = result.kind === 'cancelled' ? desk.cancelled(result.told) : desk.cannotCancel;
  const card = seminarNoteCard(result.seminar, said, '', reader);
  const unreached = unreachedTexts(await loadUnreached(visit, seminarId), reader);
  return show(visit, { ...card, text: [...(card.text ?? []), ...unreached] });
}

function page({ reader }: Visit, card: Card): Outcome {
  return { kind: 'page', title: reader.words.edit.formTitle, card, language: reader.language };
}

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });
