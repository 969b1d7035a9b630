// Old cards stay in chats, and their buttons work: what becomes of a tap on one once the evening has moved.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/cards/outcome.ts';
import { type Command, decodeCommand, encodeCommand } from '../../src/commands.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { findRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { renderReply } from '../../src/surfaces/line/render.ts';
import { messageOf } from '../../src/surfaces/slack/render-view.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const words = wordsOf('ja');
const both = [colleague, citizen];

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const { id } = await addTestSeminar(db, change);
  let event = 0;
  const tap = (from: Identity, command: Command, tappedAt?: string) =>
    bot.run({ from, command, eventId: `Ev${event++}`, ...(tappedAt && { tappedAt: at(tappedAt) }) });
  const edit = async (when: string, values: Record<string, string>) => {
    bot.setTime(when);
    await editTest({ db, outbox: bot.outbox }, { shown: await seminarNow(db, id), change: values, now: at(when) });
  };
  const personOf = async (who: Identity) =>
    (await findAccount(db, { platform: who.platform, externalId: who.id }))?.person.id ?? '';
  const mine = async (who: Identity) => findRsvp(db, { seminarId: id, personId: await personOf(who) });
  const answer = (
    to: 'on_site' | 'declined' | 'materials',
    more: { edition?: number; tapped?: number } = {},
  ): Command => ({
    ...{ do: 'answer', seminar: id, answer: to },
    ...more,
  });
  return { ...bot, db, id, tap, edit, mine, answer, personOf };
}

const isAsked = (outcome: Outcome) => cardOf(outcome).badge?.text === words.moved.title;
const yesOf = (outcome: Outcome) => commandsOf(cardOf(outcome))[0] ?? ({ do: 'help' } as const);
const postponed = { date: '2026-12-10', deadline_date: '2026-12-09' };

