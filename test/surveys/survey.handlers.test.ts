import { describe, expect, test } from 'vitest';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { findResponse } from '../../src/surveys/survey.store.ts';
import {
  isOfType,
  QUESTIONS,
  type QuestionWords,
  summedUpAs,
  surveyQuestions,
} from '../../src/surveys/survey-question.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');

/** An evening that is over, which a colleague on Slack and a citizen on LINE attended. */
async function afterwards() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const { id: seminar } = await addTestSeminar(db);
  const idOf = async (from: typeof colleague) => {
    await bot.say(from, { do: 'help' });
    const known = await findAccount(db, { platform: from.platform, externalId: from.id });
    return known?.person.id ?? '';
  };
  const ids = { colleague: await idOf(colleague), citizen: await idOf(citizen) };
  for (const personId of Object.values(ids)) await saveRsvp(db, rsvpOf({ seminarId: seminar, personId }));
  bot.setTime('2026-12-03T20:15');
  const responseOf = (personId: string) => findResponse(db, { seminarId: seminar, personId });
  return { db, ...bot, seminar, ids, responseOf };
}

const typed = { score: '4', takeaway: ' よかった\n', next_topic: '防災', speak: 'yes', quote: '' };

describe('the survey', () => {
  test('on Slack is one tap, then a form that opens in place, filled with the tap', async () => {
    const { say, seminar, ids, responseOf } = await afterwards();
    const rated = cardOf(await say(colleague, { do: 'rate', seminar, score: 5 }));
    expect(rated.badge?.text).toBe(words.survey.thanks(5));
    expect(commandsOf(rated)).toContainEqual({ do: 'open-survey', seminar });
    const form = formOf(await say(colleague, { do: 'open-survey', seminar }));
    expect(form.submit).toEqual({ do: 'submit-survey', seminar });
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['score', '5'],
      ...QUESTIONS.map((key) => [surveyQuestions[key].field, '']),
    ]);
    const saved = cardOf(await say(colleague, { do: 'submit-survey', seminar, values: typed }));
    expect(saved.badge?.text).toBe(words.survey.saved);
    const response = { score: 4, takeaway: 'よかった', nextTopic: '防災', wouldSpeak: true, mayQuote: false };
    expect(await responseOf(ids.colleague)).toMatchObject(response);
  });

  test('on LINE the form is a signed link, in the answer to the tap and wherever it is asked for', async () => {
    const { say, seminar } = await afterwards();
    for (const command of [{ do: 'rate', seminar, score: 5 } as const, { do: 'open-survey', seminar } as const]) {
      const [first] = cardOf(await say(citizen, command)).buttons?.flat() ?? [];
      expect(first).toMatchObject({ kind: 'link', url: expect.stringMatching(/^https:\/\/bot\.example\/survey\//) });
    }
  });

  test.each([
    [{ score: '' }, { score: words.survey.chooseScore }],
    [{ score: '6' }, { score: words.survey.chooseScore }],
    [{ takeaway: '字'.repeat(1001) }, { takeaway: words.plain.tooLong(1000) }],
    [
      { score: '', next_topic: '字'.repeat(1001) },
      { score: words.survey.chooseScore, next_topic: words.plain.tooLong(1000) },
    ],
  ])('a form that cannot be is told at the field, and nothing is saved: %#', async (change, errors) => {
    const { say, seminar, ids, responseOf } = await afterwards();
    const outcome = await say(colleague, { do: 'submit-survey', seminar, values: { ...typed, ...change } });
    expect(outcome).toEqual({ kind: 'form-errors', errors });
    expect(await responseOf(ids.colleague)).toBeUndefined();
  });

  test('answered too late is refused in words, form and tap', async () => {
    const { say, seminar, setTime, ids, responseOf } = await afterwards();
    setTime('2026-12-10T20:15');
    for (const command of [
      { do: 'rate', seminar, score: 5 },
      { do: 'open-survey', seminar },
      { do: 'submit-survey', seminar, values: typed },
    ] as const) {
      expect(cardOf(await say(colleague, command)).text).toEqual([words.survey.refused.closed]);
    }
    expect(await responseOf(ids.colleague)).toBeUndefined();
  });

  test('keeps what is answered to each of its questions, shows it in the form again, and sums it up', async () => {
    const { say, seminar, ids, responseOf } = await afterwards();
    const answered = Object.fromEntries(QUESTIONS.map((key) => [key, isOfType(key, 'check') || `${key}？`]));
    const values = Object.fromEntries(
      QUESTIONS.map((key) => [surveyQuestions[key].field, isOfType(key, 'check') ? 'yes' : `${key}？`]),
    );
    await say(colleague, { do: 'submit-survey', seminar, values: { ...values, score: '2' } });
    expect(await responseOf(ids.colleague)).toMatchObject({ ...answered, score: 2 });
    // Another tap of the score leaves all of it.
    await say(colleague, { do: 'rate', seminar, score: 4 });
    const form = formOf(await say(colleague, { do: 'open-survey', seminar }));
    expect(Object.fromEntries(form.fields.map(({ name, value }) => [name, value]))).toEqual({ ...values, score: '4' });
    const told = cardOf(await say(organizer, { do: 'results', seminar })).text?.join('\n');
    const asked: QuestionWords = words.survey.questions;
    for (const key of summedUpAs('comments')) expect(told).toContain(`【${asked[key].heading}】\n・${key}？`);
    for (const key of summedUpAs('names')) expect(told).toMatch(new RegExp(`【${asked[key].heading}】[^\n]`));
    for (const key of summedUpAs('mark')) expect(told).toContain(asked[key].mark);
  });

  test('gives the organizer rate, mean, distribution and comments without names', async () => {
    const { say, seminar, setTime } = await afterwards();
    await say(citizen, { do: 'rate', seminar, score: 5 });
    await say(colleague, { do: 'submit-survey', seminar, values: { ...typed, speak: '', quote: 'yes' } });
    const results = cardOf(await say(organizer, { do: 'results', seminar }));
    const { results: text } = words;
    expect(results.facts?.map((fact) => fact.value)).toEqual(
      expect.arrayContaining([text.rateValue(2, 2, 100), text.averageValue('4.5')]),
    );
    expect(results.text?.[0]?.split('\n')).toEqual([
      '5 ■■■■■■■■■■ 1',
      '4 ■■■■■■■■■■ 1',
      '3 □□□□□□□□□□ 0',
      '2 □□□□□□□□□□ 0',
      '1 □□□□□□□□□□ 0',
    ]);
    const said = results.text?.join('\n');
    expect(said).toContain(`・よかった${words.survey.questions.mayQuote.mark}`);
    expect(said).toContain('・防災');
    expect(said).not.toContain(words.survey.questions.wouldSpeak.heading);
    expect(results.note).toBe(text.stillOpen('12月10日（木）20:15'));
    setTime('2026-12-10T20:15');
    expect(cardOf(await say(organizer, { do: 'results', seminar })).note).toBe(text.closed);
  });
});
