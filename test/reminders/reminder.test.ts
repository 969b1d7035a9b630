import { describe, expect, test } from 'vitest';
import { dueReminders, type ReminderKind, type ReminderTable, remindersOf } from '../../src/reminders/reminder.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { at, deadlineAt, seminarOf } from '../support/seminar-fixture.ts';

const defaults: ReminderTable = {
  closingSoon: '0 15 * * *',
  isClosingSoonOnLine: false,
  dayBefore: '0 17 * * *',
  survey: '0 12 * * *',
};
const onlyOnWeekdays: ReminderTable = {
  ...defaults,
  closingSoon: '0 15 * * 1-5',
  dayBefore: '0 17 * * 1-5',
  survey: '0 12 * * 1-5',
};

/** Wall-clock times in the seminar's zone, by kind. */
function dueTimes(seminar: Seminar, table = defaults): Record<string, string> {
  const local = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(seminar.timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return Object.fromEntries(remindersOf(seminar, table).map(({ kind, dueAt }) => [kind, local(dueAt)]));
}

/** A Monday evening. */
const onMonday = seminarOf({
  startsAt: at('2026-12-07T18:30'),
  endsAt: at('2026-12-07T20:00'),
  deadlineAt: at('2026-12-07T00:00'),
});

describe('the reminders of a seminar', () => {
  test('with the defaults, come in order around the evening of Thursday, December 3', () => {
    expect(Object.entries(dueTimes(seminarOf()))).toEqual([
      ['closing-soon-post', '2026-12-01T15:00'],
      ['day-before', '2026-12-02T17:00'],
      ['soon', '2026-12-03T16:30'],
      ['survey', '2026-12-03T20:15'],
      ['survey-reminder', '2026-12-04T12:00'],
    ]);
  });

  test('"answers close soon" comes the day before the day of a deadline in the middle of a day, too', () => {
    const seminar = seminarOf({ deadlineAt: at('2026-12-02T12:00') });
    expect(dueTimes(seminar)['closing-soon-post']).toBe('2026-12-01T15:00');
  });

  test('"answers close soon" goes to people on LINE only when switched on, then at the same time', () => {
    expect(dueTimes(seminarOf())).not.toHaveProperty('closing-soon');
    const switchedOn = dueTimes(seminarOf(), { ...defaults, isClosingSoonOnLine: true });
    expect(switchedOn['closing-soon']).toBe(switchedOn['closing-soon-post']);
  });

  test('on weekdays only, a Monday seminar is reminded of on the Friday before', () => {
    expect(dueTimes(onMonday, onlyOnWeekdays)).toMatchObject({
      'closing-soon-post': '2026-12-04T15:00',
      'day-before': '2026-12-04T17:00',
      soon: '2026-12-07T16:30',
    });
  });

  test('on weekdays only, the survey of a Friday evening is asked about once more on Monday', () => {
    const onFriday = seminarOf({ startsAt: at('2026-12-04T18:30'), endsAt: at('2026-12-04T20:00') });
    expect(dueTimes(onFriday, onlyOnWeekdays)['survey-reminder']).toBe('2026-12-07T12:00');
  });

  test('several times a day in the table still make one reminder: the last', () => {
    const table = { ...defaults, dayBefore: '0 9,17 * * *' };
    expect(dueTimes(seminarOf(), table)['day-before']).toBe('2026-12-02T17:00');
  });

  test('midnight belongs to the day it begins', () => {
    const table = { ...defaults, dayBefore: '0 0 * * *' };
    expect(dueTimes(seminarOf(), table)['day-before']).toBe('2026-12-02T00:00');
  });

  test('each line that is off is never due; the others are', () => {
    const none = { closingSoon: undefined, isClosingSoonOnLine: true, dayBefore: undefined, survey: undefined };
    expect(Object.keys(dueTimes(seminarOf(), none))).toEqual(['soon', 'survey']);
  });

  test('a line that never matches is never due', () => {
    const table = { ...defaults, dayBefore: '0 17 30 2 *' };
    expect(dueTimes(seminarOf(), table)).not.toHaveProperty('day-before');
  });

  test('what was due before the announcement is not: who has just read all of it needs no reminder', () => {
    const seminar = seminarOf({ announcedAt: at('2026-12-02T17:00'), deadlineAt: at('2026-12-03T12:00') });
    expect(Object.keys(dueTimes(seminar))).toEqual(['soon', 'survey', 'survey-reminder']);
  });

  test.each(['draft', 'scheduled', 'cancelled'] as const)('there are none of a seminar that is %s', (status) => {
    expect(remindersOf(seminarOf({ status }), defaults)).toEqual([]);
  });
});

describe('a reminder missed at its time', () => {
  const table = { ...defaults, isClosingSoonOnLine: true };
  const kindsAt = (now: Temporal.Instant) => dueReminders(seminarOf(), table, now).map(({ kind }) => kind);
  const justBefore = (instant: Temporal.Instant) => instant.subtract({ nanoseconds: 1 });

  test.each<[ReminderKind, string, Temporal.Instant]>([
    ['closing-soon-post', '2026-12-01T15:00', deadlineAt],
    ['closing-soon', '2026-12-01T15:00', deadlineAt],
    ['day-before', '2026-12-02T17:00', at('2026-12-03T16:30')],
    ['soon', '2026-12-03T16:30', at('2026-12-03T18:30')],
    ['survey', '2026-12-03T20:15', at('2026-12-10T20:15')],
    ['survey-reminder', '2026-12-04T12:00', at('2026-12-10T20:15')],
  ])('%s goes out from its time until it is of no more use, and never outside', (kind, due, uselessAt) => {
    expect(kindsAt(justBefore(at(due)))).not.toContain(kind);
    expect(kindsAt(at(due))).toContain(kind);
    expect(kindsAt(justBefore(uselessAt))).toContain(kind);
    expect(kindsAt(uselessAt)).not.toContain(kind);
  });

  test('"the day before" and "soon" never go out together', () => {
    expect(kindsAt(at('2026-12-03T16:29'))).toEqual(['day-before']);
    expect(kindsAt(at('2026-12-03T16:30'))).toEqual(['soon']);
  });
});
