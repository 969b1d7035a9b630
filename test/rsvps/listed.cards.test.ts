// A seminar in a list: one row of buttons, and what is folded away fits where it is folded.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Button } from '../../src/cards/card.ts';
import { encodeCommand, toBeShownIn } from '../../src/commands.ts';
import { listedSeminarCard } from '../../src/rsvps/listed.cards.ts';
import type { Mine } from '../../src/rsvps/mine.ts';
import { answeredCard, ownSeminarCard } from '../../src/rsvps/rsvp.cards.ts';
import { NOBODY, seminarPhase } from '../../src/seminars/seminar.ts';
import { menuLimits } from '../../src/surfaces/slack/limits.ts';
import { actionsOf } from '../../src/surfaces/slack/render-buttons.ts';
import { createReader } from '../support/reader.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const party = { startsAt: at('2026-12-03T20:15'), place: '居酒屋「潮風」', fee: '3,500円', seats: 2 };
const times = ['2026-12-01T12:00', '2026-12-03T10:00', '2026-12-03T19:00', '2026-12-04T10:00'];

const anyMine: fc.Arbitrary<Mine> = fc
  .record({
    seminar: fc.record({
      format: fc.constantFrom('on_site', 'online', 'both'),
      seats: fc.constantFrom(null, 1, 30),
      party: fc.constantFrom(null, party),
      edition: fc.constantFrom(1, 1_000_000),
      status: fc.constantFrom('announced', 'announced', 'announced', 'cancelled'),
    }),
    standing: fc.constantFrom('attending', 'waitlisted', 'declined', 'materials', undefined),
    isAtParty: fc.boolean(),
    atParty: fc.nat(2),
    isLetIn: fc.boolean(),
    isOffered: fc.boolean(),
  })
  .map(({ seminar: change, standing, isAtParty, atParty, isLetIn, isOffered }) => {
    const seminar = seminarOf(change);
    return {
      seminar,
      heads: { ...NOBODY, onSite: 1, party: atParty },
      rsvp: standing ? rsvpOf({ standing, isAtParty: standing === 'attending' && isAtParty }) : null,
      place: standing === 'waitlisted' ? 1 : undefined,
      calendarUrl: 'https://bot.example/calendar/x.ics',
      isLetIn,
      ...(isOffered && { offeredUntil: at('2026-12-03T12:00') }),
    };
  });

const anyReader = fc
  .record({
    language: fc.constantFrom('ja', 'en'),
    platform: fc.constantFrom('slack', 'line'),
    when: fc.constantFrom(...times),
  })
  .map(({ when, ...who }) => createReader({ ...who, now: at(when) }));

const answersOf = (buttons: readonly Button[]) =>
  buttons.flatMap((button) =>
    button.kind === 'command' && button.command.do === 'answer' ? [button.command.answer] : [],
  );

test('listed, or answered: one row, with a menu of what fits one and asks nothing; what was said is not offered again', () => {
  fc.assert(
    fc.property(anyMine, anyReader, (mine, reader) => {
      const listed = listedSeminarCard(mine, reader);
      const answered = mine.rsvp ? [answeredCard(mine, reader), ownSeminarCard(mine, reader)] : [];
      for (const card of [listed, ...answered]) {
        const [row, ...others] = actionsOf(card);
        expect(others).toEqual([]);
        expect(row?.elements.length ?? 0).toBeLessThanOrEqual(4);
        const { buttons = [], more = [] } = card;
        for (const button of more) {
          if (button.kind === 'link') continue;
          expect(button.confirm).toBeUndefined();
          const inAnyLanguage = toBeShownIn(button.command, 'en');
          expect(encodeCommand(inAnyLanguage).length).toBeLessThanOrEqual(menuLimits.value);
        }
        expect(answersOf([...buttons.flat(), ...more])).not.toContain(mine.rsvp?.standing ?? 'nothing');
        // What gives a seat back may be asked back.
        const isIn = mine.rsvp?.standing === 'attending' || mine.rsvp?.standing === 'waitlisted';
        if (isIn) expect(answersOf(more)).not.toContain('declined');
      }
    }),
  );
});

test('tells of seats and of the deadline only while there is something to answer, and says so when there is not', () => {
  fc.assert(
    fc.property(anyMine, anyReader, (mine, reader) => {
      const phase = seminarPhase(mine.seminar, reader.now);
      const { seminar, rsvp } = wordsOf(reader.language);
      const left = [seminar.seatsLeft(1), seminar.seatsLeft(29), seminar.seatsLeft(2)];
      for (const card of [listedSeminarCard(mine, reader), ownSeminarCard(mine, reader)]) {
        const said = JSON.stringify(card.facts);
        if (phase !== 'open') for (const words of left) expect(said).not.toContain(words);
        if (phase === 'running' || phase === 'over' || phase === 'cancelled') {
          expect(card.facts?.map(({ label }) => label)).not.toContain(seminar.deadline);
        }
      }
      const { badge } = listedSeminarCard(mine, reader);
      const isAsked = phase === 'open' || (phase === 'closed' && mine.isLetIn);
      if (!isAsked) expect(badge?.text).toContain(seminar.badges[phase]);
      if (!isAsked) expect(badge?.text).not.toContain(rsvp.mine.none);
    }),
  );
});

test('a full after-party is told as full, and one that nobody asked about as not signed up for, never as declined', () => {
  const reader = createReader({ language: 'ja', platform: 'slack', now: at('2026-12-01T12:00') });
  const { rsvp, seminar } = wordsOf('ja');
  const valueWith = (change: Parameters<typeof rsvpOf>[0], atParty: number) => {
    const mine = {
      seminar: seminarOf({ party }),
      rsvp: rsvpOf(change),
      heads: { ...NOBODY, onSite: 2, party: atParty },
    };
    const { facts, text } = answeredCard(
      { ...mine, place: undefined, calendarUrl: 'https://bot.example/x.ics' },
      reader,
    );
    return [facts?.find(({ label }) => label === seminar.party)?.value, text?.includes(rsvp.askParty)];
  };
  const answeredAt = at('2026-11-25T12:00');
  expect(valueWith({}, 0)).toEqual([expect.stringContaining(rsvp.mine.none), true]);
  expect(valueWith({}, 2)).toEqual([expect.stringContaining(rsvp.full), false]);
  expect(valueWith({ partyAnsweredAt: answeredAt }, 0)).toEqual([expect.stringContaining(rsvp.mine.declined), true]);
  expect(valueWith({ partyAnsweredAt: answeredAt, isAtParty: true }, 2)).toEqual([
    expect.stringContaining(rsvp.mine.attending),
    false,
  ]);
});
