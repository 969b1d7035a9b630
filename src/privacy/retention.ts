// How long what people did is kept with their names. Pure.

/** Japan's fiscal year begins on 1 April, and is called by the year in which it does. */
const FIRST_MONTH = 4;

export function fiscalYearOf(day: Temporal.PlainDate): number {
  return day.month < FIRST_MONTH ? day.year - 1 : day.year;
}

/**
 * What was last before this instant is not kept any more: the fiscal year of `now` in that zone, and as many whole ones
 * before it as `years` says, stay.
 */
export function keptSince(now: Temporal.Instant, { years, timeZone }: { years: number; timeZone: string }) {
  const year = fiscalYearOf(now.toZonedDateTimeISO(timeZone).toPlainDate()) - years;
  return new Temporal.PlainDate(year, FIRST_MONTH, 1).toZonedDateTime(timeZone).toInstant();
}
