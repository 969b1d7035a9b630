// What the clock will do next: for the playground, whose clock is moved from one to the next.
import type { DatabaseRoot } from '../database/client.ts';
import { type QuietHours, quietUntil } from '../messages/quiet-hours.ts';
import { findReachable } from '../people/reach.store.ts';
import { type ReminderKind, type ReminderTable, remindersOf } from '../reminders/reminder.ts';
import { findOffers, findSeminarsWithLine } from '../rsvps/offer.store.ts';
import { isOfferTime, whomToOffer } from '../rsvps/offer.ts';
import { countSeats, findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
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
  const unfinished = await findAnnouncedUnfinished(db);
  const mornings = await Promise.all(
    unfinished.map(async (seminar) => {
      const morning = waiting.has(seminar.id) ? offersInTheMorning(seminar, quietHours, now) : [];
      return morning.length > 0 && (await hasSeatToOffer(db, seminar)) ? morning : [];
    }),
  );
  const announced = unfinished.flatMap((seminar): Due[] => {
    const { title } = seminar;
    return [
      ...remindersOf(seminar, reminders).map(({ kind, dueAt }) => ({ kind, at: dueAt, title })),
      { kind: 'deadline', at: seminar.deadlineAt, title },
      { kind: 'start', at: seminar.startsAt, title },
      { kind: 'end', at: seminar.endsAt, title },
      { kind: 'survey-closes', at: surveyClosesAt(seminar), title },
    ];
  });
  return [...scheduled, ...announced, ...mornings.flat()]
    .filter(({ at }) => isBefore(now, at))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))[0];
}

/** Seats that fall free at night are offered then. */
function offersInTheMorning(seminar: Seminar, quietHours: QuietHours | null, now: Temporal.Instant): Due[] {
  const morning = quietUntil(now, quietHours, seminar.timeZone);
  const isThen = morning && isOfferTime(seminar, morning, quietHours) && !isOfferTime(seminar, now, quietHours);
  return isThen ? [{ kind: 'offers', at: morning, title: seminar.title }] : [];
}

/** Whether a seat is free for somebody in line who was not asked and can be. */
async function hasSeatToOffer(db: DatabaseRoot, seminar: Seminar): Promise<boolean> {
  const line = await findRsvpsByStanding(db, seminar.id, ['waitlisted']);
  const ids = line.map(({ personId }) => personId);
  const unreachable = new Set(ids).difference(await findReachable(db, ids));
  const [seats, offers] = [await countSeats(db, seminar), await findOffers(db, seminar.id)];
  return whomToOffer({ seminar, line, seats, offers, unreachable }).next.length > 0;
}
