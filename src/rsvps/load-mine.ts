// A seminar together with one person's answer to it: what most cards show.
import type { Database } from '../database/client.ts';
import type { Links } from '../messages/links.ts';
import type { Platform } from '../messages/sender.ts';
import { findPerson } from '../people/person.store.ts';
import { googleCalendarUrl } from '../seminars/calendar.ts';
import type { AttendanceMode, Seminar } from '../seminars/seminar.ts';
import { findLetIn } from './deadline-override.store.ts';
import { findOffersOf } from './offer.store.ts';
import type { Mine } from './rsvp.cards.ts';
import { countHeads, findRsvpsOf, findWaitlistPlace } from './rsvp.store.ts';

/** A calendar link is of use until the day after. */
export const calendarLinkEndsAt = ({ endsAt }: Seminar) => endsAt.add({ hours: 24 });

interface For {
  db: Database;
  links: Links;
  personId: string;
  platform: Platform;
}

export async function loadMine({ seminar, ...who }: For & { seminar: Seminar }): Promise<Mine> {
  const [mine] = await loadAllMine({ ...who, seminars: [seminar] });
  if (!mine) throw new Error('a seminar without its view');
  return mine;
}

/** The same for several, in their order. */
export async function loadAllMine({ db, seminars, ...who }: For & { seminars: Seminar[] }): Promise<Mine[]> {
  const ids = seminars.map((seminar) => seminar.id);
  const heads = await countHeads(db, ids);
  // Loaded before their accounts were joined, they have another id by now.
  const personId = (await findPerson(db, who.personId))?.id ?? who.personId;
  const rsvps = new Map((await findRsvpsOf(db, personId, ids)).map((rsvp) => [rsvp.seminarId, rsvp]));
  const offers = new Map((await findOffersOf(db, personId, ids)).map((offer) => [offer.seminarId, offer]));
  const letIn = await findLetIn(db, personId, ids);
  return Promise.all(
    seminars.map(async (seminar) => {
      const rsvp = rsvps.get(seminar.id) ?? null;
      const isWaiting = rsvp?.standing === 'waitlisted';
      const headCount = heads.get(seminar.id);
      if (!headCount) throw new Error('a seminar without its head-count');
      return {
        seminar,
        heads: headCount,
        rsvp,
        place: isWaiting ? await findWaitlistPlace(db, { seminarId: seminar.id, personId }) : undefined,
        offeredUntil: offers.get(seminar.id)?.expiresAt,
        calendarUrl: await calendarUrl({ ...who, seminar, mode: rsvp?.mode ?? null }),
        isLetIn: letIn.has(seminar.id),
      };
    }),
  );
}

/** Our own file where this server has an address, else Google's page. */
async function calendarUrl({
  links,
  personId,
  platform,
  seminar,
  mode,
}: Omit<For, 'db'> & { seminar: Seminar; mode: AttendanceMode | null }): Promise<string> {
  return (await calendarFileUrl({ links, personId, platform, seminar })) ?? googleCalendarUrl(seminar, mode);
}

/** Undefined where this server has no address. */
export async function calendarFileUrl({
  links,
  personId,
  platform,
  seminar,
}: Omit<For, 'db'> & { seminar: Seminar }): Promise<string | undefined> {
  const expiresAt = calendarLinkEndsAt(seminar);
  const url = await links.make({ use: 'calendar', seminarId: seminar.id, personId, expiresAt });
  // LINE's own browser cannot open a calendar file; this asks it for the phone's (LINE: "openExternalBrowser").
  return url && platform === 'line' ? `${url}?openExternalBrowser=1` : url;
}
