import { expect, test } from 'vitest';
import { askQuestion } from '../../src/questions/ask-question.ts';
import { findQuestions } from '../../src/questions/question.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, createTestOutbox, announcedAt as now } from '../support/seminar-fixture.ts';

async function attending() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db);
  const outbox = createTestOutbox();
  await answerSeminar({ db, outbox, personId, seminarId: seminar.id, answer: 'on_site', tappedAt: now, now });
  const ask = (text: string, at = now) => askQuestion({ db, outbox, personId, seminarId: seminar.id, text, now: at });
  return { db, seminar, outbox, personId, ask };
}

test('who comes may ask three questions until the end, even all at once, and no more', async () => {
  const { db, seminar, ask } = await attending();
  const results = await Promise.all(['一', '二', '三', '四', '五'].map((text) => ask(text)));
  expect(results.filter(({ kind }) => kind === 'asked')).toHaveLength(3);
  expect(await findQuestions(db, seminar.id)).toHaveLength(3);
  expect(await ask('六')).toMatchObject({ kind: 'refused', why: 'enough' });
});

test('questions are for those who come, and end with the seminar', async () => {
  const { db, seminar, outbox, ask } = await attending();
  const { id: stranger } = await addTestPerson(db);
  const asked = await askQuestion({ db, outbox, personId: stranger, seminarId: seminar.id, text: 'なぜ？', now });
  expect(asked).toMatchObject({ kind: 'refused', why: 'not_coming' });
  expect(await ask('なぜ？', seminar.endsAt.subtract({ seconds: 1 }))).toMatchObject({ kind: 'asked' });
  expect(await ask('では？', seminar.endsAt)).toMatchObject({ kind: 'refused', why: 'over' });
});
