import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverDrawing } from '../../src/seminars/cover.cards.ts';
import { announcementCard } from '../../src/seminars/seminar.cards.ts';
import {
  deadlineDay,
  defaultDeadline,
  limitedMode,
  NOBODY,
  offersMode,
  seminarPhase,
} from '../../src/seminars/seminar.ts';
import { createReader } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { anyDay, anyZone } from '../support/zones.ts';

describe('the life of a seminar', () => {
  test.each([
    ['open', '2026-12-02T23:59:59.999'],
    ['closed', '2026-12-03T00:00'],
    ['closed', '2026-12-03T18:29:59.999'],
    ['running', '2026-12-03T18:30'],
    ['running', '2026-12-03T19:59:59.999'],
    ['over', '2026-12-03T20:00'],
  ])('once announced, it is %s at %s', (phase, time) => {
    expect(seminarPhase(seminarOf(), at(time))).toBe(phase);
  });

  test.each(['draft', 'scheduled', 'cancelled'] as const)('it stays %s whatever the time', (status) => {
    for (const time of ['2026-11-23T10:00', '2026-12-03T19:00', '2027-01-01T00:00']) {
      expect(seminarPhase(seminarOf({ status }), at(time))).toBe(status);
    }
  });
});

describe('the deadline offered', () => {
  test('is 00:00 of the evening’s day in Tokyo', () => {
    expect(defaultDeadline(Temporal.PlainDate.from('2026-12-03'), 'Asia/Tokyo')).toEqual(at('2026-12-03T00:00'));
  });

  test.each([
    ['the clocks went forward', '2027-03-14', '2027-03-14T05:00:00Z'],
    ['after they went forward', '2027-03-15', '2027-03-15T04:00:00Z'],
    ['the clocks went back', '2026-11-01', '2026-11-01T04:00:00Z'],
    ['after they went back', '2026-11-02', '2026-11-02T05:00:00Z'],
  ])('in New York is local midnight on the day %s', (_what, day, instant) => {
    const deadline = defaultDeadline(Temporal.PlainDate.from(day), 'America/New_York');
    expect(deadline.toString()).toBe(instant);
  });

  test('where the clocks go forward at midnight, is the first instant of the day', () => {
    const deadline = defaultDeadline(Temporal.PlainDate.from('2026-09-06'), 'America/Santiago');
    expect(deadline.toZonedDateTimeISO('America/Santiago').toPlainDateTime().toString()).toBe('2026-09-06T01:00:00');
  });

  test('in any zone is the first instant of the day, and belongs to the day before', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (timeZone, day) => {
        const deadline = defaultDeadline(day, timeZone);
        const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
        expect(local(deadline)).toBe(day.toString());
        expect(local(deadline.subtract({ nanoseconds: 1 }))).toBe(day.subtract({ days: 1 }).toString());
        expect(deadlineDay(deadline, timeZone).toString()).toBe(day.subtract({ days: 1 }).toString());
      }),
    );
  });

  test('one in the middle of a day belongs to that day', () => {
    expect(deadlineDay(at('2026-12-02T12:00'), 'Asia/Tokyo').toString()).toBe('2026-12-02');
  });
});

describe('ways of attending', () => {
  test('the seat limit is about the room, except where there is none', () => {
    expect([limitedMode('on_site'), limitedMode('both'), limitedMode('online')]).toEqual([
      'on_site',
      'on_site',
      'online',
    ]);
  });

  test('"both" offers both, each other one only itself', () => {
    const offered = (['on_site', 'online', 'both'] as const).map((format) =>
      (['on_site', 'online'] as const).filter((mode) => offersMode(format, mode)),
    );
    expect(offered).toEqual([['on_site'], ['online'], ['on_site', 'online']]);
  });
});

describe('the number', () => {
  const reader = createReader({ language: 'ja', platform: 'line', now: at('2026-11-24T12:00') });
  const shown = (title: string) => {
    const seminar = seminarOf({ title, number: 126 });
    const badge = announcementCard(seminar, NOBODY, reader).badge?.text ?? '';
    return [badge.includes('126'), coverDrawing(seminar, 'ja').number];
  };

  test.each(['防災の夜', 'iDeCo入門 2026年度', '第一印象のつくり方'])('stands on card and cover of %s', (title) =>
    expect(shown(title)).toEqual([true, ja.seminar.number(126)]),
  );

  test.each(['第126回 防災の夜', '防災（第２回）', '統計の夜 第三夜', 'Data Night #4', 'Statistics, Vol. 2'])(
    'stands nowhere beside that of %s',
    (title) => expect(shown(title)).toEqual([false, '']),
  );

  test('leaves a space between day and time on the cover, and says no year', () => {
    const seminar = seminarOf();
    expect(coverDrawing(seminar, 'ja').when).toBe('12月3日（木） 18:30〜20:00');
    expect(coverDrawing(seminar, 'en').when).toBe('Thu, Dec 3, 18:30–20:00');
  });
});
