// Reminders before a seminar, as they are by the moment they are sent. Those of the survey stand with the survey.
import { type Builders, type BuildForOne, whileAnnounced } from '../messages/builder.ts';
import { findMuted } from '../people/person.store.ts';
import { loadHeads, loadMineOf, loadNobodys } from '../rsvps/load-mine.ts';
import { findAnswered } from '../rsvps/rsvp.store.ts';
import { announcementCard } from '../seminars/seminar.cards.ts';
import { type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { attendeeReminderCard, closingSoonCard, closingSoonPost } from './reminder.cards.ts';
import { type ReminderKind, reminderOccasion } from './reminder.ts';

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
    return isCall ? closingSoonPost(seminar, heads, reader) : announcementCard(seminar, heads, reader);
  },
  'closing-soon': {
    async toOne(to) {
      const { message, seminar, person, reader } = to;
      const isOpen = seminarPhase(seminar, reader.now) === 'open';
      if (!isOpen || !isOfThisDeadline(seminar, message) || person.remindersMutedAt) return undefined;
      const mine = await loadMineOf(to);
      return mine.rsvp ? undefined : closingSoonCard(mine, reader);
    },
    async sortOut({ db, seminarId, people }) {
      const answered = await findAnswered(db, seminarId);
      return { wanting: people.difference(answered).difference(await findMuted(db, [...people])) };
    },
    async toAll({ db, seminar, occasion, reader }) {
      const isWanted = seminarPhase(seminar, reader.now) === 'open' && isOfThisDeadline(seminar, { occasion });
      return isWanted ? closingSoonCard(await loadNobodys(db, seminar), reader) : undefined;
    },
  },
  'day-before': toAttendee('day-before'),
  soon: toAttendee('soon'),
} satisfies Partial<Builders>;
