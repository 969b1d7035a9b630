// A press meant for a draft finds none any more, e.g. the second of two: what became of it.
import type { Card } from '../cards/card.ts';
import { type FormOutcome, page, refused } from '../cards/outcome.ts';
import { hasAction } from '../people/audit.store.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { announcedCard, seminarNoteCard } from './compose.cards.ts';
import { composeWords } from './compose.words.ts';
import { loadAnnounced } from './load-announcement.ts';
import { findSeminar } from './seminar.store.ts';

export async function replyWithStanding(visit: OrganizerVisit, seminarId: string): Promise<FormOutcome> {
  return page(composeWords[visit.reader.language].formTitle, await standingCard(visit, seminarId), visit.reader);
}

/** What was typed for the draft could not be done: it is said in one line, too, for the form that stays. */
export async function refuseWithStanding(visit: OrganizerVisit, seminarId: string): Promise<FormOutcome> {
  const card = await standingCard(visit, seminarId);
  const said = { ...card, summary: card.text?.[0] ?? card.summary };
  return refused(said, visit.reader, composeWords[visit.reader.language].formTitle);
}

async function standingCard(visit: OrganizerVisit, seminarId: string): Promise<Card> {
  const { db, reader } = visit;
  const compose = composeWords[reader.language];
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) {
    const isDeleted = await hasAction(db, { seminarId, action: 'delete-draft' });
    return seminarNoteCard(undefined, isDeleted ? compose.deleted : compose.gone, '', reader);
  }
  if (seminar.status === 'cancelled') return seminarNoteCard(seminar, compose.cancelledBefore, '', reader);
  if (seminar.status !== 'announced') return seminarNoteCard(seminar, compose.gone, '', reader);
  return announcedCard({ ...(await loadAnnounced(visit, seminar)), isBefore: true }, reader);
}
