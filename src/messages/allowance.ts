// LINE's month, by which its allowance is counted. Pure.

/** LINE counts its months in Japan's time. */
export const LINE_ZONE = 'Asia/Tokyo';

/** When the month of `now` began. */
export function allowanceMonth(now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO(LINE_ZONE).with({ day: 1 }).startOfDay().toInstant();
}

/** When the next one begins. */
export function allowanceMonthEnd(now: Temporal.Instant): Temporal.Instant {
  return allowanceMonth(now).toZonedDateTimeISO(LINE_ZONE).add({ months: 1 }).toInstant();
}

/** LINE's number lags, and its clock is not ours: for so long after a month began it may tell of the one before. */
const MAY_BE_OLD = Temporal.Duration.from({ hours: 6 });

/** Whether what LINE tells of its month may be of the one before. */
export const isMonthNew = (now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(certainSince(now), allowanceMonth(now)) < 0;

/** What was held before that is tried again: what the month before held, and what was held while this one was new. */
export const heldToTryBefore = (now: Temporal.Instant): Temporal.Instant =>
  isMonthNew(now) ? allowanceMonth(now) : certainSince(now);

const certainSince = (now: Temporal.Instant) => allowanceMonth(now.subtract(MAY_BE_OLD)).add(MAY_BE_OLD);

/** The day of `now` where LINE counts, e.g. 2026-12-03. */
export function allowanceDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(LINE_ZONE).toPlainDate();
}

/** The month of `now` where LINE counts, e.g. 2026-12. */
export function allowanceMonthName(now: Temporal.Instant): string {
  return allowanceDay(now).toPlainYearMonth().toString();
}
