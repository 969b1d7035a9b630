// What became of what an edit or a cancellation owed, and whom to telephone.
import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card } from '../cards/card.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { type MessageKind, TO_TELEPHONE } from '../messages/kinds.ts';
import { findOwedAt, findOwedPeople } from '../messages/message.store.ts';
import { withProgress } from '../messages/undelivered.cards.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { changeFacts, type Told, withTold } from './edit.cards.ts';
import { offeringNews } from './friend.cards.ts';
import { countFriends } from './tell-friends.ts';

/** What became by now of that which was just owed. */
export async function loadTold({ db, now }: OrganizerVisit, seminarId: string): Promise<Told> {
  const count = (kinds: readonly MessageKind[]) => countDelivery(db, { seminarId, kinds, plannedAt: now, now });
  // An edit may seat people, too: said by itself, they are not told of a change.
  const { owed, sent } = await count(TO_TELEPHONE.filter((kind) => kind !== 'seat-given'));
  const delivery = { ...(await count(TO_TELEPHONE)), owed, sent };
  return { delivery, unreached: await findUnreached(db, seminarId, await findOwedAt(db, seminarId, now)) };
}

/** What became of what was owed at one time or another. */
async function loadToldOf(
  { db, now }: OrganizerVisit,
  { id: seminarId }: Seminar,
  { kind, occasion }: { kind: 'changed' | 'cancelled'; occasion?: string },
): Promise<Told> {
  return {
    delivery: await countDelivery(db, { seminarId, kinds: [kind], occasion, now }),
    unreached: await findUnreached(db, seminarId, [...(await findOwedPeople(db, { seminarId, kind, occasion }))]),
  };
}

/** How far the word on the last edit has got. */
export async function loadChangedCard(visit: OrganizerVisit, seminar: Seminar, heading: string): Promise<Card> {
  const occasion = String(seminar.edition);
  const told = await loadToldOf(visit, seminar, { kind: 'changed', occasion });
  const [edit] = await findEditsSince(visit.db, seminar.id, seminar.edition - 1);
  const facts = edit && changeFacts({ ...seminar, ...edit.before }, seminar, visit.reader);
  const card = { ...withTold(seminar, heading, told, visit.reader), ...(facts && { facts }) };
  return withProgress(card, told.delivery, { seminar: seminar.id, kind: 'changed', occasion }, visit.reader);
}

/** The same of its cancellation. */
export async function loadCancelledCard(visit: OrganizerVisit, seminar: Seminar, heading: string): Promise<Card> {
  const { reader } = visit;
  const told = await loadToldOf(visit, seminar, { kind: 'cancelled' });
  const card = withTold(seminar, heading, told, reader);
  return withNews(
    visit,
    seminar.id,
    withProgress(card, told.delivery, { seminar: seminar.id, kind: 'cancelled' }, reader),
  );
}

/** The friends who have not answered hear of it only at the organizer's word. */
export async function withNews({ db, now, reader }: OrganizerVisit, seminarId: string, card: Card): Promise<Card> {
  const seminar = await findSeminar(db, seminarId);
  return seminar ? offeringNews(card, seminar, await countFriends(db, seminar, now), reader) : card;
}
