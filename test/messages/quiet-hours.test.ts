import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSilent, type QuietHours, quietUntil, readQuietHours } from '../../src/messages/quiet-hours.ts';
import { at } from '../support/seminar-fixture.ts';
import { anyDay, anyZone, localInstant } from '../support/zones.ts';

const hours = (text: string): QuietHours => readQuietHours(text) ?? { from: timeOf(0), to: timeOf(0) };
const timeOf = (minutes: number) => Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const usual = hours('21:00-8:00');
const tokyo = 'Asia/Tokyo';

/** The rule once more, minute by minute: whether a clock on the wall stands within. */
function isWithin(when: Temporal.Instant, { from, to }: QuietHours, timeZone: string): boolean {
  const minutes = ({ hour, minute }: { hour: number; minute: number }) => hour * 60 + minute;
  const since = (time: { hour: number; minute: number }) => (minutes(time) - minutes(from) + 1440) % 1440;
  return since(when.toZonedDateTimeISO(timeZone)) < since(to);
}

describe('quiet hours', () => {
  test('are read as two times of day that differ', () => {
    expect(readQuietHours(' 21:00 - 08:00 ')).toEqual(usual);
    expect(readQuietHours('1:30-6:15')).toEqual({ from: timeOf(90), to: timeOf(375) });
    for (const wrong of ['', 'off', '21:00', '24:00-8:00', '9:60-8:00', '8:00-8:00', '8:00-08:00', '21:00-8:00-9:00']) {
      expect(readQuietHours(wrong), wrong).toBeUndefined();
    }
  });

  test('begin with their first minute and end before their last, across midnight or not', () => {
    const morning = at('2026-12-04T08:00');
    expect(quietUntil(at('2026-12-03T20:59'), usual, tokyo)).toBeUndefined();
    expect(quietUntil(at('2026-12-03T21:00'), usual, tokyo)).toEqual(morning);
    expect(quietUntil(at('2026-12-04T00:00'), usual, tokyo)).toEqual(morning);
    expect(quietUntil(morning.subtract({ nanoseconds: 1 }), usual, tokyo)).toEqual(morning);
    expect(quietUntil(morning, usual, tokyo)).toBeUndefined();
    expect(quietUntil(at('2026-12-04T02:00'), hours('1:00-5:00'), tokyo)).toEqual(at('2026-12-04T05:00'));
    expect(quietUntil(at('2026-12-04T06:00'), hours('1:00-5:00'), tokyo)).toBeUndefined();
    expect(quietUntil(at('2026-12-04T02:00'), null, tokyo)).toBeUndefined();
  });

  test('are those of the seminar’s own zone', () => {
    const noonInTokyo = at('2026-12-03T12:00');
    expect(quietUntil(noonInTokyo, usual, 'America/New_York')?.toString()).toBe('2026-12-03T13:00:00Z');
  });

  test('end, in every zone and in the nights of summer time, at the first instant that is not within them', () => {
    fc.assert(
      fc.property(anyZone, anyDay, minuteOfDay, minuteOfDay, minuteOfDay, (timeZone, day, minute, from, to) => {
        fc.pre(from !== to);
        const range = { from: timeOf(from), to: timeOf(to) };
        const when = localInstant(day, timeOf(minute), timeZone);
        const until = quietUntil(when, range, timeZone);
        expect(until !== undefined).toBe(isWithin(when, range, timeZone));
        if (!until) return;
        expect(Temporal.Instant.compare(when, until)).toBe(-1);
        expect(isWithin(until, range, timeZone)).toBe(false);
        const minutes = when.until(until).total('minutes');
        for (let each = 0; each < minutes; each++) {
          expect(isWithin(when.add({ minutes: each }), range, timeZone), `${each} minutes on`).toBe(true);
        }
      }),
      // Where clocks step forward over the morning, and back to before it.
      {
        examples: [
          ['America/New_York', Temporal.PlainDate.from('2026-03-08'), 30, 1260, 150],
          ['America/New_York', Temporal.PlainDate.from('2026-11-01'), 30, 1260, 90],
          ['America/New_York', Temporal.PlainDate.from('2026-11-01'), 95, 90, 480],
        ],
      },
    );
  });
});

describe('a message at night', () => {
  const evening = { startsAt: at('2026-12-03T18:30'), endsAt: at('2026-12-03T20:00') };
  const silent = (kind: 'changed' | 'survey', now: string, evenings = [evening], range: QuietHours | null = usual) =>
    isSilent({ kind, evenings, timeZone: tokyo, hours: range, now: at(now) });

  test('makes no sound, and by day or without quiet hours it does', () => {
    expect(silent('survey', '2026-12-03T07:59')).toBe(true);
    expect(silent('survey', '2026-12-03T08:00')).toBe(false);
    expect(silent('survey', '2026-12-03T02:00', undefined, null)).toBe(false);
  });

  test('is heard when it is urgent and the evening begins within twelve hours, or is going on', () => {
    expect(silent('changed', '2026-12-03T06:29')).toBe(true);
    expect(silent('changed', '2026-12-03T06:30')).toBe(false);
    expect(silent('survey', '2026-12-03T06:30')).toBe(true);
    const late = { startsAt: at('2026-12-03T20:30'), endsAt: at('2026-12-03T22:00') };
    expect(silent('changed', '2026-12-03T21:30', [late])).toBe(false);
    expect(silent('changed', '2026-12-03T22:00', [late])).toBe(true);
  });

  test('is heard of an evening that was moved away from tomorrow morning', () => {
    const tomorrow = { startsAt: at('2026-12-04T09:00'), endsAt: at('2026-12-04T10:00') };
    const nextWeek = { startsAt: at('2026-12-10T09:00'), endsAt: at('2026-12-10T10:00') };
    expect(silent('changed', '2026-12-03T23:00', [nextWeek])).toBe(true);
    expect(silent('changed', '2026-12-03T23:00', [tomorrow, nextWeek])).toBe(false);
  });
});
