import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import type { FollowerPage, Sender } from '../../src/messages/sender.ts';
import { findFollowers } from '../../src/people/audience.store.ts';
import { beginImport, findImport } from '../../src/people/follower.store.ts';
import { meetPerson, partWith } from '../../src/people/meet-person.ts';
import { accounts, people } from '../../src/people/person.table.ts';
import { countFollowers, saveReachability } from '../../src/people/reach.store.ts';
import { announceSeminar } from '../../src/seminars/announce-seminar.ts';
import { importFollowers } from '../../src/seminars/import-followers.ts';
import { createTestDatabase } from '../support/database.ts';
import { ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T09:00');
const draft = { status: 'draft', announcedAt: null } as const;
const lineId = (n: number) => `U${n.toString(16).padStart(32, '0')}`;
const PAGE = 1000;

type Listing = (from: string | undefined) => Promise<FollowerPage>;

/** LINE's list of these, and what happens after it was read and before its page is taken. */
function listing(ids: string[], { perPage = PAGE, meanwhile = async (_page: number) => {} } = {}): Listing {
  return async (from) => {
    const start = Number(from ?? 0);
    const page = ids.slice(start, start + perPage);
    await meanwhile(start / perPage + 1);
    const next = start + perPage < ids.length ? String(start + perPage) : undefined;
    return { kind: 'page', ids: page, next };
  };
}

const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, n) => lineId(from + n));

function senderOf(followers: Listing): Sender {
  const refuse = () => Promise.reject(new Error('nothing is sent here'));
  const profile = () => Promise.reject(new Error('no profile is asked for here'));
  return { send: refuse, update: refuse, profile, followers };
}

async function open(db?: DatabaseRoot) {
  const database = db ?? (await createTestDatabase());
  let current = now;
  const clock = { now: () => current };
  const outbox = createTestOutbox();
  const shared = { db: database, outbox, clock, log: createLogger({ level: 'silent' }) };
  const stopping = new AbortController();
  const read = (followers: Listing) =>
    importFollowers({ ...shared, senders: { line: senderOf(followers) }, signal: stopping.signal });
  return {
    ...{ db: database, clock, outbox, stopping, read },
    setTime(to: Temporal.Instant) {
      current = to;
    },
    /** As at a start. */
    async readAnew(followers: Listing) {
      await beginImport(database, clock.now());
      await read(followers);
    },
    async announce(change: Parameters<typeof addTestSeminar>[1] = {}) {
      const { id: seminarId, createdBy: actor } = await addTestSeminar(database, { ...draft, ...change });
      const result = await announceSeminar({ db: database, outbox, seminarId, actor, now: clock.now() });
      if (result.kind !== 'announced') throw new Error(result.kind);
      return { seminarId };
    },
    known: async () => (await countFollowers(database, { channel: null })).people,
  };
}

