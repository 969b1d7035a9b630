import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { Sender } from '../../src/messages/sender.ts';
import { findFollowers } from '../../src/people/audience.store.ts';
import { meetPerson, meetVisitor } from '../../src/people/meet-person.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { accounts, people } from '../../src/people/person.table.ts';
import { findReachableAccount, saveReachability } from '../../src/people/reach.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage } from '../support/rsvp-fixture.ts';
import { addTestPerson, at } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T09:00');
const from = { platform: 'line', id: 'U0123456789abcdef0123456789abcdef' } as const;
const account = { platform: from.platform, externalId: from.id };

/** A platform that tells this profile, and how often it was asked. */
function telling(profile: Awaited<ReturnType<Sender['profile']>>) {
  const asked: string[] = [];
  const refuse = () => Promise.reject(new Error('nothing is sent here'));
  const sender: Sender = {
    send: refuse,
    update: refuse,
    profile: async (id) => {
      asked.push(id);
      return profile;
    },
  };
  return { senders: { line: sender }, asked };
}

const meet = (db: DatabaseRoot, senders: ReturnType<typeof telling>['senders'], at = now) =>
  meetPerson({ db, senders, from, now: at });

describe('meeting a person', () => {
  test('for the first time notes the name and language their platform tells', async () => {
    const db = await createTestDatabase();
    const { senders, asked } = telling({ name: 'Emma 🎓', language: 'en' });
    const person = await meet(db, senders);
    expect(person).toMatchObject({ name: 'Emma 🎓', language: 'en', remindersMutedAt: null });
    expect(asked).toEqual([from.id]);
    expect(await findAccount(db, account)).toMatchObject({ person, account: { profileCheckedAt: now } });
  });

  test('who speaks twelve times at once, at first sight, makes one person', async () => {
    const db = await createTestDatabase();
    const { senders } = telling({ name: '山本', language: 'ja' });
    const met = await Promise.all(Array.from({ length: 12 }, () => meet(db, senders)));
    expect(new Set(met.map(({ id }) => id)).size).toBe(1);
    expect(await db.select().from(people)).toHaveLength(1);
    expect(await db.select().from(accounts)).toHaveLength(1);
  });

  test('the same id on another platform is another account', async () => {
    const db = await createTestDatabase();
    const { senders } = telling(undefined);
    const onLine = await meet(db, senders);
    const onSlack = await meetPerson({ db, senders, from: { ...from, platform: 'slack' }, now });
    expect(onSlack.id).not.toBe(onLine.id);
  });

  test('whoever speaks where each message counts is noted as heard, at their latest word, and nobody else', async () => {
    const db = await createTestDatabase();
    const speakers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => addTestPerson(db, { platform: n < 11 ? 'line' : 'slack' })),
    );
    const [first, onSlack] = [speakers[0], speakers[11]];
    await addTestMessage(db, { kind: 'role-given', seminarId: null, to: { personId: first?.id ?? '' } });
    const speak = ({ externalId: id }: { externalId: string }, minutes = 0) =>
      meetVisitor({
        ...{ db, senders: {}, now: now.add({ hours: 1 }), spokeAt: now.add({ minutes }) },
        from: { platform: id === onSlack?.externalId ? 'slack' : 'line', id },
      });
    const met = await Promise.all(speakers.map((each) => speak(each)));
    expect(met.map(({ isOwed }) => isOwed)).toEqual([true, ...Array.from({ length: 11 }, () => false)]);
    for (const minutes of [5, 3]) await speak(first as (typeof speakers)[number], minutes);
    const heard = await db.select().from(accounts);
    const heardAt = (id = '') => heard.find(({ externalId }) => externalId === id)?.heardAt;
    expect(heardAt(first?.externalId)).toEqual(now.add({ minutes: 5 }));
    expect(heardAt(onSlack?.externalId)).toBeNull();
    expect(heard.filter((each) => each.heardAt?.equals(now))).toHaveLength(10);
  });

  test('speaks Japanese while the platform does not tell', async () => {
    const db = await createTestDatabase();
    expect(await meet(db, telling(undefined).senders)).toMatchObject({ name: '', language: 'ja' });
    expect(await meetPerson({ db, senders: {}, from: { ...from, platform: 'slack' }, now })).toMatchObject({
      language: 'ja',
    });
  });

  test('asks for the profile again after 24 hours, not before', async () => {
    const db = await createTestDatabase();
    await meet(db, telling({ name: '田中', language: 'ja' }).senders);
    const renamed = telling({ name: '田中 太一', language: 'en' });
    const almost = now.add({ hours: 24 }).subtract({ nanoseconds: 1000 });
    expect(await meet(db, renamed.senders, almost)).toMatchObject({ name: '田中', language: 'ja' });
    expect(renamed.asked).toEqual([]);
    const person = await meet(db, renamed.senders, now.add({ hours: 24 }));
    expect(person).toMatchObject({ name: '田中 太一', language: 'en' });
    expect(await findAccount(db, account)).toMatchObject({ person });
  });

  test('keeps what was known when the platform tells nothing any more, and asks again a day later', async () => {
    const db = await createTestDatabase();
    await meet(db, telling({ name: 'Emma', language: 'en' }).senders);
    const silent = telling(undefined);
    for (const hours of [24, 25, 48]) {
      expect(await meet(db, silent.senders, now.add({ hours }))).toMatchObject({ name: 'Emma', language: 'en' });
    }
    expect(silent.asked).toHaveLength(2);
    const noLanguage = telling({ name: 'Emma B.', language: undefined });
    expect(await meet(db, noLanguage.senders, now.add({ hours: 72 }))).toMatchObject({
      name: 'Emma B.',
      language: 'en',
    });
  });

  test('an old word about blocking, arriving late, does not silence who came back', async () => {
    const db = await createTestDatabase();
    const { senders } = telling({ name: '山本', language: 'ja' });
    const person = await meet(db, senders);
    const key = { platform: 'line' as const, externalId: from.id };
    await saveReachability(db, { ...key, unreachableAt: now }, now);
    await meet(db, senders, now.add({ hours: 1 }));
    await saveReachability(db, { ...key, unreachableAt: now }, now.add({ minutes: 30 }));
    expect(await findReachableAccount(db, person.id)).toMatchObject({ unreachableAt: null });
  });

  test('a profile that could not be asked is asked at the next contact, not a day later', async () => {
    const db = await createTestDatabase();
    const mute = { send: async () => ({ ref: '' }), update: async () => {}, profile: async () => 'unasked' as const };
    expect(await meet(db, { line: mute })).toMatchObject({ name: '', language: 'ja' });
    const { senders } = telling({ name: 'Emma', language: 'en' });
    expect(await meet(db, senders)).toMatchObject({ name: 'Emma', language: 'en' });
  });

  test('who was unreachable is reachable again, and nobody else', async () => {
    const db = await createTestDatabase();
    const { senders } = telling({ name: '山本', language: 'ja' });
    const person = await meet(db, senders);
    const other = await meetPerson({ db, senders, from: { ...from, id: 'U2' }, now });
    for (const externalId of [from.id, 'U2']) {
      await saveReachability(db, { platform: 'line', externalId, unreachableAt: now }, now);
    }
    expect(await findFollowers(db, { channel: null, timeZone: 'Asia/Tokyo', now })).toEqual([]);
    await meet(db, senders, now.add({ hours: 1 }));
    expect(await findReachableAccount(db, person.id)).toMatchObject({ externalId: from.id, unreachableAt: null });
    expect((await findFollowers(db, { channel: null, timeZone: 'Asia/Tokyo', now })).map(({ id }) => id)).toEqual([
      person.id,
    ]);
    expect(await findReachableAccount(db, other.id)).toBeUndefined();
  });
});

test('a follower who is on Slack, too, reads what is posted there, and is written to where nothing is posted', async () => {
  const db = await createTestDatabase();
  const both = await addTestPerson(db);
  const line = { platform: 'line' as const, externalId: 'U9', personId: both.id };
  await db.insert(accounts).values(line);
  const alone = await addTestPerson(db, { platform: 'line' });
  const followers = async (channel: string | null) =>
    (await findFollowers(db, { channel, timeZone: 'Asia/Tokyo', now })).map(({ id }) => id).sort();
  expect(await followers('C0SEMINAR')).toEqual([alone.id]);
  expect(await followers(null)).toEqual([alone.id, both.id].sort());
  await saveReachability(db, { platform: 'slack', externalId: both.externalId, unreachableAt: now }, now);
  expect(await followers('C0SEMINAR')).toEqual([alone.id, both.id].sort());
});
