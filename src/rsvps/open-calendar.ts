// A seminar's calendar file, as whoever's entry it is attends by now. Opened by calendars, too, so in nobody's name.

import type { GuestVisit } from '../people/visit.ts';
import { calendarFile } from '../seminars/calendar.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { findRsvp } from './rsvp.store.ts';

/** Undefined: the seminar is gone. */
export async function openCalendar(
  { db, now }: GuestVisit,
  key: { seminarId: string; personId: string },
): Promise<{ fileName: string; ics: string } | undefined> {
  const seminar = await findSeminar(db, key.seminarId);
  if (!seminar) return undefined;
  const mine = await findRsvp(db, key);
  return { fileName: 'seminar.ics', ics: calendarFile(seminar, { mode: mine?.mode, now }) };
}
