// An organizer tells LINE's friends who have not answered: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { friendWords } from './friend.words.ts';
import { tellFriends } from './tell-friends.ts';

export async function replyToTellFriends(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { reader, person } = visit;
  const news = friendWords[reader.language];
  const text = seminarWords[reader.language];
  const result = await tellFriends({ ...visit, seminarId, actor: person.id });
  if (result.kind === 'no_seminar') return gone(text.gone, reader, organizerNote);
  const said = result.told.people > 0 ? news.told(result.told) : news.toldNobody;
  return show(seminarNoteCard(result.seminar, said, '', reader), reader);
}

export const friendHandlers = {
  'tell-friends': (visit, { seminar }) => replyToTellFriends(visit, seminar),
} satisfies Partial<Handlers>;
