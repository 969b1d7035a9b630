import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDeadline, formatInstant, formatRange, formatTime } from '../../src/text/dates.ts';
import { unbroken, unbrokenDays } from '../../src/text/unbroken.ts';
import { at } from '../support/seminar-fixture.ts';
import { anyDay, anyZone } from '../support/zones.ts';

const now = at('2026-11-24T12:00');
const ja = { timeZone: 'Asia/Tokyo', language: 'ja', now } as const;
const en = { ...ja, language: 'en' } as const;
const start = at('2026-12-03T18:30');
const end = at('2026-12-03T20:05');

describe('a day and time', () => {
  test('has its weekday', () => {
    expect(formatInstant(start, ja)).toBe('12月3日（木）18:30');
    expect(formatInstant(start, en)).toBe('Thu, Dec 3, 18:30');
  });

  test('is read in the seminar’s zone, where it may be another day', () => {
    expect(formatInstant(start, { ...ja, timeZone: 'America/New_York' })).toBe('12月3日（木）4:30');
    expect(formatInstant(at('2026-12-03T08:00'), { ...en, timeZone: 'America/New_York' })).toBe('Wed, Dec 2, 18:00');
  });

  test('has its year only when that is not this one, as the seminar’s zone reckons', () => {
    const newYear = at('2027-01-07T18:30');
    expect(formatInstant(newYear, ja)).toBe('2027年1月7日（木）18:30');
    expect(formatInstant(newYear, en)).toBe('Thu, Jan 7, 2027, 18:30');
    expect(formatInstant(newYear, { ...ja, now: at('2027-01-01T00:00') })).toBe('1月7日（木）18:30');
    expect(formatInstant(newYear, { ...ja, now: at('2026-12-31T23:59') })).toBe('2027年1月7日（木）18:30');
  });

  test('has whole minutes, and hours without a leading zero', () => {
    expect(formatTime(at('2026-12-03T09:05'), 'Asia/Tokyo')).toBe('9:05');
    expect(formatTime(at('2026-12-03T00:00'), 'Asia/Tokyo')).toBe('0:00');
  });

  test('of an evening has both its times', () => {
    expect(formatRange(start, end, ja)).toBe('12月3日（木）18:30〜20:05');
    expect(formatRange(start, end, en)).toBe('Thu, Dec 3, 18:30–20:05');
  });
});

describe('a deadline', () => {
  test('at midnight is said as the end of the day before, which nobody takes for a day later', () => {
    expect(formatDeadline(at('2026-12-03T00:00'), ja)).toBe('12月2日（水）24:00');
    expect(formatDeadline(at('2026-12-03T00:00'), en)).toBe('the end of Wed, Dec 2');
    expect(formatDeadline(at('2027-01-01T00:00'), ja)).toBe('12月31日（木）24:00');
  });

  test('at any other time is said as it is', () => {
    expect(formatDeadline(at('2026-12-02T23:59'), ja)).toBe('12月2日（水）23:59');
    expect(formatDeadline(at('2026-12-02T00:01'), en)).toBe('Wed, Dec 2, 0:01');
  });

  test('at local midnight names the day before, in any zone that has such a midnight', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (timeZone, day) => {
        const midnight = day.toZonedDateTime(timeZone);
        fc.pre(midnight.hour === 0);
        const before = day.subtract({ days: 1 });
        const said = formatDeadline(midnight.toInstant(), { ...ja, timeZone });
        expect(said).toContain(`${before.month}月${before.day}日（`);
        expect(said).toMatch(/24:00$/);
      }),
    );
  });
});

test('a line never ends within a span of times, and all else stays as it is', () => {
  expect(unbroken('12月3日（木）18:30〜20:00、会場A〜B')).toBe('12月3日（木）18:30〜\u206020:00、会場A〜B');
  expect(unbroken('Thu, Dec 3, 18:30–20:00 → 9:00–10:00')).toBe('Thu, Dec 3, 18:30–\u206020:00 → 9:00–\u206010:00');
  expect(unbrokenDays('12月3日（木）18:30〜20:00')).toBe('12\u2060月\u20603\u2060日\u2060（木）18:30〜\u206020:00');
  expect(unbrokenDays('Thu, Dec 3, 18:30–20:00')).toBe('Thu, \u2060Dec \u20603, 18:30–\u206020:00');
});
