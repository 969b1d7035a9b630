// Which reminder of a seminar is due when, and until when it is of use. Pure: a table, the seminar and the time.
import { CronExpressionParser } from 'cron-parser';
import { deadlineDay, isBefore, type Seminar } from '../seminars/seminar.ts';
import { surveyClosesAt, surveyOpensAt } from '../surveys/survey.ts';

export type ReminderKind = 'closing-soon-post' | 'closing-soon' | 'day-before' | 'soon' | 'survey' | 'survey-reminder';

/** The reminders' table, from the configuration. A cron line is read in the seminar's zone; undefined: off. */
export interface ReminderTable {
  closingSoon: string | undefined;
  /** Whether it goes to LINE followers who have not answered, too: each counts against the month's allowance. */
  isClosingSoonOnLine: boolean;
  dayBefore: string | undefined;
  survey: string | undefined;
}

export interface DueReminder {
  kind: ReminderKind;
  /** Tells it from the one before the seminar was moved. */
  occasion: string;
  dueAt: Temporal.Instant;
  /** Missed at its time it still goes out before this, later not at all. */
  usefulUntil: Temporal.Instant;
}

const SOON_BEFORE_START = Temporal.Duration.from({ hours: 2 });

/**
 * '' until an edit moved what a reminder tells of; then each such move is an occasion of its own, so that a postponed
 * seminar reminds again, once.
 */
export function reminderOccasion({ movedAt, deadlineMovedAt }: Seminar, kind: ReminderKind): string {
  if (kind === 'day-before' || kind === 'soon') return movedAt?.toString() ?? '';
  if (kind === 'closing-soon' || kind === 'closing-soon-post') return deadlineMovedAt?.toString() ?? '';
  return '';
}

/** All reminders of an announced seminar, by the time they are due. Only those due after it was announced. */
export function remindersOf(seminar: Seminar, table: ReminderTable): DueReminder[] {
  const { startsAt, deadlineAt, timeZone, announcedAt } = seminar;
  if (seminar.status !== 'announced' || !announcedAt) return [];
  const reminders: DueReminder[] = [];
  const add = (kind: ReminderKind, dueAt: Temporal.Instant | undefined, usefulUntil: Temporal.Instant) => {
    const occasion = reminderOccasion(seminar, kind);
    // Who was told of the move after it was due knows all of it.
    const since = occasion === '' ? announcedAt : Temporal.Instant.from(occasion);
    if (dueAt && isBefore(since, dueAt) && isBefore(dueAt, usefulUntil))
      reminders.push({ kind, dueAt, usefulUntil, occasion });
  };
  const startDay = startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const soonAt = startsAt.subtract(SOON_BEFORE_START);
  const closingDay = deadlineDay(deadlineAt, timeZone).subtract({ days: 1 });
  const closingAt = table.closingSoon && lastRunUpTo(table.closingSoon, closingDay, timeZone);
  if (closingAt) {
    add('closing-soon-post', closingAt, deadlineAt);
    if (table.isClosingSoonOnLine) add('closing-soon', closingAt, deadlineAt);
  }
  if (table.dayBefore)
    add('day-before', lastRunUpTo(table.dayBefore, startDay.subtract({ days: 1 }), timeZone), soonAt);
  add('soon', soonAt, startsAt);
  add('survey', surveyOpensAt(seminar), surveyClosesAt(seminar));
  if (table.survey)
    add('survey-reminder', firstRunFrom(table.survey, nextDayAfter(seminar), timeZone), surveyClosesAt(seminar));
  return reminders.sort((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
}

/** Those that are to go out at `now`: due, and still of use. */
export function dueReminders(seminar: Seminar, table: ReminderTable, now: Temporal.Instant): DueReminder[] {
  return remindersOf(seminar, table).filter(
    ({ dueAt, usefulUntil }) => !isBefore(now, dueAt) && isBefore(now, usefulUntil),
  );
}

const nextDayAfter = (seminar: Seminar) =>
  surveyOpensAt(seminar).toZonedDateTimeISO(seminar.timeZone).toPlainDate().add({ days: 1 });

/** The last time the cron line matches up to the end of that day, so that "weekdays only" means the Friday before. */
function lastRunUpTo(line: string, day: Temporal.PlainDate, timeZone: string): Temporal.Instant | undefined {
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  return runOf(() => CronExpressionParser.parse(line, { currentDate: end, tz: timeZone }).prev().getTime());
}

/** The first time the cron line matches on that day or later. */
function firstRunFrom(line: string, day: Temporal.PlainDate, timeZone: string): Temporal.Instant | undefined {
  const start = day.toZonedDateTime(timeZone).epochMilliseconds - 1;
  return runOf(() => CronExpressionParser.parse(line, { currentDate: start, tz: timeZone }).next().getTime());
}

function runOf(find: () => number): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(find());
  } catch {
    // A line such as "0 0 30 2 *" never matches: nothing is due.
    return undefined;
  }
}
