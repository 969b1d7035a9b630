// "Send again": what was held or refused and is still of use, and the answer says how many.
import { expect, test } from 'vitest';
import type { NewMessage } from '../../src/messages/message.ts';
import { groupKey } from '../../src/messages/shared.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { cardOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, addTestRsvp, ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const held = { status: 'held', heldAt: announcedAt } as const;
const failed = { status: 'failed', lastError: 'not_in_channel' } as const;

async function open() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const bot = await createTestBot(db);
  const stop = (kind: NewMessage['kind'], to: NewMessage['to'], change: Partial<NewMessage> = {}) =>
    addTestMessage(db, { kind, seminarId: seminar.id, to, ...change }, kind === 'announcement-post' ? failed : held);
  return {
    ...{ db, seminar, stop, ...bot },
    announcement: groupKey({ kind: 'announcement', seminarId: seminar.id, occasion: '' }),
    press: async () => cardOf(await bot.say(organizer, { do: 'send-again', seminar: seminar.id })).text?.join('\n'),
    statuses: async () => new Map((await ledgerOf(db, seminar.id)).map(({ id, status }) => [id, status])),
  };
}

test('what is still of use goes out, what no longer is does not, and both are counted', async () => {
  const { db, stop, press, sentAgain, statuses, announcement } = await open();
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  const blocked = await addTestPerson(db, { platform: 'line' });
  const gone = { platform: 'line' as const, externalId: blocked.externalId, unreachableAt: announcedAt };
  await saveReachability(db, gone, announcedAt);
  const wanted = [await stop('announcement', { personId }), await stop('announcement-post', { channel: 'C0SEMINAR' })];
  const unwanted = [
    // Never got a seat, or gave it back.
    await stop('seat-given', { personId }),
    await stop('survey', { personId }, { usefulUntil: at('2026-11-24T12:00') }),
    await stop('announcement', { personId: blocked.id }),
  ];
  expect(await press()).toBe(`${ja.undelivered.sentAgain(2)}\n${ja.undelivered.unwanted(3)}`);
  expect(sentAgain.toSorted()).toEqual([announcement, wanted[1]].toSorted());
  const now = await statuses();
  expect(wanted.map((id) => now.get(id))).toEqual(['owed', 'owed']);
  expect(unwanted.map((id) => now.get(id))).toEqual(['dropped', 'dropped', 'dropped']);
  const [entry] = (await findActions(db, { limit: 1, offset: 0 })).found;
  expect(entry).toMatchObject({ action: 'send-again', after: { messages: 2, unwanted: 3 } });
});

test('what is of use for a millisecond more goes out, at that instant it does not', async () => {
  const { db, stop, press, statuses } = await open();
  const noon = at('2026-11-24T12:00');
  const person = async () => ({ personId: (await addTestPerson(db, { platform: 'line' })).id });
  const [over, young] = [
    await stop('announcement', await person(), { usefulUntil: noon }),
    await stop('announcement', await person(), { usefulUntil: noon.add({ milliseconds: 1 }) }),
  ];
  await press();
  const now = await statuses();
  expect([over, young].map((id) => now.get(id))).toEqual(['dropped', 'owed']);
});

test('what only a newer version can build stays as it is, and holds up nothing else', async () => {
  const { db, stop, press, statuses } = await open();
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  const newer = await stop('of-a-newer-version' as NewMessage['kind'], { personId });
  const known = await stop('announcement', { personId });
  await press();
  const now = await statuses();
  expect([newer, known].map((id) => now.get(id))).toEqual(['held', 'owed']);
});

test('two presses at once send it once', async () => {
  const { db, stop, press, sentAgain, announcement } = await open();
  const { id: personId } = await addTestPerson(db);
  await stop('announcement', { personId });
  await Promise.all([press(), press()]);
  expect(sentAgain).toEqual([announcement]);
  expect(await press()).toBe(ja.undelivered.nothingHeld);
});

test('where nothing is of use any more, that is said', async () => {
  const { db, seminar, stop, press, sentAgain } = await open();
  const withdrawn = await addTestRsvp(db, seminar.id, { standing: 'declined' });
  await stop('seat-given', { personId: withdrawn.id });
  expect(await press()).toBe(ja.undelivered.unwanted(1));
  expect(sentAgain).toEqual([]);
});
