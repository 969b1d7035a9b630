import { describe, expect, test } from 'vitest';
import { answerSurvey, type SurveyChange } from '../../src/surveys/answer-survey.ts';
import { findResponse, findResponses } from '../../src/surveys/survey.store.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const asked = at('2026-12-03T20:15');

/** A seminar, someone who attended it, and their taps. */
async function attended() {
  const db = database();
  const { id: seminarId } = await addTestSeminar(db);
  const { id: personId } = await addTestRsvp(db, seminarId);
  const answer = (
    change: SurveyChange,
    more: { personId?: string; tappedAt?: Temporal.Instant; now?: Temporal.Instant; eventId?: string } = {},
  ) => answerSurvey({ db, personId, seminarId, change, tappedAt: asked, now: more.tappedAt ?? asked, ...more });
  const known = () => findResponse(db, { seminarId, personId });
  return { db, seminarId, personId, answer, known };
}

const form = { score: 4, takeaway: 'よかった', nextTopic: '防災', wouldSpeak: true, mayQuote: true };

describe('answering the survey', () => {
  test('with one tap saves the score alone', async () => {
    const { answer, known, seminarId, personId } = await attended();
    expect(await answer({ score: 5 })).toMatchObject({ kind: 'answered', response: { score: 5 } });
    const blank = { takeaway: '', nextTopic: '', wouldSpeak: false, mayQuote: false };
    expect(await known()).toEqual({ seminarId, personId, score: 5, answeredAt: asked, ...blank });
  });

  test('with another tap changes the score and keeps what the form said', async () => {
    const { answer, known } = await attended();
    await answer(form);
    await answer({ score: 2 }, { tappedAt: asked.add({ minutes: 1 }) });
    expect(await known()).toMatchObject({ ...form, score: 2 });
  });

  test('with the form after the tap changes all of it, also back to nothing', async () => {
    const { answer, known } = await attended();
    await answer(form);
    const cleared = { score: 4, takeaway: '', nextTopic: '', wouldSpeak: false, mayQuote: false };
    await answer(cleared, { tappedAt: asked.add({ minutes: 1 }) });
    expect(await known()).toMatchObject(cleared);
  });

  test('an older tap never undoes a newer one', async () => {
    const { answer, known } = await attended();
    await answer({ score: 5 }, { tappedAt: asked.add({ minutes: 2 }) });
    const late = { tappedAt: asked.add({ minutes: 1 }), now: asked.add({ minutes: 3 }) };
    expect(await answer({ score: 1 }, late)).toMatchObject({ kind: 'answered', response: { score: 5 } });
    expect(await known()).toMatchObject({ score: 5 });
  });

  test('ten taps at once leave one response', async () => {
    const { db, seminarId, answer } = await attended();
    const scores = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
    await Promise.all(scores.map((score, index) => answer({ score }, { tappedAt: asked.add({ seconds: index }) })));
    expect(await findResponses(db, seminarId)).toMatchObject([{ score: 5 }]);
  });

  test('the same event again has no second effect', async () => {
    const { answer, known } = await attended();
    const eventId = crypto.randomUUID();
    await answer({ score: 5 }, { eventId });
    await answer({ score: 3 });
    expect(await answer({ score: 5 }, { eventId })).toEqual({ kind: 'seen_before' });
    expect(await known()).toMatchObject({ score: 3 });
  });

  test('is judged by when one tapped, also when that is handled after the close', async () => {
    const { answer } = await attended();
    const [last, closed] = [at('2026-12-10T20:14:59'), at('2026-12-10T20:15')];
    expect(await answer({ score: 4 }, { tappedAt: last, now: closed.add({ hours: 1 }) })).toMatchObject({
      kind: 'answered',
    });
    expect(await answer({ score: 4 }, { tappedAt: closed })).toMatchObject({ kind: 'refused', why: 'closed' });
  });

  test('is refused before the end', async () => {
    const { answer, known } = await attended();
    const early = { tappedAt: at('2026-12-03T19:59') };
    expect(await answer({ score: 4 }, early)).toMatchObject({ kind: 'refused', why: 'not_yet' });
    expect(await known()).toBeUndefined();
  });

  test('is refused to who did not attend', async () => {
    const { db, seminarId, answer } = await attended();
    const people = [await addTestPerson(db)];
    for (const standing of ['waitlisted', 'declined', 'materials'] as const) {
      people.push(await addTestRsvp(db, seminarId, { standing }));
    }
    for (const { id: personId } of people) {
      expect(await answer({ score: 5 }, { personId })).toMatchObject({ kind: 'refused', why: 'not_attended' });
    }
    expect(await findResponses(db, seminarId)).toEqual([]);
  });

  test('of a seminar that is gone is told so', async () => {
    const { db, personId } = await attended();
    const gone = { personId, seminarId: crypto.randomUUID(), change: { score: 5 } };
    expect(await answerSurvey({ db, ...gone, tappedAt: asked, now: asked })).toEqual({ kind: 'no_seminar' });
  });
});
