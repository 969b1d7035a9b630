// A seat that somebody waits for: who gives it back is asked, on either platform, and nothing is done before the “yes”.
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { findRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { owedTo } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');
const waiting: Identity = { platform: 'slack', id: 'U0LATE' };

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const { id } = await addTestSeminar(db, { seats: 1, ...change });
  let events = 0;
  const tap = (from: Identity, command: Command, eventId = `Ev${events++}`) => bot.run({ from, command, eventId });
  const mine = async ({ platform, id: externalId }: Identity) => {
    const personId = (await findAccount(db, { platform, externalId }))?.person.id ?? '';
    return findRsvp(db, { seminarId: id, personId });
  };
  const answer = (to: 'on_site' | 'declined' | 'materials' | 'online'): Command => ({
    ...{ do: 'answer', seminar: id, edition: 1, answer: to },
  });
  return { ...bot, db, id, tap, mine, answer };
}

async function openFull(who: Identity, change: Partial<Seminar> = {}) {
  const stage = await open(change);
  await stage.tap(who, stage.answer('on_site'));
  await stage.tap(waiting, stage.answer('on_site'));
  return stage;
}

describe.each([colleague, citizen])('who holds a seat on $platform that somebody waits for', (who) => {
  test.each(['declined', 'materials', 'online'] as const)('is asked before “%s” gives it on', async (to) => {
    const { tap, mine, answer, db, id } = await openFull(who, { format: 'both' });
    const asked = cardOf(await tap(who, answer(to), 'first'));
    expect(asked.text?.[0]).toBe(words.giveUp.goesOn(words.giveUp.by[to], 1));
    expect([await mine(who), await mine(waiting)]).toMatchObject([
      { standing: 'attending', mode: 'on_site' },
      { standing: 'waitlisted' },
    ]);
    expect(await owedTo(db, id, 'seat-given')).toEqual([]);
    // Killed before it was shown, it is asked again.
    expect(cardOf(await tap(who, answer(to), 'first')).text).toEqual(asked.text);
    const [yes, no] = commandsOf(asked);
    const kept = cardOf(await tap(who, no ?? { do: 'help' }));
    expect(kept.facts).toContainEqual({ label: words.rsvp.yourAnswer, value: words.rsvp.mine.on_site });
    const done = cardOf(await tap(who, yes ?? { do: 'help' }));
    expect(done.text?.includes(words.rsvp.passedOn)).toBe(to === 'declined');
    if (to === 'declined') expect([done.badge?.text, done.note]).toEqual([words.rsvp.withdrawn, undefined]);
    expect(await mine(who)).toMatchObject(to === 'online' ? { mode: 'online' } : { standing: to });
    expect(await mine(waiting)).toMatchObject({ standing: 'attending' });
    expect(await owedTo(db, id, 'seat-given')).toHaveLength(1);
  });

  test('who says yes just after the deadline was in time, and the seat is offered; days later they are late', async () => {
    for (const [saidAt, isLate] of [
      ['2026-12-03T00:00:20', false],
      ['2026-12-03T09:00', true],
    ] as const) {
      const { tap, mine, answer, setTime, db, id } = await openFull(who);
      setTime('2026-12-02T23:59:50');
      const [yes] = commandsOf(cardOf(await tap(who, answer('declined'))));
      setTime(saidAt);
      await tap(who, yes ?? { do: 'help' });
      expect(await mine(who)).toMatchObject({ standing: 'declined', isLateWithdrawal: isLate });
      expect([(await mine(waiting))?.standing, (await owedTo(db, id, 'seat-offer')).length]).toEqual(['waitlisted', 1]);
    }
  });

  test('keeps it where the “yes” comes after the start, and is told so', async () => {
    const { tap, mine, answer, setTime } = await openFull(who);
    const [yes] = commandsOf(cardOf(await tap(who, answer('declined'))));
    setTime('2026-12-03T18:30');
    const late = cardOf(await tap(who, yes ?? { do: 'help' }));
    expect(late.text?.[0]).toBe(words.rsvp.refused.started);
    expect(await mine(who)).toMatchObject({ standing: 'attending' });
  });
});

test('where nobody waits, or nobody waits any more, one tap is one tap', async () => {
  const { tap, mine, answer } = await openFull(colleague);
  await tap(waiting, answer('declined'));
  const done = cardOf(await tap(colleague, answer('declined')));
  expect(done.badge?.text).toBe(words.rsvp.withdrawn);
  expect(done.note).toBeDefined();
  expect(await mine(colleague)).toMatchObject({ standing: 'declined', answeredAt: at('2026-11-24T12:00') });
});
