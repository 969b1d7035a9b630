// What stays as it was sent tells how many seats there are; what is kept current, how many are left.
import { expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { textBar } from '../../src/cards/drawn.ts';
import type { Platform } from '../../src/cards/place.ts';
import { closingSoonCard } from '../../src/reminders/reminder.cards.ts';
import type { Mine } from '../../src/rsvps/mine.ts';
import { ownSeminarCard } from '../../src/rsvps/rsvp.cards.ts';
import { NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { createReader } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { en, ja } from '../support/words.ts';

const party = { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '3,000円', seats: 10 };

const mineOf = (seminar: Seminar, onSite: number): Mine => ({
  ...{ seminar, heads: { ...NOBODY, onSite, party: onSite }, rsvp: null, place: undefined, calendarUrl: '' },
});
const announced = (platform: Platform, mine: Mine, language: 'ja' | 'en' = 'ja') =>
  ownSeminarCard(mine, createReader({ language, platform, now: at('2026-11-24T12:00') }), { isAnnouncement: true });
const said = ({ facts }: Card) => (facts ?? []).map(({ value }) => value).join('\n');

test('on LINE an announcement says the seats and that the first come have them, on Slack what is left', () => {
  const mine = mineOf(seminarOf({ seats: 30, party }), 3);
  expect(said(announced('line', mine))).toContain(ja.seminar.firstCome(30));
  expect(said(announced('line', mine, 'en'))).toContain(en.seminar.firstCome(30));
  expect(said(announced('line', mine))).not.toMatch(/残り|3名/);
  const current = `${ja.seminar.taken(3, 30)}・${ja.seminar.seatsLeft(27)}`;
  expect(said(announced('slack', mine))).toContain(`${current}\n${textBar(0.1)}`);
  expect(said(announced('line', mine))).not.toContain('○');
});

test('where some attend online, the seats are the room’s; without a limit nothing is said of them', () => {
  expect(said(announced('line', mineOf(seminarOf({ seats: 30, format: 'both' }), 3)))).toContain(
    ja.seminar.onSiteFirstCome(30),
  );
  expect(said(announced('line', mineOf(seminarOf({ seats: null }), 3)))).not.toMatch(/定員|3名/);
});

test.each(['announcement', 'closing-soon'])('whoever answers meanwhile, the %s on LINE is the same', (kind) => {
  const reader = createReader({ language: 'ja', platform: 'line', now: at('2026-11-24T12:00') });
  const cardOf = (onSite: number) => {
    const mine = mineOf(seminarOf({ id: 'the same', seats: 30, party, createdBy: 'one' }), onSite);
    return kind === 'announcement' ? announced('line', mine) : closingSoonCard(mine, reader);
  };
  expect(cardOf(9)).toEqual(cardOf(0));
});

test('who asks on LINE sees what is left', () => {
  const reader = createReader({ language: 'ja', platform: 'line', now: at('2026-11-24T12:00') });
  expect(said(ownSeminarCard(mineOf(seminarOf({ seats: 30 }), 3), reader))).toContain(
    `${ja.seminar.taken(3, 30)}・${ja.seminar.seatsLeft(27)}`,
  );
});
