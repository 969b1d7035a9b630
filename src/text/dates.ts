// Days and times as people read them, in the seminar's zone. Pure; `now` only decides whether the year is said.
import type { Both } from './words.ts';

interface Zoned {
  timeZone: string;
  language: keyof Both;
  now: Temporal.Instant;
}

// Made once: making one costs a hundred times what using it does.
const jaWeekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short' });
const enParts = { weekday: 'short', month: 'short', day: 'numeric' } as const;
const enDay = new Intl.DateTimeFormat('en-US', enParts);
const enDayOfYear = new Intl.DateTimeFormat('en-US', { ...enParts, year: 'numeric' });

/** 12月3日（木）18:30 · Thu, Dec 3, 18:30 */
export function formatInstant(at: Temporal.Instant, zoned: Zoned): string {
  const local = at.toZonedDateTimeISO(zoned.timeZone);
  const gap = zoned.language === 'ja' ? '' : ', ';
  return `${formatDay(local.toPlainDate(), zoned)}${gap}${clockTime(local)}`;
}

/** 12月3日（木）18:30〜20:00 · Thu, Dec 3, 18:30–20:00 */
export function formatRange(from: Temporal.Instant, to: Temporal.Instant, zoned: Zoned): string {
  const dash = zoned.language === 'ja' ? '〜' : '–';
  return `${formatInstant(from, zoned)}${dash}${clockTime(to.toZonedDateTimeISO(zoned.timeZone))}`;
}

/** The same without its day: 18:30〜20:00 */
export function formatTimes(from: Temporal.Instant, to: Temporal.Instant, { timeZone, language }: Zoned): string {
  return [from, to].map((at) => formatTime(at, timeZone)).join(language === 'ja' ? '〜' : '–');
}

/** A deadline at 00:00 is said as the end of the day before: 12月2日（水）24:00 · the end of Wed, Dec 2 */
export function formatDeadline(at: Temporal.Instant, zoned: Zoned): string {
  const local = at.toZonedDateTimeISO(zoned.timeZone);
  if (local.hour !== 0 || local.minute !== 0) return formatInstant(at, zoned);
  const day = formatDay(local.toPlainDate().subtract({ days: 1 }), zoned);
  return zoned.language === 'ja' ? `${day}24:00` : `the end of ${day}`;
}

/** 18:30 */
export function formatTime(at: Temporal.Instant, timeZone: string): string {
  return clockTime(at.toZonedDateTimeISO(timeZone));
}

/** 12月3日（木） · Thu, Dec 3 */
export function formatDay(date: Temporal.PlainDate, { timeZone, language, now }: Zoned): string {
  const isThisYear = date.year === now.toZonedDateTimeISO(timeZone).year;
  if (language === 'en') return (isThisYear ? enDay : enDayOfYear).format(date);
  const weekday = jaWeekday.format(date);
  return `${isThisYear ? '' : `${date.year}年`}${date.month}月${date.day}日（${weekday}）`;
}

const enDate = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

/** 2026年12月3日 · Dec 3, 2026: always with the year, for what may be kept for years. */
export function formatDate(date: Temporal.PlainDate, language: keyof Both): string {
  return language === 'en' ? enDate.format(date) : `${date.year}年${date.month}月${date.day}日`;
}

/** The same with the time: 2026年12月3日 18:30 · Dec 3, 2026, 18:30 */
export function formatDated(at: Temporal.Instant, { timeZone, language }: Omit<Zoned, 'now'>): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const gap = language === 'ja' ? ' ' : ', ';
  return `${formatDate(local.toPlainDate(), language)}${gap}${clockTime(local)}`;
}

/** As the forms keep it, e.g. 2026-12-03 or 09:00, in people's words; anything else as it is. */
export function formatTyped(text: string, zoned: Zoned): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(Temporal.PlainDate.from(text), zoned);
  return /^\d{2}:\d{2}$/.test(text) ? clockTime(Temporal.PlainTime.from(text)) : text;
}

function clockTime(local: Pick<Temporal.PlainTime, 'hour' | 'minute'>): string {
  return `${local.hour}:${String(local.minute).padStart(2, '0')}`;
}
