// Seminars with all that the desk says of them, in a fixed number of queries however many they are, but for those that
// moved or are cancelled.

import { countOrganizations } from '../attendees/attendee.store.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { FriendCount } from '../changes/friend.ts';
import { countFriends } from '../changes/tell-friends.ts';
import { findUntold } from '../changes/untold.store.ts';
import { countPeople } from '../changes/untold.ts';
import { attendanceFacts } from '../checkins/attendance.cards.ts';
import { findCheckIns, findGuests } from '../checkins/checkin.store.ts';
import { canTick, doorState } from '../checkins/checkin.ts';
import { loadAttendances } from '../checkins/load-attendance.ts';
import type { Visit } from '../people/visit.ts';
import { countHeads } from '../rsvps/rsvp.store.ts';
import { findCoordinatorNames } from '../seminars/host.store.ts';
import { NOBODY, type Seminar } from '../seminars/seminar.ts';
import { loadResponseCounts } from '../surveys/load-response-counts.ts';
import type { InHand } from './desk-seminar.cards.ts';
import { stageOf } from './stage.ts';

export async function loadInHand(
  { db, now, reader }: Pick<Visit, 'db' | 'now' | 'reader'>,
  seminars: Seminar[],
): Promise<InHand[]> {
  const ids = seminars.map(({ id }) => id);
  const idsAt = (...stages: ReturnType<typeof stageOf>[]) =>
    seminars.filter((seminar) => stages.includes(stageOf(seminar, now))).map(({ id }) => id);
  const [running, asked, over] = [idsAt('running'), idsAt('surveys'), idsAt('surveys', 'past')];
  // An hour before the start people are at the door already.
  const atDoor = seminars.filter((seminar) => !over.includes(seminar.id) && doorState(seminar, now) === 'open');
  const atDoorIds = [...new Set([...running, ...atDoor.map(({ id }) => id)])];
  const tickable = seminars.filter((seminar) => canTick(seminar, now)).map(({ id }) => id);
  const guests = Map.groupBy(await findGuests(db, tickable), ({ seminarId }) => seminarId);
  const heads = await countHeads(db, ids);
  const organizations = Map.groupBy(await countOrganizations(db, ids), ({ seminarId }) => seminarId);
  const names = await findCoordinatorNames(db, ids);
  const checkIns = (await findCheckIns(db, atDoorIds)).filter(({ isConfirmed }) => isConfirmed);
  const present = Map.groupBy(checkIns, ({ seminarId }) => seminarId);
  const attendances = await loadAttendances(db, over);
  const responses = await loadResponseCounts(db, asked, attendances);
  const untold = Map.groupBy(await findUntold(db, ids, { now }), ({ seminarId }) => seminarId);
  const friends = new Map<string, FriendCount>();
  // Of those alone that moved or are cancelled, and are still to come: few, if any.
  for (const seminar of seminars) friends.set(seminar.id, await countFriends(db, seminar, now));
  return seminars.map((seminar) => {
    const { id, status } = seminar;
    const attendance = status === 'announced' ? attendances.get(id) : undefined;
    return {
      seminar,
      heads: heads.get(id) ?? NOBODY,
      organizations: organizations.get(id) ?? [],
      coordinators: (names.get(id) ?? []).map((name) => name || plainWords[reader.language].nameless),
      ...(atDoorIds.includes(id) && { checkedIn: present.get(id)?.length ?? 0 }),
      guests: guests.get(id) ?? [],
      survey: responses.get(id),
      untold: countPeople(untold.get(id) ?? []),
      friends: friends.get(id),
      ...(attendance && { attendance: attendanceFacts(attendance, reader) }),
    };
  });
}
