import { expect, test } from 'vitest';
import { changedCard } from '../../src/changes/change.cards.ts';
import { NOBODY } from '../../src/seminars/seminar.ts';
import { createReader } from '../support/reader.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const reader = createReader({ language: 'ja', platform: 'line', now: at('2026-11-25T12:00') });
const before = seminarOf();
const seminar = { ...before, startsAt: before.startsAt.add({ hours: 1 }), endsAt: before.endsAt.add({ hours: 1 }) };

test.each(['attending', 'waitlisted'] as const)(
  'to who is %s, the word about the calendar comes with its button or not at all',
  (standing) => {
    const rsvp = rsvpOf({ standing, mode: 'on_site' });
    const mine = { seminar, heads: NOBODY, rsvp, place: 1, calendarUrl: 'https://bot.example/calendar' };
    const was = { standing, mode: 'on_site' as const, isAtParty: false };
    const card = changedCard(mine, { before, was, things: ['time'] }, reader);
    const hasButton = (card.buttons ?? []).flat().some(({ kind }) => kind === 'link');
    expect(hasButton).toBe(standing === 'attending');
    expect(card.note).toBe(hasButton ? wordsOf(reader.language).changed.calendarNote : undefined);
  },
);
