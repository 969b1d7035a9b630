// A seminar as a calendar entry: an iCalendar file, or Google's link where there is no server to fetch one from. Pure.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { startOf } from '../text/length.ts';
import type { AttendanceMode, Seminar } from './seminar.ts';

/**
 * An .ics file's text, for who attends in `mode` as things stand. Its UID stays the same and its SEQUENCE grows with each
 * edition, so that a newer file replaces an older entry; of two of one edition the later DTSTAMP counts (RFC 5546, 2.1.5).
 */
export function calendarFile(
  seminar: Seminar,
  { mode, now }: { mode?: AttendanceMode | null; now: Temporal.Instant },
): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//evening-seminar-bot//seminar//EN' });
  calendar.createEvent({
    id: `${seminar.id}@evening-seminar-bot`,
    sequence: seminar.edition,
    stamp: dateOf(now),
    start: dateOf(seminar.startsAt),
    end: dateOf(seminar.endsAt),
    summary: seminar.title,
    lastModified: dateOf(now),
    description: descriptionOf(seminar, mode),
    location: placeOf(seminar, mode),
    status: seminar.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** Opens Google Calendar with the entry filled in. */
export function googleCalendarUrl(seminar: Seminar, mode?: AttendanceMode | null): string {
  const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const url = new URL('https://calendar.google.com/calendar/render');
  url.searchParams.set('action', 'TEMPLATE');
  url.searchParams.set('text', seminar.title);
  url.searchParams.set('dates', `${stamp(seminar.startsAt)}/${stamp(seminar.endsAt)}`);
  url.searchParams.set('details', startOf(descriptionOf(seminar, mode), 80));
  url.searchParams.set('location', placeOf(seminar, mode));
  return url.toString();
}

/** Who attends online joins there, and is not sent to the room; who has not said how is told the room. */
function placeOf({ place, link, format }: Seminar, mode: AttendanceMode | null = null): string {
  if (format === 'online') return link || place;
  if (mode === 'online') return link;
  return mode === 'on_site' ? place : place || link;
}

/** The link is not theirs who come to the room. */
const descriptionOf = ({ summary, speaker, link }: Seminar, mode: AttendanceMode | null = null) =>
  [speaker, summary, mode === 'on_site' ? '' : link].filter(Boolean).join('\n\n');
const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds);
