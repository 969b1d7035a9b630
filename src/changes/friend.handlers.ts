// An organizer tells LINE's friends who have not answered: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { deliveryTexts, withProgress } from '../messages/undelivered.cards.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { newsOccasion } from './friend.ts';
import { friendWords } from './friend.words.ts';
import { tellFriends } from './tell-friends.ts';

export async function replyToTellFriends(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { db, now, reader, person } = visit;
  const news = friendWords[reader.language];
  const text = seminarWords[reader.language];
  const result = await tellFriends({ ...visit, seminarId, actor: person.id });
  if (result.kind === 'no_seminar') return gone(text.gone, reader, organizerNote);
  const { seminar, told } = result;
  const said = told.people > 0 ? news.told(told) : news.toldNobody;
  const sending = { kind: 'news', occasion: newsOccasion(seminar) } as const;
  const delivery = await countDelivery(db, { seminarId, kinds: [sending.kind], occasion: sending.occasion, now });
  const card = seminarNoteCard(seminar, said, deliveryTexts(delivery, reader), reader);
  return show(withProgress(card, delivery, { seminar: seminarId, ...sending }, reader), reader);
}

export const friendHandlers = {
  'tell-friends': (visit, { seminar }) => replyToTellFriends(visit, seminar),
} satisfies Partial<Handlers>;
