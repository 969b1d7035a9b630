// A series: on which days its sessions fall, and a seminar copied onto another day. Pure.
import type { Seminar, SeminarDetails } from './seminar.ts';

export interface Series {
  id: string;
  /** The seminar its sessions are copied from. */
  templateId: string;
  /** 1 to 4: the first … fourth of the month; 5: the last. */
  ordinal: number;
  /** 1: Monday … 7: Sunday. */
  weekday: number;
  createdBy: string;
  endedAt: Temporal.Instant | null;
}

/** The series' day in a month; a public holiday has no session. */
export function sessionDay(
  { ordinal, weekday }: Pick<Series, 'ordinal' | 'weekday'>,
  month: Temporal.PlainYearMonth,
  isHoliday: (date: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | undefined {
  const first = month.toPlainDate({ day: 1 });
  const day = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 }).add({ weeks: ordinal - 1 });
  // "The last" is the fifth where there is one, else the fourth.
  const date = day.month === first.month ? day : day.subtract({ weeks: 1 });
  return isHoliday(date) ? undefined : date;
}

/** All its days after `from`, up to and with `until`. */
export function sessionDays(
  series: Pick<Series, 'ordinal' | 'weekday'>,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
  isHoliday: (date: Temporal.PlainDate) => boolean,
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  const last = until.toPlainYearMonth();
  for (
    let month = from.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  ) {
    const day = sessionDay(series, month, isHoliday);
    if (day && Temporal.PlainDate.compare(day, from) > 0 && Temporal.PlainDate.compare(day, until) <= 0) days.push(day);
  }
  return days;
}

/** The next session: where and how the last one was, and of what the template is. */
export function nextSession(template: Seminar, last: Seminar, date: Temporal.PlainDate): SeminarDetails {
  const { title, summary, speaker } = template;
  return { ...copyOnto(last, date), title, summary, speaker };
}

/** Everything but the date: the same wall-clock times, the deadline as many days before. */
export function copyOnto(seminar: Seminar, date: Temporal.PlainDate): SeminarDetails {
  const { timeZone } = seminar;
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone);
  const startDay = local(seminar.startsAt).toPlainDate();
  const moved = (at: Temporal.Instant) => {
    const days = startDay.until(local(at).toPlainDate()).days;
    return date
      .add({ days })
      .toZonedDateTime({ timeZone, plainTime: local(at).toPlainTime() })
      .toInstant();
  };
  const { title, summary, speaker, format, place, link, seats, channel, party } = seminar;
  return {
    title,
    summary,
    speaker,
    timeZone,
    format,
    place,
    link,
    seats,
    channel,
    startsAt: moved(seminar.startsAt),
    endsAt: moved(seminar.endsAt),
    deadlineAt: moved(seminar.deadlineAt),
    party: party && { ...party, startsAt: moved(party.startsAt) },
  };
}
