// Who reads what was asked: those who speak there and the organizers, nobody else, whatever they tap.
import { expect, test } from 'vitest';
import { findAccount } from '../../src/people/person.store.ts';
import { askQuestion } from '../../src/questions/ask-question.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { cardOf, citizen, colleague, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const text = 'なぜ売れたのですか？';

test('the questions are read by who speaks there and by organizers, without names, and by nobody else', async () => {
  const db = await createTestDatabase();
  const { say, outbox } = await createTestBot(db);
  const [seminar, other] = [await addTestSeminar(db), await addTestSeminar(db)];
  const idOf = async (from: typeof colleague) => {
    await say(from, { do: 'help' });
    return (await findAccount(db, { platform: from.platform, externalId: from.id }))?.person.id ?? '';
  };
  const asker = await addTestRsvp(db, seminar.id, { person: { name: '質問 花子' } });
  const now = at('2026-11-25T12:00');
  await askQuestion({ db, outbox, personId: asker.id, seminarId: seminar.id, text, now });
  const read = async (from: typeof colleague) => cardOf(await say(from, { do: 'questions', seminar: seminar.id }));

  // Whoever speaks at another evening is no speaker of this one; who runs it without the role reads nothing either.
  await addHost(db, { seminarId: other.id, personId: await idOf(colleague), part: 'speaker' });
  await addHost(db, { seminarId: seminar.id, personId: await idOf(citizen), part: 'coordinator' });
  for (const from of [colleague, citizen]) {
    const refused = await read(from);
    expect(refused.text).toEqual([wordsOf('ja').question.notYours]);
    expect(JSON.stringify(refused)).not.toContain(text);
  }
  await addHost(db, { seminarId: seminar.id, personId: await idOf(colleague), part: 'speaker' });
  for (const from of [colleague, organizer]) {
    const card = await read(from);
    expect(card.text?.[0]).toContain(text);
    expect(JSON.stringify(card)).not.toContain('質問 花子');
  }
});
