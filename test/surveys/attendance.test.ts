import { describe, expect, test } from 'vitest';
import { addWalkIn } from '../../src/checkins/add-walk-in.ts';
import { saveCheckIn } from '../../src/checkins/checkin.store.ts';
import { loadAttendance } from '../../src/checkins/load-attendance.ts';
import { mergeAnswers } from '../../src/joins/merge-answers.ts';
import { remind } from '../../src/reminders/remind.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { answerSurvey } from '../../src/surveys/answer-survey.ts';
import { loadResults } from '../../src/surveys/close-surveys.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const table = { closingSoon: undefined, isClosingSoonOnLine: false, dayBefore: undefined, survey: '0 12 * * *' };
const asked = at('2026-12-03T20:15');

async function openEvening() {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db);
  const seated = async () => {
    const { id: personId } = await addTestPerson(db);
    const answer = { personId, seminarId: seminar.id, answer: 'on_site' as const };
    await answerSeminar({ db, outbox, ...answer, tappedAt: announcedAt, now: announcedAt });
    return personId;
  };
  const come = (personId: string, how: 'self' | 'walk_in' = 'self') =>
    saveCheckIn(db, { seminarId: seminar.id, personId, at: seminar.startsAt, how, by: null, isConfirmed: true });
  const owed = (kind: string) =>
    outbox.owed.flatMap((message) => (message.kind === kind && 'personId' in message.to ? [message.to.personId] : []));
  return { db, outbox, seminar, seated, come, owed };
}

describe('the survey follows who was there', () => {
  test('walk-ins are asked and may answer, no-shows neither; guests of no platform do not spoil the rate', async () => {
    const { db, outbox, seminar, seated, come, owed } = await openEvening();
    const [there, away, walkIn] = [await seated(), await seated(), (await addTestPerson(db)).id];
    await come(there);
    await come(walkIn, 'walk_in');
    const guest = { db, seminarId: seminar.id, name: '広島 花子', organization: '', actor: seminar.createdBy };
    await addWalkIn({ ...guest, now: seminar.startsAt });
    await remind({ db, outbox, table, now: asked });
    expect(owed('survey').toSorted()).toEqual([there, walkIn].toSorted());
    await remind({ db, outbox, table, now: at('2026-12-04T12:00') });
    expect(owed('survey-reminder').toSorted()).toEqual([there, walkIn].toSorted());
    const rate = (personId: string) =>
      answerSurvey({ db, personId, seminarId: seminar.id, change: { score: 5 }, tappedAt: asked, now: asked });
    expect(await rate(away)).toMatchObject({ kind: 'refused', why: 'not_attended' });
    expect(await rate(walkIn)).toMatchObject({ kind: 'answered' });
    expect(await loadResults(db, seminar)).toMatchObject({ asked: 2, answered: 1 });
  });

  test('without any check-in everyone with a seat is asked', async () => {
    const { db, outbox, seated, owed } = await openEvening();
    const both = [await seated(), await seated()];
    await remind({ db, outbox, table, now: asked });
    expect(owed('survey').toSorted()).toEqual(both.toSorted());
  });

  test('two accounts that become one person’s are one attendance', async () => {
    const { db, outbox, seminar, seated, come } = await openEvening();
    const [from, to] = [await seated(), await seated()];
    await come(from);
    await come(to);
    await db.transaction((tx) => mergeAnswers({ tx, outbox, from, to, now: asked }));
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ attended: [to], noShows: [], walkIns: [] });
  });
});
