// An organizer has LINE's friends who have not answered told of a postponement or a cancellation: each once.
import type { Database } from '../database/client.ts';
import type { OwedMessage } from '../messages/message.ts';
import { findActions, noteAction } from '../people/audit.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findFriends } from './friend.store.ts';
import { type FriendCount, newsOccasion, newsUsefulUntil, whomToTell } from './friend.ts';

export type TellFriendsResult =
  | { kind: 'no_seminar' }
  /** `details`: of the message to whoever has heard least; undefined: nobody is told. */
  | { kind: 'done'; seminar: Seminar; told: FriendCount; details?: Record<string, string> };

/** `told`: none when it was done before, or is of no use any more. */
export async function tellFriends({ db, outbox, seminarId, actor, now }: OrganizersAct): Promise<TellFriendsResult> {
  return db.transaction(async (tx): Promise<TellFriendsResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const friends = await loadFriends(tx, seminar, now);
    const told = countOf(friends);
    const usefulUntil = newsUsefulUntil(seminar, now);
    if (told.people === 0 || !usefulUntil) return { kind: 'done', seminar, told };
    const reason = await findReason(tx, seminar);
    const owed = friends
      .toSorted((one, other) => one.since - other.since)
      .map(
        ({ personId, since }): OwedMessage => ({
          kind: 'news',
          seminarId,
          to: { personId },
          occasion: newsOccasion(seminar),
          details: { since: String(since), ...(reason && { reason }) },
          usefulUntil,
        }),
      );
    await outbox.owe(tx, owed, now);
    const entry = { actor, action: 'tell-friends', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, after: { messages: told.people } }, now);
    return { kind: 'done', seminar, told, details: owed[0]?.details };
  });
}

/** How many of them would be told, for a button that offers it. */
export async function countFriends(db: Database, seminar: Seminar, now: Temporal.Instant): Promise<FriendCount> {
  return countOf(await loadFriends(db, seminar, now));
}

async function loadFriends(db: Database, seminar: Seminar, now: Temporal.Instant) {
  if (!newsUsefulUntil(seminar, now)) return [];
  const friends = await findFriends(db, { seminarId: seminar.id, occasion: newsOccasion(seminar) });
  return whomToTell(seminar, { friends, edits: await findEditsSince(db, seminar.id, 0) });
}

function countOf(friends: { isPush: boolean }[]): FriendCount {
  return { people: friends.length, pushes: friends.filter(({ isPush }) => isPush).length };
}

/** The organizer's word on the cancellation. */
async function findReason(db: Database, { id: seminarId, status }: Seminar): Promise<string> {
  if (status !== 'cancelled') return '';
  const { found } = await findActions(db, { seminarId, action: 'cancel', limit: 1, offset: 0 });
  const reason = found[0]?.after?.reason;
  return typeof reason === 'string' ? reason : '';
}
