// A press meant for a draft finds none any more, e.g. the second of two: what became of it.
import type { Card, Outcome } from '../cards/card.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { hasAction } from '../people/audit.store.ts';
import type { Visit } from '../people/visit.ts';
import { announcedBeforeCard, seminarNoteCard } from './compose.cards.ts';
import { findSeminar } from './seminar.store.ts';

export async function replyWithStanding(visit: Visit, seminarId: string): Promise<Outcome> {
  const { compose } = visit.reader.words;
  const card = await standingCard(visit, seminarId);
  return { kind: 'page', title: compose.formTitle, card, language: visit.reader.language };
}

async function standingCard({ db, now, reader }: Visit, seminarId: string): Promise<Card> {
  const { compose } = reader.words;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) {
    const isDeleted = await hasAction(db, { seminarId, action: 'delete-draft' });
    return seminarNoteCard(undefined, isDeleted ? compose.deleted : compose.gone, '', reader);
  }
  if (seminar.status === 'cancelled') return seminarNoteCard(seminar, compose.cancelledBefore, '', reader);
  if (seminar.status !== 'announced') return seminarNoteCard(seminar, compose.gone, '', reader);
  return announcedBeforeCard(seminar, await countDelivery(db, { seminarId, kinds: ['announcement'], now }), reader);
}
