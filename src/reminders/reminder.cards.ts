// What reminders look like. Plain data.
import type { Button, Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Mine } from '../rsvps/mine.ts';
import { ownSeminarCard, partyFact } from '../rsvps/rsvp.cards.ts';
import { announcementCard, deadlineOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { formatTime } from '../text/dates.ts';
import { reminderWords } from './reminder.words.ts';

/** In the channel: answers close soon. Kept current like the announcement. */
export function closingSoonPost(seminar: Seminar, heads: HeadCount, reader: Reader): Card {
  const card = announcementCard(seminar, heads, reader);
  const isStillOpen = seminarPhase(seminar, reader.now) === 'open';
  const reminder = reminderWords[reader.language];
  return {
    ...card,
    ...(isStillOpen && { badge: { text: reminder.closingSoon, tone: 'notice' as const } }),
    summary: reminder.closingSoonSummary(seminar.title, deadlineOf(seminar, reader)),
    text: [],
  };
}

/** To one person who has not answered. */
export function closingSoonCard(mine: Mine, reader: Reader): Card {
  const reminder = reminderWords[reader.language];
  return {
    ...ownSeminarCard(mine, reader, { isSent: true }),
    summary: reminder.closingSoonSummary(mine.seminar.title, deadlineOf(mine.seminar, reader)),
    badge: { text: reminder.closingSoon, tone: 'notice' },
  };
}

/** To one person who has a seat: the day before and shortly before. Sent late, it says the day as it is then. */
export function attendeeReminderCard(mine: Mine, reader: Reader): Card {
  const { seminar, rsvp } = mine;
  const reminder = reminderWords[reader.language];
  const text = seminarWords[reader.language];
  const time = formatTime(seminar.startsAt, seminar.timeZone);
  const days = daysUntil(seminar, reader.now);
  // Whoever taps now is not reminded once more.
  const isSpared = days > 0 && reader.place.isCounted;
  const gotIt: Button = {
    kind: 'command',
    label: reminder.gotIt,
    style: 'primary',
    command: { do: 'show', seminar: seminar.id },
  };
  const heading =
    days === 0 ? reminder.soon(time) : days === 1 ? reminder.dayBefore : reminder.upcoming(whenOf(seminar, reader));
  return {
    summary:
      days === 0
        ? reminder.soonSummary(seminar.title, time)
        : days === 1
          ? reminder.dayBeforeSummary(seminar.title)
          : heading,
    badge: { text: heading, tone: 'notice' },
    title: seminar.title,
    text: [reminder.text, ...(isSpared ? [reminder.gotItText] : [])],
    facts: [
      ...seminarFacts(seminar, reader, { mode: rsvp?.mode, hasDeadline: false }),
      ...(rsvp?.isAtParty ? partyFact(mine, reader) : []),
    ],
    buttons: [
      ...(isSpared ? [[gotIt]] : []),
      [
        { kind: 'link', label: text.calendar, url: mine.calendarUrl },
        {
          kind: 'command',
          label: text.cannotCome,
          command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: 'declined' },
        },
      ],
    ],
  };
}

function daysUntil(seminar: Seminar, now: Temporal.Instant): number {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(seminar.timeZone).toPlainDate();
  return day(now).until(day(seminar.startsAt)).days;
}
