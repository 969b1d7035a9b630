// The organizers' commands that edit an announced seminar: runs the use case and says what to show.

import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused } from '../cards/outcome.ts';
import type { FormCommand } from '../commands.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { type MessageKind, TO_TELEPHONE } from '../messages/kinds.ts';
import { findOwedAt, findOwedPeople } from '../messages/message.store.ts';
import { findReachable } from '../people/reach.store.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { isTooLong } from '../text/length.ts';
import { cancelWords } from './cancel.words.ts';
import { cancelSeminar } from './cancel-seminar.ts';
import {
  cancelForm,
  editErrors,
  editForm,
  editFormAgain,
  LONGEST_REASON,
  savedCard,
  type Told,
  toldButtons,
  toldTexts,
} from './edit.cards.ts';
import { editWords } from './edit.words.ts';
import { editSeminar, isEditable } from './edit-seminar.ts';
import { offeringNews } from './friend.cards.ts';
import { takeSeats } from './take-seats.ts';
import { countFriends } from './tell-friends.ts';

export async function replyWithEditForm(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  if (!seminar) return gone(text.gone, reader, organizerNote);
  if (isEditable(seminar, now)) return openForm(editForm(seminar, reader));
  return refused(seminarNoteCard(seminar, edit.cannot, '', reader), reader, edit.formTitle);
}

type Submitted = Extract<FormCommand, { do: 'submit-edit' }> & { values: Record<string, string> };

export async function replyToEditForm(
  visit: OrganizerVisit,
  { seminar, opened, values }: Submitted,
): Promise<FormOutcome> {
  const { reader, person } = visit;
  const isOverwriting = values.overwrite === 'yes';
  const result = await editSeminar({ ...visit, seminarId: seminar, opened, values, isOverwriting, actor: person.id });
  switch (result.kind) {
    case 'no_seminar':
      return gone(seminarWords[reader.language].gone, reader, organizerNote);
    case 'cannot':
      // The form stays open, with all that was typed.
      return formErrors({ title: editWords[reader.language].cannot });
    case 'not_saved':
      return formErrors(editErrors(result, reader), editFormAgain(result, reader));
    case 'saved': {
      const card = savedCard(result, await loadTold(visit, seminar), reader);
      return page(editWords[reader.language].formTitle, await withNews(visit, seminar, card), reader);
    }
  }
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
  return page(edit.formTitle, await noteOfTold(visit, result.seminar, said), reader);
}

/** Nothing has to be done for that; it is said, all the same. */
export async function replyToKeepEveryone({ db, reader }: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const edit = editWords[reader.language];
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return page(edit.formTitle, seminarNoteCard(seminar, edit.keptAll, edit.keptAllText, reader), reader);
}

/** What became by now of that which was just owed. */
async function loadTold({ db, now }: OrganizerVisit, seminarId: string): Promise<Told> {
  const count = (kinds: readonly MessageKind[]) => countDelivery(db, { seminarId, kinds, plannedAt: now, now });
  // An edit may seat people, too: said by itself, they are not told of a change.
  const { owed, sent } = await count(TO_TELEPHONE.filter((kind) => kind !== 'seat-given'));
  const delivery = { ...(await count(TO_TELEPHONE)), owed, sent };
  return { delivery, unreached: await findUnreached(db, seminarId, await findOwedAt(db, seminarId, now)) };
}

/** What was done, who is told, and whom to telephone. */
const noteOfTold = async (visit: OrganizerVisit, seminar: Seminar, said: string): Promise<Card> =>
  withTold(visit, seminar, said, await loadTold(visit, seminar.id));

function withTold({ reader }: OrganizerVisit, seminar: Seminar, said: string, told: Told): Card {
  const card = seminarNoteCard(seminar, said, '', reader);
  const row = toldButtons(told, seminar, reader);
  return {
    ...card,
    text: [...(card.text ?? []), ...toldTexts(told, reader)],
    buttons: [...(card.buttons ?? []), ...(row.length > 0 ? [row] : [])],
  };
}

export async function replyWithCancelForm(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  if (seminar.status !== 'announced' || !isBefore(now, seminar.startsAt)) {
    return refused(await cannotCancelCard(visit, seminar), reader, cancelWords[reader.language].formTitle);
  }
  const concerned = await findRsvpsByStanding(db, seminarId, ['attending', 'waitlisted']);
  const ids = concerned.map(({ personId }) => personId);
  const told = (await findReachable(db, ids)).size;
  return openForm(cancelForm(seminar, { told, unreached: ids.length - told }, reader));
}

export async function replyToCancelForm(
  visit: OrganizerVisit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const reason = (values.reason ?? '').trim();
  if (!isTooLong(reason, LONGEST_REASON)) return cancel(visit, seminarId, reason);
  const text = composeWords[visit.reader.language].problems.too_long(LONGEST_REASON);
  return formErrors({ reason: text });
}

/** The note of what was done, and whom to telephone. */
async function cancel(visit: OrganizerVisit, seminarId: string, reason: string): Promise<FormOutcome> {
  const { reader } = visit;
  const own = cancelWords[reader.language];
  const text = seminarWords[reader.language];
  const result = await cancelSeminar({ ...visit, seminarId, reason, actor: visit.person.id });
  if (result.kind === 'no_seminar') return gone(text.gone, reader, organizerNote);
  if (result.kind === 'cannot') {
    const card = await cannotCancelCard(visit, result.seminar);
    return result.isSame ? page(own.formTitle, card, reader) : refused(card, reader, own.formTitle);
  }
  const card = await withNews(visit, seminarId, await noteOfTold(visit, result.seminar, own.done));
  return page(own.formTitle, card, reader);
}

/** A second press tells what the first one did, and what became of it. */
async function cannotCancelCard(visit: OrganizerVisit, seminar: Seminar): Promise<Card> {
  const { db, now, reader } = visit;
  const compose = composeWords[reader.language];
  const cancel = cancelWords[reader.language];
  if (seminar.status !== 'cancelled') return seminarNoteCard(seminar, cancel.cannot, '', reader);
  const owed = { seminarId: seminar.id, kind: 'cancelled' } as const;
  const told = {
    delivery: await countDelivery(db, { seminarId: seminar.id, kinds: [owed.kind], now }),
    unreached: await findUnreached(db, seminar.id, [...(await findOwedPeople(db, owed))]),
  };
  return withNews(visit, seminar.id, withTold(visit, seminar, compose.cancelledBefore, told));
}

/** The friends who have not answered hear of it only at the organizer's word. */
async function withNews({ db, now, reader }: OrganizerVisit, seminarId: string, card: Card): Promise<Card> {
  const seminar = await findSeminar(db, seminarId);
  return seminar ? offeringNews(card, seminar, await countFriends(db, seminar, now), reader) : card;
}

export const editHandlers = {
  edit: (visit, { seminar }) => replyWithEditForm(visit, seminar),
  'submit-edit': replyToEditForm,
  'keep-everyone': (visit, { seminar }) => replyToKeepEveryone(visit, seminar),
  'take-seats': (visit, { seminar, count }) => replyToTakeSeats(visit, seminar, count),
  'open-cancel': (visit, { seminar }) => replyWithCancelForm(visit, seminar),
  'submit-cancel': (visit, { seminar, values }) => replyToCancelForm(visit, seminar, values),
  cancel: (visit, { seminar }) => replyToCancelForm(visit, seminar, {}),
} satisfies Partial<Handlers>;
