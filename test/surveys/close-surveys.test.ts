import { describe, expect, test } from 'vitest';
import { findKept } from '../../src/people/person.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { findSeminar, lockSeminar, saveSeminar } from '../../src/seminars/seminar.store.ts';
import { closeSurveys, loadResults } from '../../src/surveys/close-surveys.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { waitUntilBlocked } from '../support/blocked.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, answeredAt, ledgerOf, owedTo, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const closesAt = at('2026-12-10T20:15');

describe('closing surveys', () => {
  test('owes the organizer the results once, at the close or later, however often the clock ticks', async () => {
    const db = await createTestDatabase();
    const { id, createdBy } = await addTestSeminar(db);
    const tick = (now: Temporal.Instant) => closeSurveys({ db, outbox: createTestOutbox(), now });
    await tick(closesAt.subtract({ nanoseconds: 1000 }));
    expect(await ledgerOf(db, id)).toEqual([]);
    const late = closesAt.add({ hours: 30 });
    await Promise.all([tick(late), tick(late), tick(late)]);
    await tick(late.add({ minutes: 1 }));
    expect(await owedTo(db, id, 'results')).toEqual([createdBy]);
    expect(await findSeminar(db, id)).toMatchObject({ surveyClosedAt: late, status: 'announced' });
  });

  test('notes who was there, so that it is known who has not come for a year', async () => {
    const db = await createTestDatabase();
    const { id, startsAt } = await addTestSeminar(db);
    const there = await addTestRsvp(db, id);
    const declined = await addTestRsvp(db, id, { standing: 'declined', mode: null });
    await closeSurveys({ db, outbox: createTestOutbox(), now: closesAt });
    expect((await findKept(db, there.id))?.lastCameAt).toEqual(startsAt);
    expect((await findKept(db, declined.id))?.lastCameAt).toBeNull();
    // An earlier evening that is closed late does not make them longer away.
    const earlier = await addTestSeminar(db, { startsAt: startsAt.subtract({ hours: 24 }) });
    await saveRsvp(db, rsvpOf({ seminarId: earlier.id, personId: there.id }));
    await closeSurveys({ db, outbox: createTestOutbox(), now: closesAt });
    expect((await findKept(db, there.id))?.lastCameAt).toEqual(startsAt);
  });

  test('that another bot closes at that very moment is not closed again', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    let ticking: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await lockSeminar(tx, seminar.id);
      ticking = closeSurveys({ db, outbox: createTestOutbox(), now: closesAt.add({ seconds: 1 }) });
      await waitUntilBlocked(db);
      await saveSeminar(tx, { ...seminar, surveyClosedAt: closesAt });
    });
    await ticking;
    expect(await findSeminar(db, seminar.id)).toMatchObject({ surveyClosedAt: closesAt });
    expect(await ledgerOf(db, seminar.id)).toEqual([]);
  });

  test('stays open when the results cannot be owed, for the next tick', async () => {
    const db = await createTestDatabase();
    const { id } = await addTestSeminar(db);
    const outbox = { ...createTestOutbox(), owe: () => Promise.reject(new Error('queue gone')) };
    await expect(closeSurveys({ db, outbox, now: closesAt })).rejects.toThrow('queue gone');
    expect(await findSeminar(db, id)).toMatchObject({ surveyClosedAt: null });
  });

  test('is nothing for seminars that never took place', async () => {
    const db = await createTestDatabase();
    for (const status of ['draft', 'scheduled', 'cancelled'] as const) {
      const { id } = await addTestSeminar(db, { status });
      await closeSurveys({ db, outbox: createTestOutbox(), now: closesAt });
      expect(await ledgerOf(db, id)).toEqual([]);
    }
  });

  test('the results count those who attended as asked, and their answers', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const [one, other] = [await addTestRsvp(db, seminar.id), await addTestRsvp(db, seminar.id)];
    await addTestRsvp(db, seminar.id);
    await addTestRsvp(db, seminar.id, { standing: 'declined' });
    await saveResponse(db, {
      ...noAnswers,
      seminarId: seminar.id,
      personId: one.id,
      score: 5,
      takeaway: 'よかった',
      answeredAt,
    });
    await saveResponse(db, {
      ...noAnswers,
      seminarId: seminar.id,
      personId: other.id,
      score: 2,
      wouldSpeak: true,
      answeredAt,
    });
    expect(await loadResults(db, seminar)).toEqual({
      ...{ asked: 3, answered: 2, distribution: [0, 1, 0, 0, 1], average: 3.5, names: { wouldSpeak: [other.id] } },
      comments: [{ texts: { takeaway: 'よかった', nextTopic: '' }, marks: [] }],
    });
  });
});