describe.each(both)('once the evening has moved, a tap on an old card on $platform', (who) => {
  test('says so and asks once; its “yes” answers for the new evening', async () => {
    const { tap, edit, mine, answer, id } = await open();
    await edit('2026-11-25T10:00', postponed);
    const asked = await tap(who, answer('on_site', { edition: 1 }));
    expect(cardOf(asked).text?.[0]).toBe(ja.moved.time('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'));
    expect(cardOf(asked).text?.[1]).toContain(ja.moved.ask(ja.rsvp.mine.attending));
    expect(await mine(who)).toBeNull();
    expect(commandsOf(cardOf(asked))).toEqual([
      { ...answer('on_site', { edition: 2, tapped: at('2026-11-25T10:00').epochMilliseconds }) },
      { do: 'show', seminar: id },
    ]);
    expect(cardOf(await tap(who, yesOf(asked))).badge?.text).toBe(words.rsvp.attending);
    expect(await mine(who)).toMatchObject({ standing: 'attending' });
    // They know of it now: the old card asks no more.
    expect(isAsked(await tap(who, answer('declined', { edition: 1 })))).toBe(false);
    expect(await mine(who)).toMatchObject({ standing: 'declined' });
  });

  test('asks also who would decline, or wants the materials, and “choose again” shows the seminar as it is', async () => {
    const { tap, edit, mine, answer } = await open();
    await edit('2026-11-25T10:00', postponed);
    for (const to of ['declined', 'materials'] as const) expect(isAsked(await tap(who, answer(to)))).toBe(true);
    const [, choose] = commandsOf(cardOf(await tap(who, answer('declined'))));
    const shown = cardOf(await tap(who, choose ?? { do: 'help' }));
    expect(shown.facts?.map(({ value }) => value)).toContain('12月10日（木）18:30〜20:00');
    expect(commandsOf(shown)).toContainEqual(answer('on_site', { edition: 2 }));
    expect(await mine(who)).toBeNull();
  });

  test('of no edition counts as the first; one of the present edition asks nothing, nor does a corrected word', async () => {
    const { tap, edit, answer } = await open();
    await edit('2026-11-25T10:00', { title: '別の題' });
    expect(isAsked(await tap(who, answer('declined')))).toBe(false);
    await edit('2026-11-25T11:00', postponed);
    expect(isAsked(await tap(who, answer('on_site')))).toBe(true);
    expect(isAsked(await tap(who, answer('on_site', { edition: 2 })))).toBe(true);
    expect(isAsked(await tap(who, answer('on_site', { edition: 3 })))).toBe(false);
  });

  test('moved once more before the “yes”: it asks about that, and the first tap stays the first', async () => {
    const { tap, edit, answer } = await open();
    await edit('2026-11-25T10:00', postponed);
    const asked = await tap(who, answer('on_site'), '2026-11-25T10:00');
    await edit('2026-11-25T10:30', { date: '2026-12-17' });
    const again = await tap(who, yesOf(asked));
    expect(cardOf(again).text?.[0]).toContain(
      ja.moved.time('12月10日（木）18:30〜20:00', '12月17日（木）18:30〜20:00'),
    );
    expect(yesOf(again)).toMatchObject({ edition: 3 });
    expect(cardOf(await tap(who, yesOf(again))).badge?.text).toBe(words.rsvp.attending);
  });

  test('keeps the first tap’s time: a “yes” after the deadline counts when the tap was before it, until the start', async () => {
    const { tap, edit, mine, answer, setTime } = await open();
    await edit('2026-11-25T10:00', { date: '2026-12-10', deadline_date: '2026-12-02' });
    setTime('2026-12-02T23:59');
    const asked = await tap(who, answer('on_site'));
    setTime('2026-12-03T00:10');
    expect(cardOf(await tap(who, yesOf(asked))).badge?.text).toBe(words.rsvp.attending);
    expect((await mine(who))?.answeredAt).toEqual(at('2026-12-03T00:10'));
    const late = await tap(who, answer('declined', { edition: 2 }));
    expect(cardOf(late).badge?.text).toBe(words.rsvp.withdrawn);
  });

  test('a “yes” after the start is too late, however early the tap', async () => {
    const { tap, edit, answer, setTime } = await open();
    await edit('2026-11-25T10:00', { date: '2026-12-10' });
    const asked = await tap(who, answer('on_site'));
    setTime('2026-12-10T18:30');
    expect(cardOf(await tap(who, yesOf(asked))).text?.[0]).toBe(words.rsvp.refused.started);
  });

  test('does not believe a first tap from before the move, nor one that no platform signed', async () => {
    const { tap, edit, answer, run } = await open();
    await edit('2026-12-03T12:00', { start: '19:00' });
    const early = at('2026-12-01T12:00').epochMilliseconds;
    const forged = answer('on_site', { edition: 2, tapped: early });
    expect(cardOf(await tap(who, forged)).badge?.text).not.toBe(words.rsvp.attending);
    await edit('2026-12-03T13:00', { deadline_date: '2026-12-03', deadline_time: '13:30' });
    const unsigned = answer('on_site', { edition: 3, tapped: at('2026-12-03T13:10').epochMilliseconds });
    const later = await run({ from: who, command: unsigned, tappedAt: at('2026-12-03T13:00') });
    expect(cardOf(later).badge?.text).toBe(words.rsvp.attending);
  });

  test('from before the move, heard late, counts and is told of the move like everyone’s', async () => {
    const { tap, edit, mine, answer, db, id, personOf } = await open();
    await edit('2026-11-25T10:00', postponed);
    const outcome = await tap(who, answer('on_site', { edition: 1 }), '2026-11-25T09:59');
    expect(cardOf(outcome).badge?.text).toBe(words.rsvp.attending);
    expect((await mine(who))?.answeredAt).toEqual(at('2026-11-25T09:59'));
    const about = {
      seminarId: id,
      personId: await personOf(who),
      kind: 'changed',
      now: at('2026-11-25T10:05'),
    } as const;
    const [told] = await cardsFor(db, about);
    expect(told?.badge?.text).toBe(words.changed.moved);
    expect(told?.facts?.[0]?.value).toContain('12月3日（木）18:30〜20:00');
  });

  test('refused all the same is refused at once: cancelled, closed, or no longer offered so', async () => {
    const { tap, edit, answer, setTime } = await open();
    await edit('2026-11-25T10:00', { ...postponed, format: 'online', link: 'https://meet.example/1' });
    expect(cardOf(await tap(who, answer('on_site'))).text?.[0]).toBe(words.rsvp.refused.mode_not_offered);
    setTime('2026-12-10T12:00');
    expect(isAsked(await tap(who, answer('declined')))).toBe(false);
  });

  test('of an offered seat or the after-party asks, too', async () => {
    const party = { startsAt: at('2026-12-03T20:15'), place: '駅前の店', fee: '', seats: null };
    const { tap, edit, mine, answer, db, outbox, setTime, id, say } = await open({ seats: 1, party });
    await say(organizer, answer('on_site'));
    await tap(who, answer('on_site'));
    setTime('2026-12-03T09:00');
    await say(organizer, yesOf(await say(organizer, answer('declined'))));
    await fillFreedSeats({ db, outbox, now: at('2026-12-03T09:00') });
    await edit('2026-12-03T09:30', { start: '19:00' });
    const asked = await tap(who, { do: 'claim-seat', seminar: id, edition: 1 });
    expect(cardOf(asked).text?.join()).toContain(words.offer.claim);
    expect(await mine(who)).toMatchObject({ standing: 'waitlisted' });
    expect(cardOf(await tap(who, yesOf(asked))).badge?.text).toBe(words.rsvp.attending);
    await edit('2026-12-03T10:00', { start: '19:15', deadline_date: '2026-12-03', deadline_time: '12:00' });
    const joining = await tap(who, { do: 'party', seminar: id, join: true, edition: 1 });
    expect(cardOf(joining).text?.join()).toContain(words.seminar.joinParty);
    await tap(who, yesOf(joining));
    expect(await mine(who)).toMatchObject({ isAtParty: true });
  });
});

test('the question is one both chats can carry, and its “yes” comes back from LINE’s and Slack’s button as it was', async () => {
  const { tap, edit, answer } = await open({ format: 'both' });
  await edit('2026-11-25T10:00', { ...postponed, place: '会議室'.repeat(30) });
  const asked = await tap(citizen, answer('materials'));
  const yes = yesOf(asked);
  expect(decodeCommand(encodeCommand(yes))).toEqual(yes);
  expect(encodeCommand({ ...yes, edition: 1_000_000 } as Command).length).toBeLessThanOrEqual(300);
  const inLine = JSON.stringify(renderReply(cardOf(asked), 'ja'));
  const inSlack = JSON.stringify(messageOf(cardOf(asked), 'ja'));
  for (const text of [inLine, inSlack]) expect(text).toContain(JSON.stringify(encodeCommand(yes)).slice(1, -1));
});
