// What telling the friends who have not answered would send where: carried out as it will be, and taken back.
import { looksOf } from '../messages/reach.cards.ts';
import { rehearse } from '../messages/rehearse.ts';
import { deskUrl } from '../people/desk-url.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { loadNobodys } from '../rsvps/load-mine.ts';
import type { Seminar } from '../seminars/seminar.ts';
import type { NewsPreview } from './friend.cards.ts';
import { newsOccasion } from './friend.ts';
import { loadNews } from './load-news.ts';
import { tellFriends } from './tell-friends.ts';

type LoadedPreview =
  | { kind: 'no_seminar' }
  | { kind: 'nobody'; seminar: Seminar }
  | ({ kind: 'preview' } & NewsPreview);

/** The cards are as one gets them who has heard least of what changed. */
export async function loadNewsPreview(visit: OrganizerVisit, seminarId: string): Promise<LoadedPreview> {
  const { db, now, person, reader, places } = visit;
  const { result, reach } = await rehearse(visit, (stage) =>
    tellFriends({ ...stage, seminarId, actor: person.id, now }),
  );
  if (result.kind === 'no_seminar') return result;
  const { seminar, details } = result;
  if (!details) return { kind: 'nobody', seminar };
  const mine = await loadNobodys(db, seminar);
  const cardFor = await loadNews(db, { occasion: newsOccasion(seminar), details, mine, now });
  return {
    ...{ kind: 'preview', seminar, reach },
    looks: cardFor ? looksOf(reach, cardFor, reader, places) : [],
    pageUrl: await deskUrl(visit, { do: 'preview-news', seminar: seminarId }),
  };
}
