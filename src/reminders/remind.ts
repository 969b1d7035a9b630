// What is due by now is owed, to those it concerns. Run as often as one likes: each is owed once.
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { findOwedPeople } from '../messages/message.store.ts';
import type { OwedMessage } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findPeople } from '../people/person.store.ts';
import { findFollowers, findWithAccounts } from '../people/reach.store.ts';
import { findAnswered, findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import { findAnnouncedUnfinished, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { findResponses } from '../surveys/survey.store.ts';
import { type DueReminder, dueReminders, type ReminderTable } from './reminder.ts';

/** Returns how many messages were newly owed. */
export async function remind({
  db,
  outbox,
  table,
  now,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  table: ReminderTable;
  now: Temporal.Instant;
}): Promise<number> {
  let owed = 0;
  for (const seminar of await findAnnouncedUnfinished(db)) {
    for (const reminder of dueReminders(seminar, table, now)) {
      owed += await db.transaction(async (tx) => {
        // Whom it concerns stays so until it is owed.
        await lockSeminar(tx, seminar.id);
        return outbox.owe(tx, await notYetOwed(tx, await recipientsOf(tx, seminar, reminder)), now);
      });
    }
  }
  return owed;
}

/** Asked each minute while a reminder is of use, of thousands: only who is new costs a write. */
async function notYetOwed(tx: Transaction, owed: OwedMessage[]): Promise<OwedMessage[]> {
  const [first] = owed;
  if (!first) return [];
  const known = await findOwedPeople(tx, { ...first, occasion: first.occasion ?? '' });
  return owed.filter(({ to }) => !('personId' in to && known.has(to.personId)));
}

/** Whom a due reminder concerns. Whether they still want it is asked once more when it is sent. */
async function recipientsOf(tx: Transaction, seminar: Seminar, reminder: DueReminder): Promise<OwedMessage[]> {
  const { kind, usefulUntil, occasion } = reminder;
  const message = { kind, seminarId: seminar.id, usefulUntil, occasion };
  const toAll = (ids: string[]) => ids.map((personId) => ({ ...message, to: { personId } }));
  switch (kind) {
    case 'closing-soon-post':
      return seminar.channel ? [{ ...message, to: { channel: seminar.channel } }] : [];
    case 'closing-soon': {
      const answered = await findAnswered(tx, seminar.id);
      const followers = await findFollowers(tx, seminar);
      const silent = followers.filter((person) => !answered.has(person.id) && !person.remindersMutedAt);
      return toAll(silent.map((person) => person.id));
    }
    case 'day-before':
    case 'soon':
      return toAll(await unmuted(tx, await seatedBefore(tx, seminar, reminder.dueAt)));
    case 'survey':
      return toAll(await thoseThere(tx, seminar));
    case 'survey-reminder': {
      const answered = new Set((await findResponses(tx, seminar.id)).map((response) => response.personId));
      // Who is only asked now, because the bot was down, needs no reminder of it.
      const asked = await findOwedPeople(tx, { seminarId: seminar.id, kind: 'survey', before: reminder.dueAt });
      const silent = (await thoseThere(tx, seminar)).filter((id) => asked.has(id) && !answered.has(id));
      return toAll(await unmuted(tx, silent));
    }
  }
}

/** Who took the seat after the reminder was due has just read all of it. */
async function seatedBefore(tx: Transaction, seminar: Seminar, dueAt: Temporal.Instant): Promise<string[]> {
  const seated = await findRsvpsByStanding(tx, seminar.id, ['attending']);
  return seated.filter(({ seatedAt }) => seatedAt && isBefore(seatedAt, dueAt)).map(({ personId }) => personId);
}

/** Whoever was there and can be asked: walk-ins too, no-shows not. */
async function thoseThere(tx: Transaction, seminar: Seminar): Promise<string[]> {
  return findWithAccounts(tx, (await loadAttendance(tx, seminar.id)).attended);
}

async function unmuted(tx: Transaction, personIds: string[]): Promise<string[]> {
  return (await findPeople(tx, personIds)).filter((person) => !person.remindersMutedAt).map((person) => person.id);
}
