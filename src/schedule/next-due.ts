// What the clock will do next: for the playground, whose clock is moved from one to the next.
import type { DatabaseRoot } from '../database/client.ts';
import { type ReminderKind, type ReminderTable, remindersOf } from '../reminders/reminder.ts';
import { findAnnouncedUnfinished, findScheduled } from '../seminars/seminar.store.ts';
import { isBefore } from '../seminars/seminar.ts';
import { surveyClosesAt } from '../surveys/survey.ts';

export type DueKind = ReminderKind | 'announce' | 'deadline' | 'start' | 'end' | 'survey-closes';

export interface Due {
  kind: DueKind;
  at: Temporal.Instant;
  title: string;
}

/** The soonest after `now`; undefined when nothing is planned. */
export async function findNextDue({
  db,
  reminders,
  now,
}: {
  db: DatabaseRoot;
  reminders: ReminderTable;
  now: Temporal.Instant;
}): Promise<Due | undefined> {
  const scheduled = (await findScheduled(db)).flatMap(({ announceAt, title }) =>
    announceAt ? [{ kind: 'announce' as const, at: announceAt, title }] : [],
  );
  const announced = (await findAnnouncedUnfinished(db)).flatMap((seminar): Due[] => {
    const { title } = seminar;
    return [
      ...remindersOf(seminar, reminders).map(({ kind, dueAt }) => ({ kind, at: dueAt, title })),
      { kind: 'deadline', at: seminar.deadlineAt, title },
      { kind: 'start', at: seminar.startsAt, title },
      { kind: 'end', at: seminar.endsAt, title },
      { kind: 'survey-closes', at: surveyClosesAt(seminar), title },
    ];
  });
  return [...scheduled, ...announced]
    .filter(({ at }) => isBefore(now, at))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))[0];
}
