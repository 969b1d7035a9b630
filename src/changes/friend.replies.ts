// An organizer tells LINE's friends who have not answered: runs the use case and says what to show.
import type { Outcome } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { tellFriends } from './tell-friends.ts';

export async function replyToTellFriends(visit: Visit, seminarId: string): Promise<Outcome> {
  const { reader, person } = visit;
  const { news, seminar: text } = reader.words;
  const result = await tellFriends({ ...visit, seminarId, actor: person.id });
  if (result.kind === 'no_seminar') {
    return { kind: 'card', card: organizerNote(text.gone, reader), language: reader.language };
  }
  const said = result.told.people > 0 ? news.told(result.told) : news.toldNobody;
  return { kind: 'card', card: seminarNoteCard(result.seminar, said, '', reader), language: reader.language };
}

export const friendHandlers = {
  'tell-friends': (visit, { seminar }) => replyToTellFriends(visit, seminar),
} satisfies Partial<Handlers>;
