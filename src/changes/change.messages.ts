// Who comes or waits is told what became of the evening, and of their seat.

import type { Card } from '../cards/card.ts';
import { type Builders, type ToOne, whileAnnounced } from '../messages/builder.ts';
import { hasLaterOccasion } from '../messages/message.store.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { changesFor, type Stand } from '../rsvps/change.ts';
import { calendarFileUrl, loadMineOf } from '../rsvps/load-mine.ts';
import { cancelledCard } from '../rsvps/rsvp.cards.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { offersMode, type SeminarFormat } from '../seminars/seminar.ts';
import { changedCard, seatLostCard } from './change.cards.ts';

export const changeMessages = {
  changed: whileAnnounced(buildChanged),
  'seat-lost': whileAnnounced(async (to) => {
    const mine = await loadMineOf(to);
    const hadParty = to.message.details.party === 'yes';
    return mine.rsvp?.standing === 'waitlisted' ? seatLostCard(mine, { hadParty }, to.reader) : undefined;
  }),
  cancelled: async ({ links, message, seminar, person, reader }) => {
    if (seminar.status !== 'cancelled') return undefined;
    const calendarUrl = await calendarFileUrl({ links, personId: person.id, place: reader.place, seminar });
    return cancelledCard(seminar, { reason: message.details.reason, calendarUrl }, reader);
  },
} satisfies Partial<Builders>;

/**
 * All that its reader has not heard, as it is by now. Undefined: a later message says it all, it is as they knew it
 * again, or they no longer come.
 */
async function buildChanged(to: ToOne): Promise<Card | undefined> {
  const { db, message, seminar, reader } = to;
  const mine = await loadMineOf(to);
  const { rsvp } = mine;
  if (!rsvp || (await hasLaterOccasion(db, message))) return undefined;
  const [edit] = await findEditsSince(db, seminar.id, Number(message.details.since));
  if (!edit) return undefined;
  const { before } = edit;
  const was = standThen(rsvp, message.details, seminar.format);
  const things = changesFor({ before, after: seminar, was, is: rsvp });
  return things.length > 0 ? changedCard({ ...mine, rsvp }, { before, was, things }, reader) : undefined;
}

/** A way of attending they chose themselves since is no news to them; one that was taken from them is. */
function standThen(rsvp: Rsvp, { mode, party }: LedgerMessage['details'], format: SeminarFormat): Stand {
  const isTaken = (mode === 'on_site' || mode === 'online') && !offersMode(format, mode);
  return { standing: rsvp.standing, mode: isTaken ? mode : rsvp.mode, isAtParty: party === 'yes' };
}
