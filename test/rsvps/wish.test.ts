// A typed word shows the seminars that it may be about, and changes nothing.
import { describe, expect, test } from 'vitest';
import { findAccount } from '../../src/people/person.store.ts';
import { findAllRsvpsOf } from '../../src/rsvps/rsvp.store.ts';
import { concernedBy, type Wish } from '../../src/rsvps/wish.ts';
import { cardOf, citizen, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestSeminar } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

async function open() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const [joined, other] = [
    await addTestSeminar(db, { title: '行く回' }),
    await addTestSeminar(db, { title: '別の回' }),
  ];
  const wish = async (who: typeof citizen, wanted: Wish) => cardOf(await bot.say(who, { do: 'wish', for: wanted }));
  const shown = async (who: typeof citizen, wanted: Wish) => (await wish(who, wanted)).items?.map(({ title }) => title);
  const join = (who: typeof citizen, seminar = joined.id) => bot.say(who, { do: 'answer', seminar, answer: 'on_site' });
  return { db, bot, joined, other, wish, shown, join };
}

describe.each([citizen, organizer])('on $platform', (who) => {
  test('who wants to come is shown what they may register for, each with its buttons', async () => {
    const { joined, other, wish, shown, join } = await open();
    expect(await shown(who, 'join')).toHaveLength(2);
    await join(who);
    const card = await wish(who, 'join');
    expect(card.items?.map(({ title }) => title)).toEqual([other.title]);
    expect(card.items?.flatMap(commandsOf)).toContainEqual({
      do: 'answer',
      seminar: other.id,
      edition: 1,
      answer: 'on_site',
    });
    expect(JSON.stringify(card)).not.toContain(joined.id);
    await join(who, other.id);
    expect((await wish(who, 'join')).text).toEqual([ja.wish.join.none]);
  });

  test('who cannot come is shown the seats that they have, and keeps them', async () => {
    const { db, bot, joined, other, wish, shown, join } = await open();
    expect((await wish(who, 'leave')).text?.[0]).toBe(ja.wish.leave.noneButOpen);
    expect(await shown(who, 'leave')).toHaveLength(2);
    await join(who);
    const id = (await findAccount(db, { platform: who.platform, externalId: who.id }))?.person.id ?? '';
    const before = await findAllRsvpsOf(db, id);
    const card = await wish(who, 'leave');
    expect(card.items?.map(({ title }) => title)).toEqual([joined.title]);
    expect(card.text?.[0]).toBe(ja.wish.leave.text);
    expect(await findAllRsvpsOf(db, id)).toEqual(before);
    await bot.say(who, { do: 'answer', seminar: joined.id, answer: 'declined' });
    expect(await shown(who, 'leave')).toEqual([other.title]);
  });
});

test('who asks for their own registrations sees those, and what was asked when and where, of theirs first', async () => {
  const { bot, joined, other, wish, shown, join } = await open();
  expect((await wish(citizen, 'mine')).text).toEqual([ja.wish.mine.none]);
  expect(await shown(citizen, 'details')).toHaveLength(2);
  await join(citizen);
  await bot.say(citizen, { do: 'answer', seminar: other.id, answer: 'materials' });
  // Both begin at the same time.
  expect((await shown(citizen, 'mine'))?.toSorted()).toEqual([joined.title, other.title].toSorted());
  const [item, ...rest] = (await wish(citizen, 'details')).items ?? [];
  expect(rest).toEqual([]);
  expect(item?.title).toBe(joined.title);
  expect(item?.facts?.map(({ label }) => label)).toEqual(
    expect.arrayContaining([ja.seminar.when, ja.seminar.where, ja.seminar.speaker]),
  );
});

test('materials can still be asked for after a seminar, by who was not there', async () => {
  const { bot, joined, other, shown, join } = await open();
  await join(citizen);
  bot.setTime('2026-12-04T09:00');
  expect(await shown(citizen, 'materials')).toEqual([other.title]);
  expect(await shown(organizer, 'materials')).toEqual(expect.arrayContaining([joined.title, other.title]));
  bot.setTime('2027-03-01T09:00');
  expect(await shown(organizer, 'materials')).toEqual([]);
});

test.each([citizen, organizer])(
  'a sentence that is no word is guessed at, and answers nothing: on $platform',
  async (who) => {
    const { bot, joined, join } = await open();
    await join(who);
    const replyTo = async (heard: string) => cardOf(await bot.say(who, { do: 'unknown', heard }));
    expect((await replyTo('その日は行けなくなりました')).title).toBe(ja.wish.leave.title);
    expect((await replyTo('駐車場はありますか')).items?.map(({ title }) => title)).toEqual([joined.title]);
    expect((await replyTo('ほげほげ')).text?.[0]).toBe(ja.help.notUnderstood);
    expect((await replyTo('{"do":"of-before"}')).text?.[0]).toBe(ja.help.oldButton);
  },
);

test('an organizer’s word for cancelling cancels no seminar, and leads to where that is done', async () => {
  const { wish } = await open();
  expect(commandsOf(await wish(organizer, 'leave'))).toContainEqual({ do: 'desk' });
  expect(JSON.stringify(commandsOf(await wish(organizer, 'leave')))).not.toMatch(/"(open-)?cancel"/);
  expect(commandsOf(await wish(citizen, 'leave'))).not.toContainEqual({ do: 'desk' });
});

test('after the deadline a seat can still be given back, after the start it cannot', async () => {
  const seminar = await addTestSeminar(await createTestDatabase());
  const candidates = [{ seminar, rsvp: { standing: 'attending' as const } }];
  const shown = (wish: 'join' | 'leave', now: Temporal.Instant) => concernedBy(wish, candidates, now);
  const late = seminar.startsAt.subtract({ minutes: 1 });
  expect(shown('leave', late)).toEqual({ kind: 'own', seminars: [seminar] });
  expect(concernedBy('join', [{ seminar, rsvp: undefined }], late).seminars).toEqual([]);
  expect(shown('leave', seminar.startsAt)).toEqual({ kind: 'open', seminars: [] });
});
