// Seminars and people for tests: a December evening in Kure, unless a test says otherwise.

import type { Platform } from '../../src/cards/place.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { addComing, takeDue } from '../../src/messages/coming.store.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { addOwed } from '../../src/messages/message.store.ts';
import type { OwedMessage } from '../../src/messages/message.ts';
import type { Outbox } from '../../src/messages/outbox.ts';
import type { QuietHours } from '../../src/messages/quiet-hours.ts';
import { groupKey, type Work } from '../../src/messages/shared.ts';
import { reviveUnsent } from '../../src/messages/stopped.store.ts';
import { addPerson, saveProfile } from '../../src/people/person.store.ts';
import type { Person } from '../../src/people/person.ts';
import { addSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';

/** Ten days before the evening. */
export const announcedAt = at('2026-11-23T10:00');
/** The instant at which answers stop to count: 00:00 of the evening's day. */
export const deadlineAt = at('2026-12-03T00:00');

/** A wall-clock time in Tokyo. */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Tokyo').toInstant();
}

export function seminarOf(change: Partial<Seminar> = {}): Seminar {
  return {
    id: crypto.randomUUID(),
    number: null,
    status: 'announced',
    title: 'ヒット商品から学ぶマーケティング',
    summary: '身近なヒット商品から、なぜ売れたのかを読み解きます。',
    speaker: '商工振興課 中村 葵さん',
    startsAt: at('2026-12-03T18:30'),
    endsAt: at('2026-12-03T20:00'),
    timeZone: 'Asia/Tokyo',
    format: 'on_site',
    place: '本庁舎 5階 会議室A',
    link: '',
    seats: null,
    deadlineAt,
    party: null,
    channel: 'C0SEMINAR',
    audience: 'everyone',
    topicId: null,
    announceAt: null,
    announcedAt,
    surveyClosedAt: null,
    createdBy: crypto.randomUUID(),
    edition: 1,
    movedAt: null,
    seriesId: null,
    picture: null,
    deadlineMovedAt: null,
    revision: 1,
    ...change,
  };
}

export async function addTestPerson(
  db: DatabaseRoot,
  { platform = 'slack', ...change }: Partial<Person> & { platform?: Platform } = {},
): Promise<Person & { externalId: string }> {
  const id = crypto.randomUUID();
  const externalId = `${platform === 'slack' ? 'U' : 'L'}${id}`;
  const person: Person = { id, name: '田中 太一', language: 'ja', remindersMutedAt: null, ...change };
  const account = { platform, externalId, personId: id, unreachableAt: null, profileCheckedAt: announcedAt };
  await db.transaction(async (tx) => {
    await addPerson(tx, { person, account, now: announcedAt });
    await saveProfile(tx, { account, now: announcedAt, profile: { language: person.language } });
  });
  return { ...person, externalId };
}

/** A seminar in the database, with its organizer. */
export async function addTestSeminar(db: DatabaseRoot, change: Partial<Seminar> = {}): Promise<Seminar> {
  const organizer = change.createdBy ?? (await addTestPerson(db, { name: '佐藤 恵' })).id;
  const seminar = seminarOf({ ...change, createdBy: organizer });
  await addSeminar(db, seminar, announcedAt);
  return seminar;
}

/** An outbox that writes the ledger and remembers what was asked of the queue. */
export function createTestOutbox(
  quietHours: QuietHours | null = null,
): Outbox & { owed: OwedMessage[]; refreshed: string[] } {
  const owed: OwedMessage[] = [];
  const refreshed: string[] = [];
  return {
    owed,
    refreshed,
    quietHours,
    async owe(tx, messages, now) {
      const ids = await addOwed(tx, messages, now);
      owed.push(...messages);
      return ids.length;
    },
    noteComing: addComing,
    oweComing: async (tx, due, now) => (await takeDue(tx, due, now)).length,
    async oweOnRequest(tx, message, now) {
      const added = await addOwed(tx, [message], now);
      if (added.length > 0 || (await reviveUnsent(tx, message, now)).length > 0) owed.push(message);
    },
    refreshPosts(seminarId) {
      refreshed.push(seminarId);
    },
  };
}

/** What the queue was asked to do, in one list: ids of messages and batches, keys of groups. */
export const namesOf = ({ messages, groups, batches }: Work): string[] => [
  ...messages.map(({ id }) => id),
  ...groups.map(groupKey),
  ...batches,
];

/** A queue that does nothing. */
export const idleQueue: Delivery['queue'] = {
  sendOwed: async () => {},
  sendAgain: async () => {},
  sendSlowly: async () => {},
  formBatches: async () => {},
  sendBatches: async () => {},
};
