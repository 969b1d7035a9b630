// A seminar together with one person's answer to it: what most cards show.

import type { Place } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import type { ToOne } from '../messages/builder.ts';
import type { Links } from '../messages/links.ts';
import { googleCalendarUrl } from '../seminars/calendar.ts';
import { type AttendanceMode, type HeadCount, NOBODY, type Seminar } from '../seminars/seminar.ts';
import type { Mine } from './mine.ts';
import { countHeads } from './rsvp.store.ts';
import type { OwnStandings } from './standings.ts';
import { findOwnStandings } from './tap.store.ts';

/** A calendar link is of use until the day after. */
export const calendarLinkEndsAt = ({ endsAt }: Seminar) => endsAt.add({ hours: 24 });

interface For {
  db: Database;
  links: Links;
  personId: string;
  place: Place;
}

/** `own`: where it is known already. */
export async function loadMine({
  seminar,
  own,
  ...who
}: For & { seminar: Seminar; own?: OwnStandings }): Promise<Mine> {
  const found = own ?? (await findOwnStandings(who.db, { seminarId: seminar.id, personId: who.personId }));
  if (!found) throw new Error('a seminar that is not there');
  const { heads, rsvp, offeredUntil, isLetIn } = found;
  const calendarUrl = await calendarUrlOf({ ...who, seminar, mode: rsvp?.mode ?? null });
  return {
    seminar,
    heads,
    rsvp,
    calendarUrl,
    isLetIn,
    place: found.place ?? undefined,
    offeredUntil: offeredUntil ?? undefined,
  };
}

/** Of who is to get a message. */
export const loadMineOf = ({ db, links, seminar, person, reader }: Omit<ToOne, 'message'>): Promise<Mine> =>
  loadMine({ db, links, personId: person.id, place: reader.place, seminar });

/** As somebody sees it who has not answered: nothing of it is their own. */
export async function loadNobodys(db: Database, seminar: Seminar): Promise<Mine> {
  return { seminar, heads: await loadHeads(db, seminar), rsvp: null, place: undefined, calendarUrl: '' };
}

export async function loadHeads(db: Database, { id }: Seminar): Promise<HeadCount> {
  return (await countHeads(db, [id])).get(id) ?? NOBODY;
}

/** The same for several, in their order. */
export function loadAllMine({ seminars, ...who }: For & { seminars: Seminar[] }): Promise<Mine[]> {
  return Promise.all(seminars.map((seminar) => loadMine({ ...who, seminar })));
}

/** Our own file where this server has an address, else Google's page. */
async function calendarUrlOf({
  links,
  personId,
  place,
  seminar,
  mode,
}: Omit<For, 'db'> & { seminar: Seminar; mode: AttendanceMode | null }): Promise<string> {
  return (await calendarFileUrl({ links, personId, place, seminar })) ?? googleCalendarUrl(seminar, mode);
}

/** Undefined where this server has no address. */
export async function calendarFileUrl({
  links,
  personId,
  place,
  seminar,
}: Omit<For, 'db'> & { seminar: Seminar }): Promise<string | undefined> {
  const expiresAt = calendarLinkEndsAt(seminar);
  const url = await links.make({ use: 'calendar', seminarId: seminar.id, personId, expiresAt });
  return url && place.outside(url);
}
