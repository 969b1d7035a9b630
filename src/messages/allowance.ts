// LINE's month, by which its allowance is counted. Pure.

/** LINE counts its months in Japan's time. */
const LINE_ZONE = 'Asia/Tokyo';

/** When the month of `now` began. */
export function allowanceMonth(now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO(LINE_ZONE).with({ day: 1 }).startOfDay().toInstant();
}

/** The day of `now` where LINE counts, e.g. 2026-12-03. */
export function allowanceDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(LINE_ZONE).toPlainDate();
}

/** The month of `now` where LINE counts, e.g. 2026-12. */
export function allowanceMonthName(now: Temporal.Instant): string {
  return allowanceDay(now).toPlainYearMonth().toString();
}
