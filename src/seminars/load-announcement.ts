// What announcing a draft would do, and how far an announcement has got.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import { countDelivery, countSentOn } from '../messages/delivery.store.ts';
import { findPostStatus } from '../messages/post.store.ts';
import { looksOf } from '../messages/reach.cards.ts';
import { channelName, rehearse } from '../messages/rehearse.ts';
import { countAudiences, countTopics } from '../people/audience.store.ts';
import { deskUrl } from '../people/desk-url.ts';
import { findImport } from '../people/follower.store.ts';
import { withEnglish, withOtherLanguage } from '../people/language.cards.ts';
import { countFollowers } from '../people/reach.store.ts';
import { findTopic } from '../people/topic.store.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { announceSeminar } from './announce-seminar.ts';
import type { DraftPreview, FriendsKnown } from './compose.cards.ts';
import { coverOf } from './cover.cards.ts';
import { findOverlaps } from './find-overlaps.ts';
import { newlyAnnouncedCard } from './seminar.cards.ts';
import { NOBODY, type Seminar } from './seminar.ts';

export async function loadDraftPreview(visit: OrganizerVisit, draft: Seminar): Promise<DraftPreview> {
  const { db, now, person, reader, places } = visit;
  const { result, reach } = await rehearse(visit, (stage) =>
    announceSeminar({ ...stage, seminarId: draft.id, now, actor: person.id }),
  );
  // With the number that it would get.
  const shown = result.kind === 'announced' ? result.seminar : draft;
  return {
    draft,
    reach,
    overlaps: await findOverlaps(db, draft),
    known: await loadFriendsKnown(db),
    audiences: await countAudiences(db, { ...draft, now }),
    topics: await countTopics(db, draft),
    topic: draft.topicId ? await findTopic(db, draft.topicId) : undefined,
    // Its cover is a draft's still: whoever has it drawn finds it so.
    looks: looksOf(
      reach,
      (as) => asSent({ ...newlyAnnouncedCard(shown, NOBODY, as), picture: coverOf(draft, as) }, draft, as),
      reader,
      places,
    ),
    pageUrl: await deskUrl(visit, { do: 'preview-draft', seminar: draft.id }),
  };
}

/** What is kept current is the channel's post, for whoever reads it; the rest goes to each in their language. */
const asSent = (card: Card, { id }: Seminar, as: Reader): Card =>
  as.place.keepsCurrent ? withOtherLanguage(card, id, as) : withEnglish(card, id, as);

export async function loadAnnounced({ db, now, senders }: OrganizerVisit, seminar: Seminar) {
  return {
    seminar,
    delivery: await countDelivery(db, { seminarId: seminar.id, kinds: ['announcement'], now }),
    on: await countSentOn(db, { seminarId: seminar.id, kind: 'announcement' }),
    post: await findPostStatus(db, seminar.id),
    channel: seminar.channel ? await channelName({ senders }, seminar.channel) : undefined,
    known: await loadFriendsKnown(db),
  };
}

async function loadFriendsKnown(db: Database): Promise<FriendsKnown> {
  const reading = await findImport(db);
  return { status: reading?.status ?? 'nobody', found: (await countFollowers(db, { channel: null })).people };
}
