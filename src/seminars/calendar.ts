// A seminar as a calendar entry: an iCalendar file, or Google's link where there is no server to fetch one from. Pure.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { startOf } from '../text/length.ts';
import type { Seminar } from './seminar.ts';

/** An .ics file's text. Its UID stays the same and its SEQUENCE grows, so that a newer file replaces an older entry. */
export function calendarFile(seminar: Seminar, now: Temporal.Instant): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//evening-seminar-bot//seminar//EN' });
  calendar.createEvent({
    id: `${seminar.id}@evening-seminar-bot`,
    sequence: seminar.edition,
    stamp: dateOf(now),
    start: dateOf(seminar.startsAt),
    end: dateOf(seminar.endsAt),
    summary: seminar.title,
    description: descriptionOf(seminar),
    location: placeOf(seminar),
    status: seminar.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** Opens Google Calendar with the entry filled in. */
export function googleCalendarUrl(seminar: Seminar): string {
  const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const url = new URL('https://calendar.google.com/calendar/render');
  url.searchParams.set('action', 'TEMPLATE');
  url.searchParams.set('text', seminar.title);
  url.searchParams.set('dates', `${stamp(seminar.startsAt)}/${stamp(seminar.endsAt)}`);
  url.searchParams.set('details', startOf(descriptionOf(seminar), 80));
  url.searchParams.set('location', placeOf(seminar));
  return url.toString();
}

const placeOf = ({ place, link }: Seminar) => place || link;
const descriptionOf = ({ summary, speaker, link }: Seminar) => [speaker, summary, link].filter(Boolean).join('\n\n');
const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds);
