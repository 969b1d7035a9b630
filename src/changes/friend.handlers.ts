// An organizer tells LINE's friends who have not answered: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, page, show } from '../cards/outcome.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { deliveryTexts, withProgress } from '../messages/undelivered.cards.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { newsPreview } from './friend.cards.ts';
import { newsOccasion } from './friend.ts';
import { friendWords } from './friend.words.ts';
import { loadNewsPreview } from './load-news-preview.ts';
import { tellFriends } from './tell-friends.ts';

export async function replyWithNewsPreview(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { reader } = visit;
  const news = friendWords[reader.language];
  const preview = await loadNewsPreview(visit, seminarId);
  if (preview.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader, organizerNote);
  if (preview.kind === 'nobody') return show(seminarNoteCard(preview.seminar, news.toldNobody, [], reader), reader);
  return page(news.previewTitle, newsPreview(preview, reader), reader);
}

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
  'preview-news': (visit, { seminar }) => replyWithNewsPreview(visit, seminar),
  'tell-friends': (visit, { seminar }) => replyToTellFriends(visit, seminar),
} satisfies Partial<Handlers>;
