// Japan's public holidays, and the days on which one works.
import holidays from '@holiday-jp/holiday_jp';

export const isHoliday = (date: Temporal.PlainDate): boolean => holidays.isHoliday(date.toString());

/** The first one after this day on which a city hall is open: no weekend, no holiday. */
export function nextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  const next = day.add({ days: 1 });
  return next.dayOfWeek > 5 || isHoliday(next) ? nextWorkingDay(next) : next;
}
