// Japan's public holidays.
import holidays from '@holiday-jp/holiday_jp';

export const isHoliday = (date: Temporal.PlainDate): boolean => holidays.isHoliday(date.toString());
