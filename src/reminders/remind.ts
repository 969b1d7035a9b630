// What is due by now is owed, to those it concerns. Run as often as one likes: each is owed once.
import type { Transaction } from '../database/client.ts';
import { findOwedPeople } from '../messages/message.store.ts';
import type { OwedMessage } from '../messages/message.ts';
import { savingOf } from '../messages/month-plan.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findCounted, findUncounted } from '../people/reach.store.ts';
import { eachSeminar, type Passing } from '../seminars/each-seminar.ts';
import { findAnnouncedUnfinished } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { whomToRemind } from './reminder.messages.ts';
import { comingReminders, type DueReminder, dueReminders, type ReminderKind, type ReminderTable } from './reminder.ts';
import { findSavings } from './saving.store.ts';

/** Returns how many messages were newly owed. */
export async function remind({
  outbox,
  table,
  now,
  ...job
}: Passing & { outbox: Outbox; table: ReminderTable }): Promise<number> {
  let owed = 0;
  const unfinished = (await findAnnouncedUnfinished(job.db)).map(({ id }) => id);
  await eachSeminar(job, unfinished, async (tx, seminar) => {
    let added = 0;
    for (const reminder of dueReminders(seminar, table, now)) {
      const { kind, occasion } = reminder;
      added += await outbox.owe(tx, await notYetOwed(tx, await owedFor(tx, seminar, reminder)), now);
      added += await outbox.oweComing(tx, { kind, seminarId: seminar.id, occasion }, now);
    }
    return () => {
      owed += added;
    };
  });
  return owed;
}

/**
 * Notes what is due soon, to whom each message counts: so it can go along with what they get before. Before anything that
 * is due by now is owed, also what is: what is due at once goes together.
 */
export async function noteComing({ outbox, table, now, ...job }: Parameters<typeof remind>[0]): Promise<void> {
  const coming = (await findAnnouncedUnfinished(job.db)).filter(
    (seminar) => comingReminders(seminar, table, now).length > 0,
  );
  const ids = coming.map(({ id }) => id);
  await eachSeminar(job, ids, async (tx, seminar) => {
    for (const reminder of comingReminders(seminar, table, now)) {
      const owed = await notYetOwed(tx, await owedFor(tx, seminar, reminder));
      const { dueAt } = reminder;
      await outbox.noteComing(tx, await thatCount(tx, owed), isBefore(now, dueAt) ? dueAt : now);
    }
    return undefined;
  });
}

async function thatCount(tx: Transaction, owed: OwedMessage[]): Promise<OwedMessage[]> {
  const people = owed.flatMap(({ to }) => ('personId' in to ? to.personId : []));
  const counted = await findCounted(tx, people);
  return owed.filter(({ to }) => 'personId' in to && counted.has(to.personId));
}

async function owedFor(tx: Transaction, seminar: Seminar, reminder: DueReminder): Promise<OwedMessage[]> {
  const { kind, usefulUntil, occasion } = reminder;
  const concerned = await whomToRemind[kind](tx, seminar, reminder);
  const recipients = (await isDoneWithout(tx, seminar.id, kind)) ? await whereNoneCounts(tx, concerned) : concerned;
  return recipients.map((to) => ({ kind, seminarId: seminar.id, usefulUntil, occasion, to }));
}

/** By the organizers' choice nobody gets it where each message counts. */
async function isDoneWithout(tx: Transaction, seminarId: string, kind: ReminderKind): Promise<boolean> {
  const saving = savingOf(kind);
  return saving !== undefined && ((await findSavings(tx, [seminarId])).get(seminarId)?.has(saving) ?? false);
}

async function whereNoneCounts(tx: Transaction, concerned: OwedMessage['to'][]): Promise<OwedMessage['to'][]> {
  const ids = concerned.flatMap((to) => ('personId' in to ? [to.personId] : []));
  const uncounted = await findUncounted(tx, ids);
  return concerned.filter((to) => !('personId' in to) || uncounted.has(to.personId));
}

/** Asked each minute while a reminder is of use, of thousands: only who is new costs a write. */
async function notYetOwed(tx: Transaction, owed: OwedMessage[]): Promise<OwedMessage[]> {
  const [first] = owed;
  if (!first) return [];
  const known = await findOwedPeople(tx, { ...first, occasion: first.occasion ?? '' });
  return owed.filter(({ to }) => !('personId' in to && known.has(to.personId)));
}
