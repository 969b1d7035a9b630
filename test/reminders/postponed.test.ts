import { describe, expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { findUndelivered } from '../../src/messages/message.store.ts';
import { remind } from '../../src/reminders/remind.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { places } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const table = { closingSoon: '0 15 * * *', isClosingSoonOnLine: false, dayBefore: '0 17 * * *', survey: undefined };

async function open() {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db);
  await answerTest({ db, outbox }, { seminarId: seminar.id, personId, answer: 'on_site', now: at('2026-11-24T12:00') });
  const run = (local: string) => remind({ db, outbox, table, now: at(local) });
  const sent = (kind: string) => outbox.owed.filter((each) => each.kind === kind).map(({ occasion }) => occasion ?? '');
  const edit = async (change: Record<string, string>, local: string) =>
    editTest({ db, outbox }, { shown: await seminarNow(db, seminar.id), change, now: at(local) });
  return { db, outbox, seminar, personId, run, edit, sent };
}

describe('reminders of a seminar that moves', () => {
  test('postponed after the reminder went out, it reminds again, once, with the day as it is', async () => {
    const { db, seminar, personId, run, edit, sent } = await open();
    for (const time of ['2026-12-01T15:00', '2026-12-02T17:00', '2026-12-02T17:01']) await run(time);
    expect(new Set(sent('day-before'))).toEqual(new Set(['']));
    await edit({ date: '2026-12-10' }, '2026-12-02T18:00');
    for (const time of [
      '2026-12-02T18:01',
      '2026-12-03T16:30',
      '2026-12-08T15:00',
      '2026-12-09T17:00',
      '2026-12-10T16:30',
    ])
      await run(time);
    const moved = at('2026-12-02T18:00').toString();
    expect(new Set(sent('day-before'))).toEqual(new Set(['', moved]));
    expect(new Set(sent('soon'))).toEqual(new Set([moved]));
    expect(new Set(sent('closing-soon-post'))).toEqual(new Set(['', moved]));
    const now = at('2026-12-09T17:00');
    const cards = await cardsFor(db, { seminarId: seminar.id, personId, kind: 'day-before', now });
    expect(cards.map((card) => card?.badge?.text).filter(Boolean)).toEqual([ja.reminder.dayBefore]);
  });

  test('an hour later on the day itself: who was told of the move is not reminded of the day before once more', async () => {
    const { run, edit, sent } = await open();
    await run('2026-12-02T17:00');
    await edit({ start: '19:00', end: '20:30' }, '2026-12-02T20:00');
    await run('2026-12-02T20:01');
    expect(sent('day-before')).toEqual(['']);
    await run('2026-12-03T17:00');
    expect(sent('soon')).toEqual([at('2026-12-02T20:00').toString()]);
  });

  test('another room moves no reminder', async () => {
    const { run, edit, sent } = await open();
    await edit({ place: '2階' }, '2026-12-02T16:00');
    await run('2026-12-02T17:00');
    expect(sent('day-before')).toEqual(['']);
  });

  test('the channel’s call to answer soon becomes a plain post when the deadline moves away', async () => {
    const { db, seminar, run, edit } = await open();
    await run('2026-12-01T15:00');
    const badge = async (local: string) => {
      const links = { make: async () => undefined, read: async () => ({ kind: 'invalid' as const }) };
      const build = createBuildCard({ db, places, links, clock: { now: () => at(local) }, language: 'ja' });
      const [post] = await findUndelivered(db, { seminarId: seminar.id, kind: 'closing-soon-post' });
      return post && (await build({ ...post, status: 'sent' }, 'slack'))?.card.badge?.text;
    };
    expect(await badge('2026-12-01T15:00')).toBe(ja.reminder.closingSoon);
    await edit({ date: '2026-12-10' }, '2026-12-01T16:00');
    expect(await badge('2026-12-01T16:00')).toBe(ja.seminar.badges.open);
  });
});
