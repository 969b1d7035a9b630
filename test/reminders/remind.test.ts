import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { noteComing, remind } from '../../src/reminders/remind.ts';
import type { ReminderTable } from '../../src/reminders/reminder.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, answeredAt, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const defaults: ReminderTable = {
  closingSoon: '0 15 * * *',
  isClosingSoonOnLine: false,
  dayBefore: '0 17 * * *',
  survey: '0 12 * * *',
};

const tick = (db: DatabaseRoot, time: string, table = defaults) =>
  remind({ db, outbox: createTestOutbox(), table, now: at(time) });

/** One of each standing, and one who muted reminders. */
async function addEverybody(db: DatabaseRoot, seminarId: string) {
  const attending = await addTestRsvp(db, seminarId);
  const onLine = await addTestRsvp(db, seminarId, { person: { platform: 'line' } });
  const muted = await addTestRsvp(db, seminarId, { person: { remindersMutedAt: announcedAt } });
  await addTestRsvp(db, seminarId, { standing: 'waitlisted', waitlistNumber: 1 });
  await addTestRsvp(db, seminarId, { standing: 'declined' });
  await addTestRsvp(db, seminarId, { standing: 'declined', isLateWithdrawal: true });
  await addTestRsvp(db, seminarId, { standing: 'materials' });
  return { attending, onLine, muted };
}

const ids = (...people: { id: string }[]) => people.map(({ id }) => id).sort();

