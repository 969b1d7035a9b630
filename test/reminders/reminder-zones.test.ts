import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DueReminder, dueReminders, type ReminderTable, remindersOf } from '../../src/reminders/reminder.ts';
import { deadlineDay, defaultDeadline, isBefore, type Seminar } from '../../src/seminars/seminar.ts';
import { seminarOf } from '../support/seminar-fixture.ts';
import { anyDay, anyEvening, anyZone, localInstant } from '../support/zones.ts';

const anyTable: fc.Arbitrary<ReminderTable> = fc.record({
  closingSoon: fc.constantFrom('0 15 * * *', '30 9 * * 1-5', undefined),
  isClosingSoonOnLine: fc.boolean(),
  dayBefore: fc.constantFrom('0 17 * * *', '0 17 * * 1-5', '15 8,20 * * *', undefined),
  survey: fc.constantFrom('0 12 * * *', '0 12 * * 1-5', undefined),
});

/** Announced a month before, with the deadline offered, in any zone and around any change of its clocks. */
const anySeminar = fc.record({ timeZone: anyZone, day: anyDay, start: anyEvening }).map(({ timeZone, day, start }) => {
  const startsAt = localInstant(day, start, timeZone);
  return seminarOf({
    timeZone,
    startsAt,
    endsAt: startsAt.add({ minutes: 90 }),
    deadlineAt: defaultDeadline(day, timeZone),
    announcedAt: startsAt.subtract({ hours: 24 * 30 }),
  });
});

const dayOf = (instant: Temporal.Instant, { timeZone }: Seminar) => instant.toZonedDateTimeISO(timeZone).toPlainDate();
const timeOf = (instant: Temporal.Instant, { timeZone }: Seminar) =>
  instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

function forEachReminder(check: (reminder: DueReminder, seminar: Seminar, table: ReminderTable) => void) {
  fc.assert(
    fc.property(anySeminar, anyTable, (seminar, table) => {
      for (const reminder of remindersOf(seminar, table)) check(reminder, seminar, table);
    }),
  );
}

describe('in any zone, with any of its changes of the clocks', () => {
  test('every reminder is due before it is useless, and after the announcement', () => {
    forEachReminder(({ dueAt, usefulUntil }, seminar) => {
      expect(isBefore(dueAt, usefulUntil)).toBe(true);
      expect(seminar.announcedAt && isBefore(seminar.announcedAt, dueAt)).toBe(true);
    });
  });

  test('each kind is due at most once, and exactly those asked for are', () => {
    fc.assert(
      fc.property(anySeminar, anyTable, (seminar, table) => {
        const expected = [
          table.closingSoon && 'closing-soon-post',
          table.closingSoon && table.isClosingSoonOnLine && 'closing-soon',
          table.dayBefore && 'day-before',
          'soon',
          'survey',
          table.survey && 'survey-reminder',
        ].filter(Boolean);
        expect(
          remindersOf(seminar, table)
            .map(({ kind }) => kind)
            .sort(),
        ).toEqual(expected.sort());
      }),
    );
  });

  test('"the day before" is due on a day before the start’s, at the time of its line; the day itself when daily', () => {
    forEachReminder(({ kind, dueAt }, seminar, { dayBefore }) => {
      if (kind !== 'day-before') return;
      const days = dayOf(dueAt, seminar).until(dayOf(seminar.startsAt, seminar)).days;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(dayBefore?.endsWith('1-5') ? 3 : 1);
      expect(timeOf(dueAt, seminar)).toBe(dayBefore?.startsWith('15') ? '20:15' : '17:00');
    });
  });

  test('"answers close soon" is due on a day before the deadline’s own', () => {
    forEachReminder(({ kind, dueAt }, seminar, { closingSoon }) => {
      if (kind !== 'closing-soon-post' && kind !== 'closing-soon') return;
      const closingDay = deadlineDay(seminar.deadlineAt, seminar.timeZone);
      expect(closingDay.until(dayOf(seminar.startsAt, seminar)).days).toBe(1);
      const days = dayOf(dueAt, seminar).until(closingDay).days;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(closingSoon?.endsWith('1-5') ? 3 : 1);
    });
  });

  test('"soon" is due two real hours before the start', () => {
    forEachReminder(({ kind, dueAt }, { startsAt }) => {
      if (kind === 'soon') expect(dueAt.until(startsAt).total('hours')).toBe(2);
    });
  });

  test('the survey is asked about once more at noon of a later day', () => {
    forEachReminder(({ kind, dueAt }, seminar) => {
      if (kind !== 'survey-reminder') return;
      expect(timeOf(dueAt, seminar)).toBe('12:00');
      expect(dayOf(seminar.endsAt, seminar).until(dayOf(dueAt, seminar)).days).toBeGreaterThanOrEqual(1);
    });
  });

  test('a minute’s tick from announcement to close meets every reminder', () => {
    forEachReminder(({ kind, dueAt }, seminar, table) => {
      const tick = dueAt.add({ seconds: 59 });
      expect(dueReminders(seminar, table, tick).map((due) => due.kind)).toContain(kind);
    });
  });
});
