import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { addWalkIn } from '../../src/checkins/add-walk-in.ts';
import { loadAttendance } from '../../src/checkins/load-attendance.ts';
import type { Command } from '../../src/commands.ts';
import { cardOf, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { readExportRows } from '../support/export-rows.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const doorOpen = '2026-12-03T17:45';
const running = '2026-12-03T19:00';
const over = '2026-12-03T20:30';

async function atTheDoor({ guests = 3 }: { guests?: number } = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const { id: seminar } = await addTestSeminar(db);
  const seated = await addTestRsvp(db, seminar);
  const names = ['広島 花子', '呉 次郎', '江田島 三郎', '竹原 四郎', '三原 五郎'].slice(0, guests);
  for (const [minutes, name] of names.entries()) {
    const now = at(doorOpen).add({ minutes });
    const written = { db, seminarId: seminar, name, organization: '港湾課', actor: null, now };
    expect(await addWalkIn(written)).toMatchObject({ kind: 'added' });
  }
  const ask = async (command: Command) => cardOf(await bot.say(organizer, command));
  return { db, bot, seminar, seated, names, ask };
}

const ticksOf = (card: Card | undefined) =>
  card ? commandsOf(card).flatMap((command) => (command.do === 'tick' ? [command] : [])) : [];
const textOf = (card: Card | undefined) => JSON.stringify(card);

describe('who wrote their name at the door and waits for a yes', () => {
  test('stands on the door’s card with their number, yes and no', async () => {
    const { bot, seminar, names, ask } = await atTheDoor();
    bot.setTime(doorOpen);
    const card = await ask({ do: 'door', seminar });
    expect(textOf(card)).toContain(ja.door.guests(3));
    expect(card.items?.map(({ title }) => title)).toEqual(names.map((name) => `${name}（港湾課）`));
    expect(card.items?.map((item) => ticksOf(item).map((tick) => tick.in))).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  test.each([
    [doorOpen, ja.desk.stages.coming],
    [running, ja.desk.stages.running],
    [over, ja.desk.stages.surveys],
  ])('is on the desk and the Home tab at %s, never counted as nobody', async (time, stage) => {
    const { bot, seminar, ask } = await atTheDoor({ guests: 5 });
    bot.setTime(time);
    const home = await ask({ do: 'home' });
    const [onHome] = home.sections?.find(({ title }) => title?.startsWith(stage))?.items ?? [];
    const shown = [
      { card: onHome, ticks: [true, false] },
      { card: await ask({ do: 'desk', seminar }), ticks: [true, false, true, false, true, false] },
    ];
    for (const { card, ticks } of shown) {
      expect(textOf(card)).toContain(ja.door.waiting(5));
      expect(textOf(card)).not.toContain('"0名');
      expect(textOf(card)).not.toContain(ja.desk.checkedIn);
      expect(ticksOf(card).map((tick) => tick.in)).toEqual(ticks);
      expect(commandsOf(card as Card)).toContainEqual({ do: 'door-list', seminar });
    }
  });

  test('is let in, or is gone, with one tap on the desk, and counts accordingly', async () => {
    const { db, bot, seminar, ask } = await atTheDoor();
    bot.setTime(running);
    const [yes, , , no] = ticksOf(await ask({ do: 'desk', seminar }));
    if (!yes || !no) throw new Error('no buttons');
    expect(textOf(await ask(yes))).toContain(ja.door.waiting(2));
    expect(textOf(await ask(no))).toContain(ja.door.waiting(1));
    const desk = await ask({ do: 'desk', seminar });
    expect(textOf(desk)).toContain(`${ja.desk.people(1)}・${ja.door.waiting(1)}`);
    expect(ticksOf(desk)).toHaveLength(2);
    expect(await loadAttendance(db, seminar)).toMatchObject({ attended: [yes.person], waiting: 1 });
  });

  test('stands in the results and in the exported list as waiting', async () => {
    const { bot, seminar, seated, ask } = await atTheDoor({ guests: 2 });
    bot.setTime(over);
    await ask({ do: 'tick', seminar, person: seated.id, in: true });
    expect(textOf(await ask({ do: 'results', seminar }))).toContain(
      `${ja.door.headLine({ attended: 1, noShows: 0, walkIns: 0 })}・${ja.door.waiting(2)}`,
    );
    const rows = await readExportRows(bot, seminar);
    expect(rows.map((row) => [row[1], row[9]])).toEqual([
      ['田中 太一', '○'],
      ['広島 花子', ja.attendees.unconfirmed],
      ['呉 次郎', ja.attendees.unconfirmed],
    ]);
  });

  test('where nobody else was expected or came, is all that is said of who was there', async () => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const { id: seminar } = await addTestSeminar(db);
    await addWalkIn({ db, seminarId: seminar, name: '広島 花子', organization: '', actor: null, now: at(doorOpen) });
    bot.setTime(over);
    const results = cardOf(await bot.say(organizer, { do: 'results', seminar }));
    expect(results.facts?.map(({ value }) => value)).toContain(ja.door.waiting(1));
    expect(textOf(results)).not.toContain('出席0');
  });
});
