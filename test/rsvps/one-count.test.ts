// Seats are counted in one way: what is offered to somebody is taken, wherever the number is shown or decides.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { textBar } from '../../src/cards/drawn.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { overSeats } from '../../src/rsvps/change.ts';
import { countHeads, countSeats } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { announcementCard, headFacts, isFull } from '../../src/seminars/seminar.cards.ts';
import { NOBODY, type SeminarFormat, seatsLeft, usedSeats } from '../../src/seminars/seminar.ts';
import { cardOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox, seminarOf } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const before = at('2026-12-01T12:00');
const morning = at('2026-12-03T09:00');

/** Two seats, of which one was given back after the deadline and is offered to the first of the line. */
async function withAnOffer(format: SeminarFormat = 'on_site') {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db, { seats: 2, format });
  const people = await Promise.all([1, 2, 3].map(() => addTestPerson(db)));
  const tap = (personId: string, answer: Answer, now: Temporal.Instant) =>
    answerSeminar({ db, outbox, seminarId: seminar.id, personId, answer, tappedAt: now, now });
  const mode = format === 'online' ? 'online' : 'on_site';
  for (const { id } of people) await tap(id, mode, before);
  await tap(people[0]?.id ?? '', 'declined', morning);
  return { db, seminar, asked: people[2] };
}

test.each(['on_site', 'online', 'both'] as const)(
  'a seat on offer is free on no card and in no decision (%s)',
  async (format) => {
    const { db, seminar } = await withAnOffer(format);
    const heads = (await countHeads(db, [seminar.id])).get(seminar.id) ?? NOBODY;
    const seats = await countSeats(db, seminar);
    expect(usedSeats(seminar, heads)).toEqual({ taken: 1, offered: 1 });
    expect(seats).toMatchObject({ taken: 1, offered: 1, waiting: 1 });
    expect(seatsLeft(seminar, seats)).toBe(0);
    for (const language of ['ja', 'en'] as const) {
      const reader = createReader({ language, platform: 'slack', now: morning });
      const { seminar: text } = wordsOf(reader.language);
      const [fact] = headFacts(seminar, heads, reader);
      expect(fact?.value).toContain(format === 'both' ? text.onSiteTaken(2, 2) : text.taken(2, 2));
      expect(fact?.value).toContain(text.waiting(1));
      expect(fact?.value).not.toContain(text.seatsLeft(1));
      const shown = announcementCard(seminar, heads, reader).facts?.find(({ label }) => label === fact?.label);
      expect(shown?.value).toBe(`${fact?.value}\n${textBar(1)}`);
    }
  },
);

const textOf = (card: Card): string => JSON.stringify([card.facts, card.text, card.items, card.sections]);

test('the desk, the Home tab and the list of people say that a seat is on offer', async () => {
  const { db, seminar } = await withAnOffer();
  const bot = await createTestBot(db);
  bot.setTime('2026-12-03T09:00');
  const said = ja.attendeeList.offered(1);
  for (const command of [
    { do: 'desk' as const, seminar: seminar.id },
    { do: 'attendees' as const, seminar: seminar.id },
    { do: 'home' as const },
  ]) {
    expect(textOf(cardOf(await bot.say(organizer, command)))).toContain(said);
  }
  const list = textOf(cardOf(await bot.say(organizer, { do: 'list' })));
  expect(list).toContain(`${ja.seminar.taken(2, 2)}${ja.seminar.separator}${ja.seminar.waiting(1)}`);
  expect(list).not.toContain(ja.seminar.seatsLeft(1));
});

test('what cards call full, what rules call free and what is too many agree for any count', () => {
  const count = fc.nat(30);
  fc.assert(
    fc.property(
      fc.record({ onSite: count, online: count, offeredOnSite: count, offeredOnline: count }),
      fc.option(count),
      fc.constantFrom<SeminarFormat>('on_site', 'online', 'both'),
      (some, seats, format) => {
        const seminar = seminarOf({ seats, format });
        const heads = { ...NOBODY, ...some };
        const used = usedSeats(seminar, heads);
        const left = seatsLeft(seminar, used);
        expect(isFull(seminar, heads)).toBe(left <= 0);
        expect(overSeats(seminar, used) > 0).toBe(left < 0);
        if (seats !== null) expect(left + used.taken + used.offered).toBe(seats);
      },
    ),
  );
});
