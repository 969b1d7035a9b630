// What the clock will do next: for the playground, whose clock is moved from one to the next.
import type { DatabaseRoot } from '../database/client.ts';
import { type QuietHours, quietUntil } from '../messages/quiet-hours.ts';
import { type ReminderKind, type ReminderTable, remindersOf } from '../reminders/reminder.ts';
import { findSeminarsWithLine } from '../rsvps/offer.store.ts';
import { isOfferTime } from '../rsvps/offer.ts';
import { findAnnouncedUnfinished, findScheduled } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { surveyClosesAt } from '../surveys/survey.ts';

export type DueKind = ReminderKind | 'announce' | 'deadline' | 'offers' | 'start' | 'end' | 'survey-closes';

export interface Due {
  kind: DueKind;
  at: Temporal.Instant;
  title: string;
}

/** The soonest after `now`; undefined when nothing is planned. */
export async function findNextDue({
  db,
  reminders,
  quietHours,
  now,
}: {
  db: DatabaseRoot;
  reminders: ReminderTable;
  quietHours: QuietHours | null;
  now: Temporal.Instant;
}): Promise<Due | undefined> {
  const scheduled = (await findScheduled(db)).flatMap(({ announceAt, title }) =>
    announceAt ? [{ kind: 'announce' as const, at: announceAt, title }] : [],
  );
  const waiting = new Set(await findSeminarsWithLine(db, now));
  const announced = (await findAnnouncedUnfinished(db)).flatMap((seminar): Due[] => {
    const { title } = seminar;
    return [
      ...remindersOf(seminar, reminders).map(({ kind, dueAt }) => ({ kind, at: dueAt, title })),
      { kind: 'deadline', at: seminar.deadlineAt, title },
      ...(waiting.has(seminar.id) ? offersInTheMorning(seminar, quietHours, now) : []),
      { kind: 'start', at: seminar.startsAt, title },
      { kind: 'end', at: seminar.endsAt, title },
      { kind: 'survey-closes', at: surveyClosesAt(seminar), title },
    ];
  });
  return [...scheduled, ...announced]
    .filter(({ at }) => isBefore(now, at))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))[0];
}

/** Seats that fall free at night are offered then. */
function offersInTheMorning(seminar: Seminar, quietHours: QuietHours | null, now: Temporal.Instant): Due[] {
  const morning = quietUntil(now, quietHours, seminar.timeZone);
  const isThen = morning && isOfferTime(seminar, morning, quietHours) && !isOfferTime(seminar, now, quietHours);
  return isThen ? [{ kind: 'offers', at: morning, title: seminar.title }] : [];
}
