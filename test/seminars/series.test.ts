import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHoliday } from '../../src/seminars/holidays.ts';
import { copyOnto, sessionDay, sessionDays } from '../../src/seminars/series.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const month = (text: string) => Temporal.PlainYearMonth.from(text);
const never = () => false;

describe('a series', () => {
  test('the third Tuesday, the last Friday', () => {
    expect(sessionDay({ ordinal: 3, weekday: 2 }, month('2026-12'), never)?.toString()).toBe('2026-12-15');
    expect(sessionDay({ ordinal: 5, weekday: 5 }, month('2026-10'), never)?.toString()).toBe('2026-10-30');
    expect(sessionDay({ ordinal: 5, weekday: 5 }, month('2026-11'), never)?.toString()).toBe('2026-11-27');
  });

  test('public holidays have no session', () => {
    // 勤労感謝の日, a Monday.
    expect(sessionDay({ ordinal: 4, weekday: 1 }, month('2026-11'), isHoliday)).toBeUndefined();
    expect(sessionDay({ ordinal: 4, weekday: 1 }, month('2026-10'), isHoliday)?.toString()).toBe('2026-10-26');
  });

  test('every day is that weekday, within its month, in the week it should be, and none is left out', () => {
    const rule = fc.record({ ordinal: fc.integer({ min: 1, max: 5 }), weekday: fc.integer({ min: 1, max: 7 }) });
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 400 }), ({ ordinal, weekday }, offset) => {
        const from = Temporal.PlainDate.from('2026-01-15').add({ days: offset });
        const until = from.add({ days: 180 });
        const days = sessionDays({ ordinal, weekday }, { from, until }, never);
        expect(days.length).toBeGreaterThanOrEqual(5);
        for (const day of days) {
          expect(day.dayOfWeek).toBe(weekday);
          if (ordinal < 5) expect(Math.ceil(day.day / 7)).toBe(ordinal);
          else expect(day.add({ weeks: 1 }).month).not.toBe(day.month);
          expect(Temporal.PlainDate.compare(day, from)).toBe(1);
        }
      }),
    );
  });
});

test('a copy keeps everything but the date: the same times, the deadline as many days before', () => {
  const party = { startsAt: at('2026-12-03T20:15'), place: '潮風', fee: '3,500円', seats: 10 };
  const copy = copyOnto(seminarOf({ seats: 20, party }), Temporal.PlainDate.from('2027-01-19'));
  expect(copy).toMatchObject({
    startsAt: at('2027-01-19T18:30'),
    endsAt: at('2027-01-19T20:00'),
    deadlineAt: at('2027-01-19T00:00'),
    party: { ...party, startsAt: at('2027-01-19T20:15') },
    seats: 20,
  });
});
