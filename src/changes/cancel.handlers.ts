// The organizers' commands that cancel an announced seminar: runs the use case and says what to show.

import type { Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused } from '../cards/outcome.ts';
import { withProgress } from '../messages/undelivered.cards.ts';
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
import { cancelForm, LONGEST_REASON, withTold } from './edit.cards.ts';
import { loadCancelPreview } from './load-pending-change.ts';
import { loadCancelledCard, loadTold, withNews } from './load-told.ts';
import { cancelPreview } from './pending-change.cards.ts';
import { findPendingChange, savePendingChange } from './pending-change.store.ts';
import { pendingChangeWords } from './pending-change.words.ts';

export async function replyWithCancelForm(
  visit: OrganizerVisit,
  { seminar: seminarId, change }: { seminar: string; change?: string },
): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  if (seminar.status !== 'announced' || !isBefore(now, seminar.startsAt)) {
    return refused(await cannotCancelCard(visit, seminar), reader, cancelWords[reader.language].formTitle);
  }
  const concerned = await findRsvpsByStanding(db, seminarId, ['attending', 'waitlisted']);
  const ids = concerned.map(({ personId }) => personId);
  const told = (await findReachable(db, ids)).size;
  const reason = await findReason(visit, { seminar: seminarId, change });
  return openForm(cancelForm(seminar, { told, unreached: ids.length - told, reason }, reader));
}

async function findReason(
  { db }: OrganizerVisit,
  { seminar: seminarId, change: id }: { seminar: string; change?: string },
): Promise<string> {
  const pending = id ? await findPendingChange(db, { id, seminarId }) : undefined;
  return pending?.values.reason ?? '';
}

/** The reason is kept, and it is shown what would be told to whom. */
export async function replyToCancelForm(
  visit: OrganizerVisit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const { db, now, reader } = visit;
  const reason = (values.reason ?? '').trim();
  if (isTooLong(reason, LONGEST_REASON)) {
    return formErrors({ reason: composeWords[reader.language].problems.too_long(LONGEST_REASON) });
  }
  const seminar = await findSeminar(db, seminarId);
  if (seminar?.status !== 'announced') return cancel(visit, seminarId, reason);
  const change = crypto.randomUUID();
  await savePendingChange(db, { id: change, seminarId, opened: null, values: { reason }, createdAt: now });
  return showCancelPreview(visit, { seminar, change, reason });
}

export async function showCancelPreview(
  visit: OrganizerVisit,
  about: { seminar: Seminar; change: string; reason: string },
): Promise<FormOutcome> {
  const { reader } = visit;
  const { seminar } = about;
  const tells = await loadCancelPreview(visit, about);
  if (!tells) return refused(await cannotCancelCard(visit, seminar), reader, cancelWords[reader.language].formTitle);
  return page(pendingChangeWords[reader.language].cancelTitle, cancelPreview(seminar, tells, reader), reader);
}

/** What was written and is not kept any more is not done without what was written. */
async function replyToCancel(
  visit: OrganizerVisit,
  { seminar: seminarId, change: id }: { seminar: string; change?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const pending = id ? await findPendingChange(db, { id, seminarId }) : undefined;
  const isKept = !id || pending?.opened === null;
  const seminar = isKept ? undefined : await findSeminar(db, seminarId);
  if (seminar?.status !== 'announced') return cancel(visit, seminarId, pending?.values.reason ?? '');
  const { gone: text, cancelTitle } = pendingChangeWords[reader.language];
  return refused(seminarNoteCard(seminar, text, '', reader), reader, cancelTitle);
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
  const told = await loadTold(visit, seminarId);
  const note = withTold(result.seminar, own.done, told, reader);
  const card = withProgress(note, told.delivery, { seminar: seminarId, kind: 'cancelled' }, reader);
  return page(own.done, await withNews(visit, seminarId, card), reader);
}

/** A second press tells what the first one did, and what became of it. */
async function cannotCancelCard(visit: OrganizerVisit, seminar: Seminar): Promise<Card> {
  const { reader } = visit;
  const cancel = cancelWords[reader.language];
  if (seminar.status !== 'cancelled') return seminarNoteCard(seminar, cancel.cannot, '', reader);
  return loadCancelledCard(visit, seminar, composeWords[reader.language].cancelledBefore);
}

export const cancelHandlers = {
  'open-cancel': replyWithCancelForm,
  'submit-cancel': (visit, { seminar, values }) => replyToCancelForm(visit, seminar, values),
  cancel: replyToCancel,
} satisfies Partial<Handlers>;