describe('reading the list of followers', () => {
  test('makes everyone known once, in Japanese and without a request for each, however often it is read', async () => {
    const { db, readAnew, known } = await open();
    await readAnew(listing(numbered(2500)));
    await readAnew(listing(numbered(2500)));
    expect(await known()).toBe(2500);
    expect(await db.$count(people)).toBe(2500);
    expect(await db.select({ language: people.language, name: people.name }).from(people).limit(1)).toEqual([
      { language: 'ja', name: '' },
    ]);
    expect(await findImport(db)).toMatchObject({ status: 'complete', endedAt: now, next: null });
  });

  test('by three bots at once is one reading', async () => {
    const { db, read, known } = await open();
    await Promise.all([1, 2, 3].map(() => beginImport(db, now)));
    await Promise.all([1, 2, 3].map(() => read(listing(numbered(50), { perPage: 10 }))));
    expect(await known()).toBe(50);
    expect(await db.$count(people)).toBe(50);
  });

  test('leaves who was known as they are', async () => {
    const { db, readAnew, known } = await open();
    const person = await addTestPerson(db, { platform: 'line', name: 'Emma', language: 'en' });
    await readAnew(listing([...numbered(3), person.externalId, person.externalId]));
    expect(await known()).toBe(4);
    const [row] = await db.select().from(people).where(eq(people.id, person.id));
    expect(row).toMatchObject({ name: 'Emma', language: 'en' });
  });

  test('that was cut off goes on where it was, also over a restart', async () => {
    const { db, readAnew, read, stopping } = await open();
    const asked: number[] = [];
    const stopAtTwo = listing(numbered(30), {
      perPage: 10,
      meanwhile: async (page) => {
        asked.push(page);
        if (page === 2) stopping.abort(new Error('the bot stops'));
      },
    });
    await expect(readAnew(stopAtTwo)).rejects.toThrow('the bot stops');
    expect(await findImport(db)).toMatchObject({ status: 'running', next: '10' });
    const next = await open(db);
    const rest = listing(numbered(30), { perPage: 10, meanwhile: async (page) => void asked.push(page) });
    await next.readAnew(rest);
    // The second page was on its way when the bot stopped.
    expect(asked).toEqual([1, 2, 2, 3]);
    expect(await next.known()).toBe(30);
    await read(listing(numbered(99)));
    expect(await next.known()).toBe(30);
  });

  test('stops at once while the platform hangs', async () => {
    const { db, readAnew, stopping } = await open();
    const hanging = readAnew(() => {
      stopping.abort(new Error('the bot stops'));
      return new Promise(() => {});
    });
    await expect(hanging).rejects.toThrow('the bot stops');
    expect(await findImport(db)).toMatchObject({ status: 'running', next: null });
  });

  test('begins anew when the place it was at leads nowhere any more', async () => {
    const { readAnew, known } = await open();
    let isTold = false;
    const list = listing(numbered(30), { perPage: 10 });
    await readAnew(async (from) => {
      if (from !== '10' || isTold) return list(from);
      isTold = true;
      return { kind: 'start_over' };
    });
    expect(await known()).toBe(30);
  });

  test('of an account that may not list them ends with those the bot knows', async () => {
    const { db, readAnew, announce } = await open();
    const met = await addTestPerson(db, { platform: 'line' });
    await readAnew(async () => ({ kind: 'refused' }));
    expect(await findImport(db)).toMatchObject({ status: 'refused', endedAt: now });
    expect(await owedTo(db, (await announce()).seminarId, 'announcement')).toEqual([met.id]);
  });
});

describe('who was taken for gone', () => {
  const gone = { platform: 'line' as const, externalId: lineId(1) };

  test('and is in the list follows again', async () => {
    const { db, readAnew, known } = await open();
    await readAnew(listing([gone.externalId]));
    await saveReachability(db, { ...gone, unreachableAt: now }, now.subtract({ hours: 1 }));
    expect(await known()).toBe(0);
    await readAnew(listing([gone.externalId]));
    expect(await known()).toBe(1);
  });

  test('stays so when the platform’s word came after the list was asked for, or just before', async () => {
    const { db, setTime, readAnew, known } = await open();
    await readAnew(listing([gone.externalId]));
    const leave = (at: Temporal.Instant) =>
      partWith({ db, from: { platform: 'line', id: gone.externalId }, toldAt: at, now: at });
    setTime(now.add({ hours: 1 }));
    await readAnew(listing([gone.externalId], { meanwhile: () => leave(now.add({ hours: 1, seconds: 2 })) }));
    expect(await known()).toBe(0);
    setTime(now.add({ hours: 1, minutes: 1 }));
    await readAnew(listing([gone.externalId]));
    expect(await known()).toBe(0);
  });

  test('while the list that names them was on its way, as somebody unknown, is not taken for a follower', async () => {
    const { db, readAnew, known } = await open();
    const leave = () => partWith({ db, from: { platform: 'line', id: lineId(2) }, toldAt: now, now });
    await readAnew(listing(numbered(3), { meanwhile: leave }));
    expect(await known()).toBe(2);
    const followers = await findFollowers(db, { channel: null, timeZone: 'Asia/Tokyo', now });
    const [row] = await db
      .select()
      .from(accounts)
      .where(eq(accounts.externalId, lineId(2)));
    expect(followers.map(({ id }) => id)).not.toContain(row?.personId);
  });
});

