import { describe, expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import type { Command } from '../../src/commands.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findMessage, saveSent } from '../../src/messages/message.store.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { cardOf, citizen, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { places } from '../support/reader.ts';
import { ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const why = 'なぜ売れたのですか？';

/** An evening to which `organizer` and `citizen` come, with a guest by name for its speaker. */
async function open() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const seminar = await addTestSeminar(db);
  await bot.say(organizer, {
    do: 'submit-add-speaker',
    seminar: seminar.id,
    values: { name: '林 守', organization: '' },
  });
  for (const who of [organizer, citizen]) {
    await bot.say(who, { do: 'answer', seminar: seminar.id, answer: 'on_site' });
  }
  const ask: Command = { do: 'submit-question', seminar: seminar.id, values: { text: why } };
  const asked = async () => JSON.stringify(cardOf(await bot.say(organizer, ask)));
  return { db, bot, seminar, ask, asked, owed: () => ledgerOf(db, seminar.id, 'question') };
}

describe('a question to a speaker whom the bot cannot reach', () => {
  test('goes to the organizers, once, as it was asked and without a name', async () => {
    const { db, seminar, asked, owed } = await open();
    await asked();
    await asked();
    const [message, ...others] = await owed();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ personId: seminar.createdBy, usefulUntil: seminar.endsAt });
    const clock = { now: () => now };
    const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
    const owedMessage = await findMessage(db, message?.id ?? '');
    if (!owedMessage) throw new Error('no message');
    for (const platform of ['slack', 'line'] as const) {
      const built = await createBuildCard({ db, places, links, clock, language: 'ja' })(owedMessage, platform);
      expect(built?.card.text).toContain(why);
      expect(JSON.stringify(built?.card)).toContain(ja.question.passOn);
      expect(JSON.stringify(built?.card)).not.toContain('佐藤');
    }
  });

  test('is asked with an honest word on who reads it, in the form and after it, on Slack and on LINE’s page', async () => {
    const { bot, seminar, asked, owed } = await open();
    const form = formOf(await bot.say(organizer, { do: 'open-question', seminar: seminar.id }));
    expect(form.intro).toContain(ja.question.intro.organizers(seminar.title));
    expect(await asked()).toContain(ja.question.asked.organizers);

    const card = cardOf(await bot.say(citizen, { do: 'open-question', seminar: seminar.id }));
    expect(JSON.stringify(card)).toContain(ja.question.intro.organizers(seminar.title));
    const link = card.buttons?.flat().find((button) => button.kind === 'link');
    const page = await bot.readLink(
      new URL(link?.kind === 'link' ? link.url : '').pathname.split('/').at(-1) ?? '',
      'question',
    );
    if (page.kind !== 'command') throw new Error(page.kind);
    expect(formOf(await page.open()).intro).toContain(ja.question.intro.organizers(seminar.title));
    expect(JSON.stringify(await page.submit?.({ text: 'どこで買えますか？' }))).toContain(ja.question.asked.organizers);
    expect(await owed()).toHaveLength(2);
  });

  test('stays with the speaker where one of them can be reached, and comes to the organizers once they left', async () => {
    const { db, bot, seminar, asked, owed } = await open();
    const speaker = await addTestPerson(db, { name: '講師 一郎' });
    await addHost(db, { seminarId: seminar.id, personId: speaker.id, part: 'speaker' });
    const form = formOf(await bot.say(organizer, { do: 'open-question', seminar: seminar.id }));
    expect(form.intro).toBe(ja.question.intro.speaker(seminar.title));
    expect(await asked()).toContain(ja.question.asked.speaker);
    expect(await owed()).toEqual([]);
    await saveReachability(db, { platform: 'slack', externalId: speaker.externalId, unreachableAt: now }, now);
    await bot.say(citizen, { do: 'submit-question', seminar: seminar.id, values: { text: 'では？' } });
    expect(await owed()).toHaveLength(1);
  });

  test('is not passed on from an evening that was cancelled meanwhile', async () => {
    const { db, bot, seminar, asked, owed } = await open();
    await asked();
    await bot.say(organizer, { do: 'cancel', seminar: seminar.id });
    const [message] = await owed();
    const owedMessage = await findMessage(db, message?.id ?? '');
    const clock = { now: () => now };
    const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
    if (!owedMessage) throw new Error('no message');
    expect(await createBuildCard({ db, places, links, clock, language: 'ja' })(owedMessage, 'slack')).toBeUndefined();
  });

  test('is told again to who knows it in other words, and only to them, when it is rewritten', async () => {
    const { db, bot, seminar, owed } = await open();
    const question = crypto.randomUUID();
    const write = (text: string) =>
      bot.say(organizer, { do: 'submit-question', seminar: seminar.id, question, values: { text } });
    await write(why);
    await write('なぜ、いま売れたのですか？');
    // Not sent yet: it goes out as it is by then.
    expect(await owed()).toHaveLength(1);
    const [first] = await owed();
    await saveSent(db, { id: first?.id ?? '', ref: '1', at: now, revision: null });
    await write('どこで売れましたか？');
    await write('どこで、いつ売れましたか？');
    const again = (await owed()).filter(({ id }) => id !== first?.id);
    expect(again).toMatchObject([{ personId: seminar.createdBy, usefulUntil: seminar.endsAt }]);

    const clock = { now: () => now };
    const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
    const build = async () => {
      const message = await findMessage(db, again[0]?.id ?? '');
      return message && createBuildCard({ db, places, links, clock, language: 'ja' })(message, 'slack');
    };
    const card = (await build())?.card;
    expect(card?.text?.[0]).toBe('どこで、いつ売れましたか？');
    expect(card?.text?.[1]).toContain(ja.question.passOnAgain('なぜ、いま売れたのですか？'));
    // As they know it, it is no news.
    await write('なぜ、いま売れたのですか？');
    expect(await build()).toBeUndefined();
  });
});
