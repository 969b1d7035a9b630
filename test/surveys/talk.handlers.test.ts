// What a speaker sees of the survey: what was written, never who would like to speak next.
import { expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findMessage } from '../../src/messages/message.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { surveyClosesAt } from '../../src/surveys/survey.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { places } from '../support/reader.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');
const volunteer = '次回 講師さん';
const takeaway = 'とても'.repeat(100);

/** An evening that is over. `colleague` spoke at it; five answered, each of whom would like to speak. */
async function afterwards() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const seminar = await addTestSeminar(db);
  await bot.say(colleague, { do: 'help' });
  const known = await findAccount(db, { platform: colleague.platform, externalId: colleague.id });
  const speaker = known?.person.id ?? '';
  await addHost(db, { seminarId: seminar.id, personId: speaker, part: 'speaker' });
  bot.setTime('2026-12-04T12:00');
  for (let n = 0; n < 5; n++) {
    const { id: personId } = await addTestRsvp(db, seminar.id, { person: { name: volunteer } });
    const said = { ...noAnswers, score: 5, takeaway, wouldSpeak: true };
    await saveResponse(db, { ...said, seminarId: seminar.id, personId, answeredAt: at('2026-12-03T20:30') });
  }
  return { db, ...bot, seminar, speaker };
}

test('who would like to speak is named to organizers, and to no speaker, on no page of the talk', async () => {
  const { say, seminar } = await afterwards();
  const results = cardOf(await say(organizer, { do: 'results', seminar: seminar.id }));
  expect(results.text?.join('\n')).toContain(`【${words.survey.questions.wouldSpeak.heading}】${volunteer}`);
  for (const page of [1, 2, 3]) {
    const talk = cardOf(await say(colleague, { do: 'talk', seminar: seminar.id, page }));
    expect(talk.text?.join('\n')).toContain(takeaway);
    expect(JSON.stringify(talk)).not.toContain(volunteer);
    expect(JSON.stringify(talk)).not.toContain(words.survey.questions.wouldSpeak.heading);
    // Its pages are turned as the speaker's: the organizers' would be refused.
    expect(new Set(commandsOf(talk).map(({ do: what }) => what))).toEqual(new Set(['talk']));
  }
});

test('the talk’s page is its speaker’s alone', async () => {
  const { say, seminar } = await afterwards();
  for (const other of [citizen, organizer]) {
    const card = cardOf(await say(other, { do: 'talk', seminar: seminar.id }));
    expect(card.text).toEqual([words.talk.notYours]);
    expect(JSON.stringify(card)).not.toContain(takeaway);
  }
});

test('the results that are sent when the survey closes name them to organizers alone, too', async () => {
  const { db, seminar, speaker } = await afterwards();
  const clock = { now: () => surveyClosesAt(seminar) };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const build = createBuildCard({ db, places, links, clock, language: 'ja' });
  const sentTo = async (personId: string) => {
    const owed = { kind: 'results', seminarId: seminar.id, to: { personId } } as const;
    const message = await findMessage(db, await addTestMessage(db, owed));
    return JSON.stringify(message && (await build(message, 'slack')));
  };
  expect(await sentTo(seminar.createdBy)).toContain(volunteer);
  const speakers = await sentTo(speaker);
  expect(speakers).toContain(takeaway);
  expect(speakers).not.toContain(volunteer);
});
