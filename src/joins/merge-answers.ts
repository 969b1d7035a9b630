// Two accounts turn out to be one human: all that is kept of one becomes the other's, seminar by seminar.

import { findAttendee, saveNote } from '../attendees/attendee.store.ts';
import { joinedNote } from '../attendees/attendee.ts';
import { moveCheckIns } from '../checkins/checkin.store.ts';
import type { Transaction } from '../database/client.ts';
import { moveMailings } from '../mailings/mailing.store.ts';
import { moveMaterials } from '../materials/material.store.ts';
import { moveMessages } from '../messages/message.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { moveInterests } from '../people/topic.store.ts';
import { moveQuestions } from '../questions/question.store.ts';
import { moveLetIns } from '../rsvps/deadline-override.store.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { moveOffers } from '../rsvps/offer.store.ts';
import { deleteRsvp, findAllRsvpsOf, saveRsvp } from '../rsvps/rsvp.store.ts';
import { keptRsvp } from '../rsvps/rsvp.ts';
import { moveHosts } from '../seminars/host.store.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { moveResponses } from '../surveys/survey.store.ts';

interface Merging {
  tx: Transaction;
  outbox: Outbox;
  from: string;
  to: string;
  now: Temporal.Instant;
}

/**
 * Moves all that refers to `from` to `to`, where answers are held meanwhile; a table left out here fails the join, as
 * `from` cannot go then. Returns the seminars whose posts are to be refreshed.
 */
export async function mergeAnswers(merging: Merging): Promise<string[]> {
  const { tx, from, to } = merging;
  const changed: string[] = [];
  await moveOffers(tx, { from, to });
  for (const { seminarId } of await findAllRsvpsOf(tx, from)) {
    if (await mergeRsvps(merging, seminarId)) changed.push(seminarId);
  }
  await moveInterests(tx, { from, to });
  await moveHosts(tx, { from, to });
  await moveMailings(tx, { from, to });
  await moveQuestions(tx, { from, to });
  await moveLetIns(tx, { from, to });
  await moveCheckIns(tx, { from, to });
  await moveMaterials(tx, { from, to });
  await moveResponses(tx, { from, to });
  await moveMessages(tx, { from, to });
  return changed;
}

/** Where both answered, one answer stays, and a seat that falls free is given on. True: the head-count may differ. */
async function mergeRsvps({ tx, outbox, from, to, now }: Merging, seminarId: string): Promise<boolean> {
  const seminar = await lockSeminar(tx, seminarId);
  const theirs = await findAttendee(tx, seminarId, from);
  if (!seminar || !theirs) return false;
  const mine = await findAttendee(tx, seminarId, to);
  const kept = { ...(mine ? keptRsvp(mine.rsvp, theirs.rsvp) : theirs.rsvp), personId: to };
  await deleteRsvp(tx, { seminarId, personId: from });
  await saveRsvp(tx, kept);
  await saveNote(tx, { seminarId, personId: to, note: joinedNote(mine?.note ?? '', theirs.note) });
  if (!mine) return false;
  await bumpRevision(tx, seminarId);
  await fillSeats({ tx, outbox, seminar, now });
  return true;
}
