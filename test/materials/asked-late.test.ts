import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { addMaterialLink } from '../../src/materials/change-materials.ts';
import { sendDueMaterials } from '../../src/materials/send-materials.ts';
import { messages } from '../../src/messages/message.table.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { cardOf, citizen, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, ledgerOf, owedTo, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const afterDeadline = '2026-12-03T09:00';
const afterEnd = '2026-12-03T21:00';
const aMonthLater = '2027-01-05T12:00';

async function open(change: Parameters<typeof addTestSeminar>[1] = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const seminar = await addTestSeminar(db, change);
  const ask: Command = { do: 'answer', seminar: seminar.id, edition: 1, answer: 'materials' };
  return { db, bot, seminar, ask, show: { do: 'show', seminar: seminar.id } as const };
}

const idOf = async (db: DatabaseRoot, who: Identity) =>
  (await findAccount(db, { platform: who.platform, externalId: who.id }))?.person.id ?? '';

async function sendSlides(
  db: DatabaseRoot,
  bot: { outbox: Parameters<typeof sendDueMaterials>[0]['outbox'] },
  seminar: { id: string; createdBy: string },
) {
  const slides = { label: 'スライド', url: 'https://files.example/slides' };
  await addMaterialLink({
    db,
    seminarId: seminar.id,
    actor: seminar.createdBy,
    now: at('2026-12-03T19:00'),
    ...slides,
  });
  await sendDueMaterials({ db, outbox: bot.outbox, now: at('2026-12-03T20:15') });
}

describe('after the deadline', () => {
  test.each([citizen, organizer])(
    'the card has just the button for the materials, which is taken, on $platform',
    async (who) => {
      const { db, bot, seminar, ask, show } = await open();
      await bot.say(who, { do: 'help' });
      bot.setTime(afterDeadline);
      expect(commandsOf(cardOf(await bot.say(who, show)))).toEqual([ask]);
      const answered = cardOf(await bot.say(who, ask));
      expect(answered.text?.join()).toContain(ja.rsvp.materialsText);
      const key = { seminarId: seminar.id, personId: await idOf(db, who) };
      expect(await findRsvp(db, key)).toMatchObject({ standing: 'materials', isLateWithdrawal: false });
      expect(commandsOf(cardOf(await bot.say(who, show)))).toEqual([]);
      await sendSlides(db, bot, seminar);
      expect(await owedTo(db, seminar.id, 'materials')).toContain(key.personId);
    },
  );

  test('who withdraws late is offered them, and stays a late withdrawal', async () => {
    const { db, bot, seminar, ask } = await open({ seats: 1 });
    await bot.say(citizen, { do: 'answer', seminar: seminar.id, answer: 'on_site' });
    const waiting = await addTestRsvp(db, seminar.id, { standing: 'waitlisted', waitlistNumber: 1 });
    bot.setTime(afterDeadline);
    const withdrawn = cardOf(
      await bot.say(citizen, { do: 'answer', seminar: seminar.id, answer: 'declined', given: true }),
    );
    expect(commandsOf(withdrawn)).toEqual([ask]);
    await bot.say(citizen, ask);
    const key = { seminarId: seminar.id, personId: await idOf(db, citizen) };
    expect(await findRsvp(db, key)).toMatchObject({ standing: 'materials', isLateWithdrawal: true });
    expect(await owedTo(db, seminar.id, 'seat-offer')).toEqual([waiting.id]);
  });

  test('who has a seat gives it back by asking for just the materials, and the next is asked', async () => {
    const { db, bot, seminar, ask } = await open({ seats: 1 });
    await bot.say(citizen, { do: 'answer', seminar: seminar.id, answer: 'on_site' });
    const waiting = await addTestRsvp(db, seminar.id, { standing: 'waitlisted', waitlistNumber: 1 });
    bot.setTime(afterDeadline);
    await bot.say(citizen, { ...ask, given: true });
    expect(await owedTo(db, seminar.id, 'seat-offer')).toEqual([waiting.id]);
  });
});

describe('after the materials went out', () => {
  test.each([afterEnd, aMonthLater])('who asks gets them at once, once however often they ask, on %s', async (time) => {
    const { db, bot, seminar, ask } = await open();
    await sendSlides(db, bot, seminar);
    bot.setTime(time);
    const answered = cardOf(await bot.say(citizen, ask));
    expect(answered.text?.join()).toContain(ja.rsvp.materialsSentText);
    await bot.say(citizen, ask);
    expect(await ledgerOf(db, seminar.id, 'materials')).toMatchObject([
      { personId: await idOf(db, citizen), occasion: '1' },
    ]);
  });

  test.each(['dropped', 'failed'] as const)(
    'who could not be reached then (%s), comes back and asks gets them now, once',
    async (status) => {
      const { db, bot, seminar, ask } = await open();
      await bot.say(citizen, ask);
      await sendSlides(db, bot, seminar);
      await db.update(messages).set({ status, lastError: 'nowhere to send it', platform: 'line', address: citizen.id });
      bot.setTime(afterEnd);
      expect(cardOf(await bot.say(citizen, ask)).text?.join()).toContain(ja.rsvp.materialsSentText);
      const again = await ledgerOf(db, seminar.id, 'materials');
      expect(again).toMatchObject([{ status: 'owed', lastError: null, platform: null, plannedAt: at(afterEnd) }]);
      await bot.say(citizen, ask);
      expect(await ledgerOf(db, seminar.id, 'materials')).toEqual(again);
      expect(bot.outbox.owed.filter(({ kind }) => kind === 'materials')).toHaveLength(2);
    },
  );

  test.each(['sent', 'sending', 'held'] as const)('what is %s is not owed anew', async (status) => {
    const { db, bot, seminar, ask } = await open();
    await bot.say(citizen, ask);
    await sendSlides(db, bot, seminar);
    await db.update(messages).set({ status });
    bot.setTime(afterEnd);
    await bot.say(citizen, ask);
    expect(await ledgerOf(db, seminar.id, 'materials')).toMatchObject([{ status }]);
  });

  test('who asks on LINE while its allowance is used up hears when they come', async () => {
    const { db, bot, seminar, ask } = await open();
    await bot.say(citizen, ask);
    await sendSlides(db, bot, seminar);
    await db.update(messages).set({ status: 'held', heldAt: at('2026-12-03T20:16') });
    bot.setTime(afterEnd);
    expect(cardOf(await bot.say(citizen, ask)).text?.join()).toContain(ja.rsvp.materialsHeldText);
  });

  test('who was there and got them is not sent them again', async () => {
    const { db, bot, seminar, ask } = await open();
    await bot.say(citizen, { do: 'help' });
    const personId = await idOf(db, citizen);
    await saveRsvp(db, rsvpOf({ seminarId: seminar.id, personId }));
    await sendSlides(db, bot, seminar);
    bot.setTime(afterEnd);
    expect(cardOf(await bot.say(citizen, ask)).text?.join()).toContain(ja.rsvp.refused.started);
    expect(await ledgerOf(db, seminar.id, 'materials')).toHaveLength(1);
  });

  test('it is too late sixty days after the end, and nothing is owed', async () => {
    const { db, bot, seminar, ask } = await open();
    await sendSlides(db, bot, seminar);
    bot.setTime('2027-02-01T20:00');
    expect(cardOf(await bot.say(citizen, ask)).text?.join()).toContain(ja.rsvp.refused.materials_over);
    expect(await ledgerOf(db, seminar.id, 'materials')).toEqual([]);
  });
});
