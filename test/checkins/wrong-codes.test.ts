// Somebody tries digit after digit at a door: it gets others, its organizers are told, and nobody who stands there is shut out.
import { expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { checkIn } from '../../src/checkins/check-in.ts';
import { findDoorCode } from '../../src/checkins/checkin.store.ts';
import { MOST_WRONG } from '../../src/checkins/checkin.ts';
import { openDoor } from '../../src/checkins/door-code.ts';
import { noteWrongCode } from '../../src/checkins/note-wrong-code.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { findUndelivered } from '../../src/messages/message.store.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { cardOf, citizen, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { places } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const now = at('2026-12-03T18:00');

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, change);
  const outbox = createTestOutbox();
  await saveRole(db, { personId: seminar.createdBy, role: 'organizer', now });
  await addHost(db, { seminarId: seminar.id, personId: seminar.createdBy, part: 'coordinator' });
  const codeNow = async () => (await openDoor({ db, seminarId: seminar.id }))?.code ?? '';
  return { db, seminar, outbox, codeNow, code: await codeNow() };
}

const guess = async (
  stage: { db: DatabaseRoot; outbox: ReturnType<typeof createTestOutbox> },
  times: number,
  at = now,
) => {
  for (let count = 0; count < times; count += 1) await noteWrongCode({ ...stage, now: at });
};

async function enter(db: DatabaseRoot, code: string, tappedAt: Temporal.Instant) {
  const { id } = await addTestPerson(db);
  return (await checkIn({ db, code, personId: id, tappedAt, now: tappedAt, countGuess: async () => true })).kind;
}

test('too many wrong digits bring others, once, and tell the organizers and the log', async () => {
  const stage = await open();
  const { db, seminar, outbox, code, codeNow } = stage;
  await guess(stage, MOST_WRONG - 1);
  expect(await codeNow()).toBe(code);
  expect(outbox.owed).toEqual([]);
  await guess(stage, 1);
  const renewed = await codeNow();
  expect(renewed).not.toBe(code);
  expect(outbox.owed).toMatchObject([{ kind: 'door-code', to: { personId: seminar.createdBy } }]);
  const { found } = await findActions(db, { seminarId: seminar.id, limit: 1, offset: 0 });
  expect(found).toMatchObject([{ action: 'new-door-code', actor: null }]);
  const links = { make: async () => undefined, read: async () => ({ kind: 'invalid' as const }) };
  const build = (clock: Temporal.Instant) =>
    createBuildCard({ db, places, links, clock: { now: () => clock }, language: 'ja' });
  const [notice] = await findUndelivered(db, { seminarId: seminar.id, kind: 'door-code' });
  if (!notice) throw new Error('nothing is owed');
  const card = (await build(now)(notice, 'slack'))?.card;
  expect(card?.facts).toContainEqual({ label: '受付番号', value: renewed });
  expect(await build(at('2026-12-03T20:30'))(notice, 'slack')).toBeUndefined();
});

test('the door is never locked: the new digits work at once, the old ones for a moment, and then no more', async () => {
  const stage = await open();
  const { db, code, codeNow } = stage;
  await guess(stage, MOST_WRONG);
  const renewed = await codeNow();
  expect(await enter(db, renewed, now)).toBe('checked_in');
  expect(await enter(db, code, now.add({ minutes: 2 }))).toBe('checked_in');
  expect(await enter(db, code, now.add({ minutes: 3 }))).toBe('wrong_code');
  // Typed in time and heard late.
  expect(await enter(db, code, now.subtract({ seconds: 5 }))).toBe('checked_in');
  expect(await enter(db, renewed, now.add({ minutes: 30 }))).toBe('checked_in');
});

test('they do not change faster than a room can read them, however many are tried at once', async () => {
  const stage = await open();
  const { db, seminar, outbox, codeNow } = stage;
  await Promise.all(Array.from({ length: 5 * MOST_WRONG }, () => noteWrongCode({ ...stage, now })));
  const renewed = await codeNow();
  expect(outbox.owed).toHaveLength(1);
  expect(await enter(db, renewed, now)).toBe('checked_in');
  await guess(stage, 1, now.add({ minutes: 3 }));
  expect(outbox.owed).toHaveLength(2);
  expect(await codeNow()).not.toBe(renewed);
  expect(await findDoorCode(db, seminar.id)).toMatchObject({ wrong: 0, previousCode: renewed });
});

test('a door that is not open counts nothing', async () => {
  const stage = await open({ startsAt: at('2026-12-04T18:30'), endsAt: at('2026-12-04T20:00') });
  await guess(stage, 2 * MOST_WRONG);
  expect(await stage.codeNow()).toBe(stage.code);
  expect(await findDoorCode(stage.db, stage.seminar.id)).toMatchObject({ wrong: 0 });
});

test.each([organizer, citizen])(
  'wrong digits typed on $platform count, and the organizer’s door card shows the new ones',
  async (from) => {
    const { db, seminar, code, codeNow } = await open();
    const bot = await createTestBot(db);
    bot.setTime('2026-12-03T18:00');
    const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0');
    for (let count = 0; count < MOST_WRONG; count += 1) await bot.say(from, { do: 'check-in', code: wrong });
    const renewed = await codeNow();
    // A guess may be the new digits by chance.
    expect(renewed).not.toBe(code);
    expect(bot.outbox.owed.map(({ kind }) => kind)).toContain('door-code');
    const door = cardOf(await bot.say(organizer, { do: 'door', seminar: seminar.id }));
    expect(door.facts).toContainEqual({ label: wordsOf('ja').page.doorCode, value: renewed });
  },
);
