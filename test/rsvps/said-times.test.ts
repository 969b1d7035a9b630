// Times are told as people say them, wherever an edit is told: what was saved, the log, the message to its people.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedCard } from '../../src/changes/change.cards.ts';
import { editErrors, savedCard } from '../../src/changes/edit.cards.ts';
import { NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { cardOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { editTest } from '../support/edit-fixture.ts';
import { createReader } from '../support/reader.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, createTestOutbox, seminarOf } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const reader = createReader({ language: 'ja', platform: 'slack', now });
const machines = /\d{4}-\d{2}-\d{2}|\d{2}:\d{2}:\d{2}|T\d{2}:/;
const nothing = { told: 0, seated: 0, over: 0, offered: 0, others: [], kept: [], overwritten: [] };
const toldNobody = {
  delivery: { sent: 0, owed: 0, stuck: 0, held: 0, failed: 0, unreachable: 0, unwanted: 0 },
  unreached: [],
};
const saved = (before: Seminar, seminar: Seminar, language: 'ja' | 'en' = 'ja') =>
  savedCard({ kind: 'saved', before, seminar, ...nothing }, toldNobody, { ...reader, language });

const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
const evening = fc.record({ starts: minutes, lasts: fc.integer({ min: 1, max: 300 }), early: fc.nat(60 * 24 * 9) });
const anEvening = evening.map(({ starts, lasts, early }) => {
  const startsAt = at('2026-12-01T00:00').add({ minutes: starts });
  const party = { startsAt: startsAt.add({ minutes: lasts }), place: '', fee: '', seats: null };
  const times = {
    startsAt,
    endsAt: startsAt.add({ minutes: lasts }),
    deadlineAt: startsAt.subtract({ minutes: early }),
  };
  return seminarOf({ ...times, party });
});

test.each(['ja', 'en'] as const)('no time is told as machines write it, whatever moved (%s)', (language) => {
  fc.assert(
    fc.property(anEvening, anEvening, (before, after) => {
      const { facts = [], text = [] } = saved(before, after, language);
      const mine = { seminar: after, heads: NOBODY, rsvp: rsvpOf(), place: 1, calendarUrl: '' };
      const was = { standing: 'attending', mode: 'on_site', isAtParty: true } as const;
      const told = changedCard(mine, { before, was, things: ['time'] }, { ...reader, language });
      const clashes = ['date', 'start', 'deadline_date', 'deadline_time', 'party_time'] as const;
      const clash = { problems: {}, clashes: [...clashes], others: [], seminar: after, kind: 'not_saved' as const };
      const errors = Object.values(editErrors(clash, { ...reader, language }));
      const words = [...facts, ...(told.facts ?? [])].map(({ value }) => value);
      for (const said of [...words, ...text, told.summary, ...errors]) expect(said).not.toMatch(machines);
    }),
  );
});

test('a deadline that moved is named, also the usual one that moves along with the day', () => {
  const before = seminarOf();
  const day = { startsAt: at('2026-12-10T18:30'), endsAt: at('2026-12-10T20:00'), deadlineAt: at('2026-12-10T00:00') };
  expect(saved(before, { ...before, ...day }).facts).toMatchObject([
    { label: ja.seminar.when, value: ja.edit.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00') },
    { label: ja.seminar.deadline, value: '12月2日（水）24:00 → 12月9日（水）24:00' },
  ]);
  const deadlineAt = at('2026-12-01T09:05');
  expect(saved(before, { ...before, deadlineAt }).facts).toMatchObject([
    { label: ja.seminar.deadline, value: '12月2日（水）24:00 → 12月1日（火）9:05' },
  ]);
  const was = { standing: 'attending', mode: 'on_site', isAtParty: false } as const;
  const mine = { seminar: { ...before, ...day }, heads: NOBODY, rsvp: rsvpOf(), place: undefined, calendarUrl: '' };
  const told = changedCard(mine, { before, was, things: ['time'] }, reader);
  expect(told.facts).toContainEqual({
    label: ja.seminar.deadline,
    value: '12月9日（水）24:00まで（変更前：12月2日（水）24:00まで）',
  });
});

test('the log tells an edit’s days, times and deadline as the cards do', async () => {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const seminar = await addTestSeminar(db);
  const change = { date: '2026-12-10', start: '09:00' };
  await editTest({ db, outbox: createTestOutbox() }, { shown: seminar, change, now });
  expect(seminarValues(seminar)).toMatchObject({ deadline_date: '', deadline_time: '' });
  const [log = ''] = cardOf(await bot.say(organizer, { do: 'log', seminar: seminar.id })).text ?? [];
  expect(log).toContain(`${ja.log.fields.date}: ${ja.edit.fromTo('12月3日（木）', '12月10日（木）')}`);
  expect(log).toContain(`${ja.log.fields.start}: ${ja.edit.fromTo('18:30', '9:00')}`);
  expect(log).toContain(`${ja.log.fields.deadlineAt}: ${ja.edit.fromTo('12月2日（水）24:00', '12月9日（水）24:00')}`);
  expect(log).not.toMatch(machines);
});
