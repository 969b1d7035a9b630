// Dates and times as the page words them, in the time zone given.
export const dateIn = (at: Temporal.Instant, timeZone: string): string => {
  const { month, day, dayOfWeek } = at.toZonedDateTimeISO(timeZone);
  return `${month}月${day}日（${'月火水木金土日'[dayOfWeek - 1]}）`;
};

/** 24 hours, e.g. 18:30 */
export const timeIn = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

export const dateAndTimeIn = (at: Temporal.Instant, timeZone: string): string =>
  `${dateIn(at, timeZone)}${timeIn(at, timeZone)}`;
