// Reminders: whom each concerns once it is due, and how it is built by the moment it is sent. How those of the survey are
// built stands with the survey.
import { loadAttendance } from '../checkins/load-attendance.ts';
import type { Transaction } from '../database/client.ts';
import { type Builders, type BuildForOne, whileAnnounced } from '../messages/builder.ts';
import { hasBeenHeardSince } from '../messages/heard.store.ts';
import { findOwedPeople } from '../messages/message.store.ts';
import type { OwedMessage } from '../messages/message.ts';
import { findFollowers } from '../people/audience.store.ts';
import { withEnglish, withOtherLanguage } from '../people/language.cards.ts';
import { findPeople } from '../people/person.store.ts';
import { findMuted, findWithAccounts } from '../people/reach.store.ts';
import { loadHeads, loadMineOf, loadNobodys } from '../rsvps/load-mine.ts';
import { findAnswered, findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import { announcementCard } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { findResponses } from '../surveys/survey.store.ts';
import { attendeeReminderCard, closingSoonCard, closingSoonPost } from './reminder.cards.ts';
import { type DueReminder, type ReminderKind, reminderOccasion } from './reminder.ts';

/** To who has a seat; not of the evening it was to be before it was moved. */
const toAttendee = (kind: ReminderKind): BuildForOne =>
  whileAnnounced(async (to) => {
    const { message, seminar, person, reader } = to;
    if (message.occasion !== reminderOccasion(seminar, kind) || person.remindersMutedAt) return undefined;
    const mine = await loadMineOf(to);
    return mine.rsvp?.standing === 'attending' ? attendeeReminderCard(mine, reader) : undefined;
  });

const isOfThisDeadline = (seminar: Seminar, { occasion }: { occasion: string }) =>
  occasion === reminderOccasion(seminar, 'closing-soon');

export const reminderMessages = {
  /** Whose deadline was moved since shows the seminar like any other post. */
  'closing-soon-post': async ({ db, message, seminar, reader }) => {
    const isCall = isOfThisDeadline(seminar, message);
    const isWanted = isCall && seminarPhase(seminar, reader.now) === 'open';
    if (!isWanted && message.status !== 'sent') return undefined;
    const heads = await loadHeads(db, seminar);
    const card = isCall ? closingSoonPost(seminar, heads, reader) : announcementCard(seminar, heads, reader);
    return withOtherLanguage(card, seminar.id, reader);
  },
  'closing-soon': {
    async toOne(to) {
      const { message, seminar, person, reader } = to;
      const isOpen = seminarPhase(seminar, reader.now) === 'open';
      if (!isOpen || !isOfThisDeadline(seminar, message) || person.remindersMutedAt) return undefined;
      const mine = await loadMineOf(to);
      return mine.rsvp ? undefined : withEnglish(closingSoonCard(mine, reader), seminar.id, reader);
    },
    async sortOut({ db, seminarId, people }) {
      const answered = await findAnswered(db, seminarId);
      return { wanting: people.difference(answered).difference(await findMuted(db, [...people])) };
    },
    async toAll({ db, seminar, occasion, reader }) {
      const isWanted = seminarPhase(seminar, reader.now) === 'open' && isOfThisDeadline(seminar, { occasion });
      if (!isWanted) return undefined;
      return withEnglish(closingSoonCard(await loadNobodys(db, seminar), reader), seminar.id, reader);
    },
  },
  'day-before': toAttendee('day-before'),
  /** Who tapped or wrote since they were reminded, and reads where each message counts, knows. */
  soon: async (to) => {
    const { db, message, seminar, reader } = to;
    const reminded = { ...message, kind: 'day-before', occasion: reminderOccasion(seminar, 'day-before') } as const;
    if (reader.place.isCounted && (await hasBeenHeardSince(db, reminded))) return undefined;
    return toAttendee('soon')(to);
  },
} satisfies Partial<Builders>;

type WhomToRemind = (tx: Transaction, seminar: Seminar, due: DueReminder) => Promise<OwedMessage['to'][]>;

const people = (ids: string[]) => ids.map((personId) => ({ personId }));

/** Who took the seat after the reminder was due has just read all of it. */
const seatedBefore: WhomToRemind = async (tx, { id }, { dueAt }) => {
  const seated = await findRsvpsByStanding(tx, id, ['attending']);
  const before = seated.flatMap(({ personId, seatedAt }) => (seatedAt && isBefore(seatedAt, dueAt) ? personId : []));
  return people(await unmuted(tx, before));
};

/** Whether they still want it is asked once more when it is sent. */
export const whomToRemind: Record<ReminderKind, WhomToRemind> = {
  'closing-soon-post': async (_tx, { channel }) => (channel ? [{ channel }] : []),
  'closing-soon': async (tx, seminar, { dueAt }) => {
    const answered = await findAnswered(tx, seminar.id);
    const followers = await findFollowers(tx, { ...seminar, now: dueAt });
    const silent = followers.filter((person) => !answered.has(person.id) && !person.remindersMutedAt);
    return people(silent.map(({ id }) => id));
  },
  'day-before': seatedBefore,
  soon: seatedBefore,
  survey: async (tx, { id }) => people(await thoseThere(tx, id)),
  'survey-reminder': async (tx, { id: seminarId }, { dueAt }) => {
    const answered = new Set((await findResponses(tx, seminarId)).map(({ personId }) => personId));
    // Who is only asked now, because the bot was down, needs no reminder of it.
    const asked = await findOwedPeople(tx, { seminarId, kind: 'survey', before: dueAt });
    const silent = (await thoseThere(tx, seminarId)).filter((id) => asked.has(id) && !answered.has(id));
    return people(await unmuted(tx, silent));
  },
};

/** Whoever was there and can be asked: walk-ins too, no-shows not. */
async function thoseThere(tx: Transaction, seminarId: string): Promise<string[]> {
  return findWithAccounts(tx, (await loadAttendance(tx, seminarId)).attended);
}

async function unmuted(tx: Transaction, ids: string[]): Promise<string[]> {
  return (await findPeople(tx, ids)).filter((person) => !person.remindersMutedAt).map(({ id }) => id);
}
