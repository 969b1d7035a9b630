// Zones and days for properties: with and without summer time, by half an hour, at midnight, and off the hour.
import fc from 'fast-check';

export const anyZone = fc.constantFrom(
  'Asia/Tokyo',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
  'UTC',
);

/** A day of the years 2026 to 2029. */
export const anyDay = fc
  .integer({ min: 0, max: 4 * 365 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));

/** An evening's start, on the quarter hour. */
export const anyEvening = fc
  .tuple(fc.integer({ min: 17, max: 21 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => Temporal.PlainTime.from({ hour, minute }));

export function localInstant(day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
}
