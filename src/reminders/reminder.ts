// Which reminder of a seminar is due when, and until when it is of use. Pure: a table, the seminar and the time.
import { CronExpressionParser } from 'cron-parser';
import { deadlineDay, isBefore, type Seminar } from '../seminars/seminar.ts';
import { ASKED_AFTER_END, surveyClosesAt, surveyOpensAt } from '../surveys/survey.ts';

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

interface Reminder {
  /**
   * So long before it is due it may go along with something else to who is written to where each message counts: with an
   * answer, or, within the hour, with a push.
   */
  aheadBy: Temporal.Duration;
  /** Undefined: it is off. */
  dueAt(seminar: Seminar, table: ReminderTable): Temporal.Instant | undefined;
  usefulUntil(seminar: Seminar): Temporal.Instant;
  /** The edit after which it comes again; null: none was made, or none brings it again. */
  againAfter(seminar: Seminar): Temporal.Instant | null;
}

const SOON_BEFORE_START = Temporal.Duration.from({ hours: 2 });

/** In the morning of its day, for who taps by then anyway. */
const THE_SAME_DAY = Temporal.Duration.from({ hours: 12 });
const AN_HOUR = Temporal.Duration.from({ hours: 1 });

const soonAt = ({ startsAt }: Seminar) => startsAt.subtract(SOON_BEFORE_START);
const closingSoonAt = ({ deadlineAt, timeZone }: Seminar, { closingSoon }: ReminderTable) =>
  lastRunUpTo(closingSoon, deadlineDay(deadlineAt, timeZone).subtract({ days: 1 }), timeZone);
const theDeadline = ({ deadlineAt }: Seminar) => deadlineAt;
const whenMoved = ({ movedAt }: Seminar) => movedAt;
const whenDeadlineMoved = ({ deadlineMovedAt }: Seminar) => deadlineMovedAt;
const never = () => null;

/** A kind is added here, and does not compile until it says all of this. */
const REMINDERS = {
  'closing-soon-post': {
    aheadBy: AN_HOUR,
    dueAt: closingSoonAt,
    usefulUntil: theDeadline,
    againAfter: whenDeadlineMoved,
  },
  'closing-soon': {
    aheadBy: AN_HOUR,
    dueAt: (seminar, table) => (table.isClosingSoonOnLine ? closingSoonAt(seminar, table) : undefined),
    usefulUntil: theDeadline,
    againAfter: whenDeadlineMoved,
  },
  'day-before': {
    aheadBy: THE_SAME_DAY,
    dueAt: ({ startsAt, timeZone }, { dayBefore }) =>
      lastRunUpTo(dayBefore, dayOf(startsAt, timeZone).subtract({ days: 1 }), timeZone),
    usefulUntil: soonAt,
    againAfter: whenMoved,
  },
  soon: { aheadBy: AN_HOUR, dueAt: soonAt, usefulUntil: ({ startsAt }) => startsAt, againAfter: whenMoved },
  // From the seminar's end on.
  survey: { aheadBy: ASKED_AFTER_END, dueAt: surveyOpensAt, usefulUntil: surveyClosesAt, againAfter: never },
  'survey-reminder': {
    aheadBy: THE_SAME_DAY,
    dueAt: (seminar, { survey }) =>
      firstRunFrom(survey, dayOf(surveyOpensAt(seminar), seminar.timeZone).add({ days: 1 }), seminar.timeZone),
    usefulUntil: surveyClosesAt,
    againAfter: never,
  },
} as const satisfies Record<string, Reminder>;

export type ReminderKind = keyof typeof REMINDERS;

const KINDS = Object.keys(REMINDERS) as ReminderKind[];

/**
 * '' until an edit moved what a reminder tells of; then each such move is an occasion of its own, so that a postponed
 * seminar reminds again, once.
 */
export const reminderOccasion = (seminar: Seminar, kind: ReminderKind): string =>
  REMINDERS[kind].againAfter(seminar)?.toString() ?? '';

/** All reminders of an announced seminar, by the time they are due. Only those due after it was announced. */
export function remindersOf(seminar: Seminar, table: ReminderTable): DueReminder[] {
  const { announcedAt } = seminar;
  if (seminar.status !== 'announced' || !announcedAt) return [];
  return KINDS.flatMap((kind) => {
    const reminder: Reminder = REMINDERS[kind];
    const [dueAt, usefulUntil] = [reminder.dueAt(seminar, table), reminder.usefulUntil(seminar)];
    // Who was told of the move after it was due knows all of it.
    const since = reminder.againAfter(seminar) ?? announcedAt;
    if (!dueAt || !isBefore(since, dueAt) || !isBefore(dueAt, usefulUntil)) return [];
    return [{ kind, dueAt, usefulUntil, occasion: reminderOccasion(seminar, kind) }];
  }).sort((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
}

/** Those that are to go out at `now`: due, and still of use. */
export function dueReminders(seminar: Seminar, table: ReminderTable, now: Temporal.Instant): DueReminder[] {
  return remindersOf(seminar, table).filter(
    ({ dueAt, usefulUntil }) => !isBefore(now, dueAt) && isBefore(now, usefulUntil),
  );
}

/** The same, and those that may go along with something else by then. */
export function comingReminders(seminar: Seminar, table: ReminderTable, now: Temporal.Instant): DueReminder[] {
  return remindersOf(seminar, table).filter(
    ({ kind, dueAt, usefulUntil }) =>
      !isBefore(now, dueAt.subtract(REMINDERS[kind].aheadBy)) && isBefore(now, usefulUntil),
  );
}

const dayOf = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).toPlainDate();

/** A cron line of the table; undefined: off. */
type Line = string | undefined;

/** The last time the cron line matches up to the end of that day, so that "weekdays only" means the Friday before. */
function lastRunUpTo(line: Line, day: Temporal.PlainDate, timeZone: string): Temporal.Instant | undefined {
  if (!line) return undefined;
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  return runOf(() => CronExpressionParser.parse(line, { currentDate: end, tz: timeZone }).prev().getTime());
}

/** The first time the cron line matches on that day or later. */
function firstRunFrom(line: Line, day: Temporal.PlainDate, timeZone: string): Temporal.Instant | undefined {
  if (!line) return undefined;
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