describe('reminding', () => {
  test.each([
    ['day-before', '2026-12-02T17:00'],
    ['soon', '2026-12-03T16:30'],
  ] as const)('%s goes to those who have a seat and did not mute, and to nobody else', async (kind, time) => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    const { attending, onLine } = await addEverybody(db, id);
    expect(await tick(db, time)).toBe(2);
    expect(await owedTo(db, id, kind)).toEqual(ids(attending, onLine));
    expect(await ledgerOf(db, id)).toHaveLength(2);
  });

  test('each is owed once, however often and however many bots ask', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    const { attending, onLine } = await addEverybody(db, id);
    const counts = await Promise.all(Array.from({ length: 6 }, () => tick(db, '2026-12-02T17:00')));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    for (const later of ['2026-12-02T17:01', '2026-12-03T09:00', '2026-12-03T16:29']) {
      expect(await tick(db, later)).toBe(0);
    }
    expect(await owedTo(db, id, 'day-before')).toEqual(ids(attending, onLine));
  });

  test('asked again in the next minute, it writes only for who is new', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    await addEverybody(db, id);
    await tick(db, '2026-12-02T17:00');
    const { id: late } = await addTestRsvp(db, id);
    const outbox = createTestOutbox();
    await remind({ db, outbox, table: defaults, now: at('2026-12-02T17:01') });
    expect(outbox.owed.map(({ to }) => to)).toEqual([{ personId: late }]);
  });

  test('where each message counts it is noted ahead, once, and owed when it is due; elsewhere only then', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    const { attending, onLine } = await addEverybody(db, id);
    const note = (time: string) => noteComing({ db, outbox: createTestOutbox(), table: defaults, now: at(time) });
    await note('2026-12-02T04:59');
    expect(await ledgerOf(db, id)).toEqual([]);
    for (const time of ['2026-12-02T05:00', '2026-12-02T05:01', '2026-12-02T16:59']) {
      await note(time);
      expect(await tick(db, time)).toBe(0);
    }
    const noted = await ledgerOf(db, id);
    expect(noted).toMatchObject([{ personId: onLine.id, status: 'coming', plannedAt: at('2026-12-02T17:00') }]);
    await note('2026-12-02T17:00');
    expect(await tick(db, '2026-12-02T17:00')).toBe(2);
    expect(await tick(db, '2026-12-02T17:01')).toBe(0);
    expect((await ledgerOf(db, id)).map(({ status }) => status)).toEqual(['owed', 'owed']);
    expect(await owedTo(db, id, 'day-before')).toEqual(ids(attending, onLine));
  });

  test('who is only asked now how it was, for the bot was down since, is not asked again at once', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    await addTestRsvp(db, id, { person: { platform: 'line' } });
    const pass = async (time: string) => {
      await noteComing({ db, outbox: createTestOutbox(), table: defaults, now: at(time) });
      return tick(db, time);
    };
    expect(await pass('2026-12-03T20:10')).toBe(0);
    expect((await ledgerOf(db, id)).map(({ kind, status }) => [kind, status])).toEqual([['survey', 'coming']]);
    for (const time of ['2026-12-04T13:00', '2026-12-04T13:01', '2026-12-05T13:00']) await pass(time);
    expect((await ledgerOf(db, id)).map(({ kind, status }) => [kind, status])).toEqual([['survey', 'owed']]);
  });

  test('a bot that was down at the time reminds late while it is useful, and not at all afterwards', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    await addTestRsvp(db, id);
    expect(await tick(db, '2026-12-02T16:59')).toBe(0);
    expect(await tick(db, '2026-12-03T08:00')).toBe(1);
    const [dayBefore] = await ledgerOf(db, id, 'day-before');
    expect(dayBefore?.usefulUntil).toEqual(at('2026-12-03T16:30'));
    expect(await tick(db, '2026-12-03T18:30')).toBe(0);
    expect(await ledgerOf(db, id, 'soon')).toEqual([]);
  });

  test('who took the seat after the reminder was due has just read all of it', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { deadlineAt: at('2026-12-03T18:00') });
    const before = await addTestRsvp(db, id, { seatedAt: at('2026-12-02T16:59:59') });
    await addTestRsvp(db, id, { seatedAt: at('2026-12-02T17:00') });
    await tick(db, '2026-12-02T17:05');
    expect(await owedTo(db, id, 'day-before')).toEqual([before.id]);
    await tick(db, '2026-12-03T16:30');
    expect(await owedTo(db, id, 'soon')).toHaveLength(2);
  });

  test('"answers close soon" is posted in the channel once, and to nobody on LINE by default', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db);
    await addTestPerson(db, { platform: 'line' });
    await Promise.all([tick(db, '2026-12-01T15:00'), tick(db, '2026-12-01T15:00')]);
    const [post, ...others] = await ledgerOf(db, id);
    expect(post).toMatchObject({ kind: 'closing-soon-post', personId: null, platform: 'slack', address: 'C0SEMINAR' });
    expect(others).toEqual([]);
  });

  test('"answers close soon", switched on, goes to LINE followers who gave no answer and did not mute', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { channel: null });
    const silent = await addTestPerson(db, { platform: 'line' });
    await addTestPerson(db, { platform: 'line', remindersMutedAt: announcedAt });
    await addTestPerson(db, { platform: 'slack' });
    for (const standing of ['attending', 'waitlisted', 'declined', 'materials'] as const) {
      await addTestRsvp(db, id, { standing, person: { platform: 'line' } });
    }
    expect(await tick(db, '2026-12-01T15:00', { ...defaults, isClosingSoonOnLine: true })).toBe(1);
    expect(await owedTo(db, id, 'closing-soon')).toEqual([silent.id]);
  });

  test('the survey goes to all who attended, also to who muted reminders: it is none', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db);
    const { attending, onLine, muted } = await addEverybody(db, id);
    await tick(db, '2026-12-03T20:15');
    expect(await owedTo(db, id, 'survey')).toEqual(ids(attending, onLine, muted));
  });

  test('the survey’s one reminder goes to who has not answered it and did not mute', async () => {
    const db = await createTestDatabase();
    const { id: seminarId } = await addTestSeminar(db);
    const { attending, onLine } = await addEverybody(db, seminarId);
    await saveResponse(db, { ...noAnswers, seminarId, personId: onLine.id, score: 4, answeredAt });
    await tick(db, '2026-12-03T20:15');
    await tick(db, '2026-12-04T12:00');
    await tick(db, '2026-12-05T12:00');
    expect(await owedTo(db, seminarId, 'survey-reminder')).toEqual([attending.id]);
  });

  test('a bot that was down when the survey opened asks once, and reminds nobody in the same breath', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db);
    const { attending, onLine, muted } = await addEverybody(db, id);
    await tick(db, '2026-12-04T13:00');
    await tick(db, '2026-12-05T12:00');
    expect(await owedTo(db, id, 'survey')).toEqual(ids(attending, onLine, muted));
    expect(await owedTo(db, id, 'survey-reminder')).toEqual([]);
  });

  test.each(['draft', 'scheduled', 'cancelled'] as const)('nothing is owed of a seminar that is %s', async (status) => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db, { status });
    await addTestRsvp(db, id);
    for (const time of ['2026-12-01T15:00', '2026-12-02T17:00', '2026-12-03T16:30', '2026-12-03T20:15']) {
      expect(await tick(db, time)).toBe(0);
    }
  });
});