describe('an announcement', () => {
  test('made while the list is read reaches everyone in it once, those found before and after', async () => {
    const { db, readAnew, announce } = await open();
    let made: Awaited<ReturnType<typeof announce>> | undefined;
    const meanwhile = async (page: number) => {
      if (page === 3) made = await announce();
    };
    await readAnew(listing(numbered(50), { perPage: 10, meanwhile }));
    const owed = await owedTo(db, made?.seminarId ?? '', 'announcement');
    expect(owed).toEqual(
      (await findFollowers(db, { channel: null, timeZone: 'Asia/Tokyo', now })).map(({ id }) => id).sort(),
    );
    expect(owed).toHaveLength(50);
    const [message] = await ledgerOf(db, made?.seminarId ?? '', 'announcement');
    expect(message?.usefulUntil).not.toBeNull();
  });

  test('and a page that come at the same moment leave nobody out', async () => {
    const { db, readAnew, announce } = await open();
    const made: ReturnType<typeof announce>[] = [];
    // Begun as the page arrives, not waited for: both transactions run at once.
    const meanwhile = async () => void made.push(announce());
    await readAnew(listing(numbered(60), { perPage: 5, meanwhile }));
    for (const { seminarId } of await Promise.all(made)) {
      expect(await owedTo(db, seminarId, 'announcement')).toHaveLength(60);
    }
  });

  test('made before the list was read, or before somebody followed, is sent to nobody found later', async () => {
    const { db, readAnew, announce } = await open();
    const before = await announce();
    const during: (typeof before)[] = [];
    await readAnew(listing(numbered(20), { meanwhile: async () => void during.push(await announce()) }));
    const refuse = () => Promise.reject(new Error('nothing is sent here'));
    const senders = { line: { send: refuse, update: refuse, profile: async () => undefined } };
    await meetPerson({ db, senders, from: { platform: 'line', id: lineId(99) }, now: now.add({ hours: 24 }) });
    await readAnew(listing(numbered(30)));
    expect(await owedTo(db, before.seminarId, 'announcement')).toEqual([]);
    expect(await owedTo(db, during[0]?.seminarId ?? '', 'announcement')).toHaveLength(20);
  });

  test('reaches who is found after a restart, and not those found after its deadline', async () => {
    const first = await open();
    let made: Awaited<ReturnType<typeof first.announce>> | undefined;
    const cutOff = listing(numbered(30), {
      perPage: 10,
      meanwhile: async (page) => {
        if (page === 2) made = await first.announce();
        if (page === 2) first.stopping.abort(new Error('the bot stops'));
      },
    });
    await expect(first.readAnew(cutOff)).rejects.toThrow();
    const second = await open(first.db);
    second.setTime(at('2026-11-30T09:00'));
    const late = listing(numbered(40), {
      perPage: 10,
      meanwhile: async (page) => {
        if (page === 4) second.setTime(at('2026-12-03T00:00'));
      },
    });
    await second.readAnew(late);
    expect(await owedTo(first.db, made?.seminarId ?? '', 'announcement')).toHaveLength(30);
    expect(await second.known()).toBe(40);
  });

  test('posted in a channel is not pushed to who reads it there, though they are found later', async () => {
    const { db, readAnew, announce } = await open();
    const both = await addTestPerson(db);
    const long = now.subtract({ hours: 1 });
    await db.insert(accounts).values({
      ...{ platform: 'line', externalId: lineId(1), personId: both.id },
      ...{ unreachableAt: long, reachabilityToldAt: long },
    });
    const made: Awaited<ReturnType<typeof announce>>[] = [];
    const meanwhile = async () => void made.push(await announce(), await announce({ channel: null }));
    await readAnew(listing(numbered(2), { meanwhile }));
    expect(await owedTo(db, made[0]?.seminarId ?? '', 'announcement')).toHaveLength(1);
    expect(await owedTo(db, made[1]?.seminarId ?? '', 'announcement')).toHaveLength(2);
  });
});
