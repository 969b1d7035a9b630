// What the bot says in a chat of many, if anything: to everybody's talk nothing. Only organizers have it announce or leave.
import type { Card } from '../cards/card.ts';
import type { Place } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { findAccount } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { findComing } from '../seminars/seminar.store.ts';
import { seminarPhase } from '../seminars/seminar.ts';
import { groupListCard, groupTapCard, invitedCard, leavingCard } from './group.cards.ts';

/** What happened there, as far as it concerns the bot. */
export type GroupSaid = 'invited' | 'tap' | 'announce' | 'leave';

export interface GroupAnswer {
  card: Card;
  language: Reader['language'];
  /** Once it is said. */
  leaves?: true;
}

/** As many as one reads in a chat. */
const SEMINARS = 5;

/** Undefined: silence. `from`: who it was, by the platform's word; it may not tell. */
export async function answerGroup({
  db,
  place,
  said,
  from,
  now,
  lineBasicId,
}: {
  db: Database;
  place: Place;
  said: GroupSaid;
  from: string | undefined;
  now: Temporal.Instant;
  lineBasicId: string | undefined;
}): Promise<GroupAnswer | undefined> {
  // Its readers are many: Japanese, as channel posts are.
  const reader: Reader = { language: 'ja', place, now };
  const chatUrl =
    lineBasicId && `https://line.me/R/oaMessage/${encodeURIComponent(lineBasicId)}/?${encodeURIComponent('予定')}`;
  const answer = (card: Card): GroupAnswer => ({ card, language: reader.language });
  if (said === 'invited') return answer(invitedCard({ chatUrl }, reader));
  if (said === 'tap') return answer(groupTapCard({ chatUrl }, reader));
  const organizer = await findOrganizer(db, place, from);
  if (!organizer) return undefined;
  await noteAction(db, { actor: organizer.id, action: `group-${said}` }, now);
  if (said === 'leave') return { ...answer(leavingCard(reader)), leaves: true };
  const { found } = await findComing(db, { now, limit: 2 * SEMINARS, offset: 0 });
  const seminars = found.filter((seminar) => seminarPhase(seminar, now) === 'open').slice(0, SEMINARS);
  return answer(groupListCard({ seminars, chatUrl }, reader));
}

/** Nobody is met here: who only talks in a group is no person of ours. */
async function findOrganizer(db: Database, { platform }: Place, from: string | undefined): Promise<Person | undefined> {
  const known = from && (await findAccount(db, { platform, externalId: from }));
  return known && known.role !== null ? known.person : undefined;
}
