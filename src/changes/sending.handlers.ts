// How far what was sent to many has got, for whoever looks again.
import type { Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import type { CommandOf } from '../commands.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { deliveryTexts, unreachableText, withProgress } from '../messages/undelivered.cards.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { announcedCard, seminarNoteCard } from '../seminars/compose.cards.ts';
import { loadAnnounced } from '../seminars/load-announcement.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { cancelWords } from './cancel.words.ts';
import { editWords } from './edit.words.ts';
import { loadCancelledCard, loadChangedCard } from './load-told.ts';

type Sending = CommandOf<'sending'>;

export async function replyWithSending(visit: OrganizerVisit, sending: Sending): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, sending.seminar);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return show(await loadSendingCard(visit, seminar, sending), reader);
}

async function loadSendingCard(visit: OrganizerVisit, seminar: Seminar, sending: Sending): Promise<Card> {
  const { db, now, reader } = visit;
  const { kind, occasion } = sending;
  // The last edit says all that was not heard of the ones before.
  if (kind === 'changed') return loadChangedCard(visit, seminar, editWords[reader.language].saved);
  if (kind === 'cancelled') return loadCancelledCard(visit, seminar, cancelWords[reader.language].done);
  if (kind === 'announcement') return announcedCard(await loadAnnounced(visit, seminar), reader);
  const delivery = await countDelivery(db, { seminarId: seminar.id, kinds: [kind], occasion, now });
  const said = [...deliveryTexts(delivery, reader), unreachableText(delivery, reader)].filter(Boolean);
  const undelivered = undeliveredWords[reader.language];
  const card = seminarNoteCard(seminar, undelivered.standing, said.length > 0 ? said : undelivered.noneSent, reader);
  return withProgress(card, delivery, sending, reader);
}

export const sendingHandlers = { sending: replyWithSending } satisfies Partial<Handlers>;
