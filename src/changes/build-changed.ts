// The message about an edit, built when it is sent: all that its reader has not heard, as it is by then.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import { hasLaterOccasion } from '../messages/message.store.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { changesFor, type Stand } from '../rsvps/change.ts';
import type { Mine } from '../rsvps/rsvp.cards.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { offersMode } from '../seminars/seminar.ts';
import { changedCard } from './change.cards.ts';

/** Undefined: a later message says it all, it is as they knew it again, or they no longer come. */
export async function buildChanged(
  db: Database,
  { message, mine, reader }: { message: LedgerMessage; mine: Mine; reader: Reader },
): Promise<Card | undefined> {
  const { seminar, rsvp } = mine;
  if (!rsvp || (await hasLaterOccasion(db, message))) return undefined;
  const [edit] = await findEditsSince(db, seminar.id, Number(message.details.since));
  if (!edit) return undefined;
  const { before } = edit;
  const was = standThen(rsvp, message.details, seminar.format);
  const things = changesFor({ before, after: seminar, was, is: rsvp });
  return things.length > 0 ? changedCard({ ...mine, rsvp }, { before, was, things }, reader) : undefined;
}

/** A way of attending they chose themselves since is no news to them; one that was taken from them is. */
function standThen(rsvp: Rsvp, { mode, party }: LedgerMessage['details'], format: Mine['seminar']['format']): Stand {
  const isTaken = (mode === 'on_site' || mode === 'online') && !offersMode(format, mode);
  return { standing: rsvp.standing, mode: isTaken ? mode : rsvp.mode, isAtParty: party === 'yes' };
}
