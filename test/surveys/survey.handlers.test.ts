import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { canGoAlong } from '../../src/surveys/comment.ts';
import { findResponse, saveResponse } from '../../src/surveys/survey.store.ts';
import {
  isOfType,
  noAnswers,
  QUESTIONS,
  type QuestionWords,
  summedUpAs,
  surveyQuestions,
} from '../../src/surveys/survey-question.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
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

  test('what is typed while it is open may become a comment: it stands in the form, and nothing is kept before that is sent', async () => {
    const { say, seminar, ids, responseOf } = await afterwards();
    const heard = 'とても勉強になりました';
    const type = async (who: typeof colleague, text = heard) => cardOf(await say(who, { do: 'unknown', heard: text }));
    await say(colleague, { do: 'submit-survey', seminar, values: { ...typed, takeaway: '先の感想' } });
    const [button] = (await type(colleague)).buttons?.flat() ?? [];
    if (button?.kind !== 'command') throw new Error('no button');
    const form = formOf(await say(colleague, button.command));
    expect(form.fields.find(({ name }) => name === 'takeaway')?.value).toBe(`先の感想\n${heard}`);
    expect(await responseOf(ids.colleague)).toMatchObject({ takeaway: '先の感想' });
    const [link] = (await type(citizen)).buttons?.flat() ?? [];
    expect(link).toMatchObject({ kind: 'link', label: words.survey.openForm });
    expect(await responseOf(ids.citizen)).toBeUndefined();
    expect((await type(citizen, '★5')).text).toContain(words.survey.ask);
    expect((await type(citizen, '字'.repeat(400))).text).toContain(words.survey.pasteComment);
    expect((await type(organizer)).text?.[0]).toBe(words.help.notUnderstood);
    expect((await type(citizen, 'ほかにもありますか？')).text?.[0]).toBe(words.help.notUnderstood);
    expect((await type(citizen, '来月の回に参加したいです')).title).toBe(words.wish.join.title);
    expect((await type(citizen, '所属を変えたいです')).title).toBe(words.ownData.title);
    expect((await type(citizen, '参加できてよかったです')).title).not.toBe(words.wish.join.title);
  });

  test('whatever goes along with the link leaves it as short as LINE takes it', async () => {
    const now = at('2026-12-03T20:15');
    const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock: { now: () => now } });
    const which = { use: 'survey', seminarId: crypto.randomUUID(), personId: crypto.randomUUID() } as const;
    const expiresAt = at('2026-12-10T20:15');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }).filter(canGoAlong), async (typedWords) => {
        const url = (await links.make({ ...which, words: typedWords, expiresAt })) ?? '';
        // An address of 140 letters leaves no less.
        expect(url.length - 'https://bot.example'.length).toBeLessThanOrEqual(860);
        const read = await links.read(url.split('/').at(-1) ?? '');
        expect(read).toMatchObject({ kind: 'valid', subject: typedWords ? { words: typedWords } : which });
      }),
    );
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
    const { db, say, seminar, ids, responseOf } = await afterwards();
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
    for (const score of [5, 5, 5, 5]) await answer(db, seminar, score);
    const told = cardOf(await say(organizer, { do: 'results', seminar })).text?.join('\n');
    const asked: QuestionWords = words.survey.questions;
    for (const key of summedUpAs('comments')) expect(told).toContain(`【${asked[key].heading}】\n・${key}？`);
    for (const key of summedUpAs('names')) expect(told).toMatch(new RegExp(`【${asked[key].heading}】[^\n]`));
    for (const key of summedUpAs('mark')) expect(told).toContain(asked[key].mark);
  });

  test('gives the organizer headline, shares and comments without names, once five answered', async () => {
    const { db, say, seminar, setTime } = await afterwards();
    await say(colleague, { do: 'submit-survey', seminar, values: { ...typed, speak: '', quote: 'yes' } });
    const { results: text } = words;
    for (const score of [5, 5, 5]) await answer(db, seminar, score);
    const few = cardOf(await say(organizer, { do: 'results', seminar }));
    expect(few.text).toEqual([`${text.answered(5, 4)}\n${text.tooFewYet(5)}`]);
    expect(JSON.stringify(few)).not.toMatch(/★|●|よかった|防災/);

    await say(citizen, { do: 'rate', seminar, score: 1 });
    const results = cardOf(await say(organizer, { do: 'results', seminar }));
    expect(results.text?.[0]).toBe(`${text.starsOfFive('4.0')}${words.seminar.separator}${text.answered(5, 5)}`);
    expect(results.text?.[1]?.split('\n')).toEqual([
      `5 ●●●●●●○○○○ ${text.people(3)}`,
      `4 ●●○○○○○○○○ ${text.people(1)}`,
      `3 ○○○○○○○○○○ ${text.people(0)}`,
      `2 ○○○○○○○○○○ ${text.people(0)}`,
      `1 ●●○○○○○○○○ ${text.people(1)}`,
    ]);
    const said = results.text?.join('\n');
    expect(said).toContain(`・よかった${words.survey.questions.mayQuote.mark}`);
    expect(said).toContain('・防災');
    expect(results.note).toBe(text.stillOpen('12月10日（木）20:15'));
    setTime('2026-12-10T20:15');
    expect(cardOf(await say(organizer, { do: 'results', seminar })).note).toBe(text.closed);
  });

  test('has a page behind a link: drawn, beside the seminars before, for who may see it then', async () => {
    const { db, say, seminar, readLink } = await afterwards();
    await say(colleague, { do: 'submit-survey', seminar, values: { ...typed, speak: '' } });
    for (const score of [5, 5, 5, 1]) await answer(db, seminar, score);
    const before = await addTestSeminar(db, { startsAt: at('2026-11-05T18:30'), endsAt: at('2026-11-05T20:00') });
    for (const score of [3, 3, 3, 3, 3]) await answer(db, before.id, score);
    const link = cardOf(await say(organizer, { do: 'results', seminar })).buttons?.flat()[0];
    const [, token = ''] = /\/results\/([^?]+)/.exec(link?.kind === 'link' ? link.url : '') ?? [];
    const open = async () => {
      const target = await readLink(token, 'results');
      return target.kind === 'command' ? target.open() : undefined;
    };
    const { results: text } = words;
    const shown = await open();
    expect(shown?.kind).toBe('card');
    const drawn = shown?.kind === 'card' ? shown.card.drawn : undefined;
    expect(drawn?.figures?.map(({ value }) => value)).toEqual([text.stars('4.0'), '83%', text.people(6)]);
    expect(drawn?.figures?.[0]?.beside).toEqual([text.before(1, '3.0')]);
    expect(drawn?.chart?.bars.map(({ share }) => share)).toEqual([0.6, 0.2, 0, 0, 0.2]);
    expect(drawn?.quotes?.[0]?.quotes).toEqual([{ text: 'よかった' }]);

    const known = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
    await saveRole(db, { personId: known?.person.id ?? '', role: null, now: at('2026-12-04T12:00') });
    expect((await open())?.kind).toBe('refused');
  });
});

/** Somebody else who was there, with a score. */
async function answer(db: DatabaseRoot, seminarId: string, score: number): Promise<void> {
  const { id: personId } = await addTestRsvp(db, seminarId);
  await saveResponse(db, { ...noAnswers, score, seminarId, personId, answeredAt: at('2026-12-03T20:20') });
}
