// Two accounts turn out to be one human: their answers become one, seminar by seminar.
import { moveCheckIns } from '../checkins/checkin.store.ts';
import type { Transaction } from '../database/client.ts';
import { moveFeedback } from '../materials/material.store.ts';
import { moveMessages } from '../messages/message.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { moveQuestions } from '../questions/question.store.ts';
import { moveLetIns } from '../rsvps/deadline-override.store.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { moveOffers } from '../rsvps/offer.store.ts';
import { deleteRsvp, findAllRsvpsOf, findRsvp, saveRsvp } from '../rsvps/rsvp.store.ts';
import { keptRsvp } from '../rsvps/rsvp.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { moveResponses } from './survey.store.ts';

/** Moves what is kept of `from` to `to`. Where both answered, one answer stays, and a seat that falls free is given on. */
export async function mergeAnswers({
  tx,
  outbox,
  from,
  to,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  from: string;
  to: string;
  now: Temporal.Instant;
}): Promise<void> {
  // In one order, so that two merges cannot wait for each other.
  const seminarIds = (await findAllRsvpsOf(tx, from)).map((rsvp) => rsvp.seminarId).sort();
  for (const seminarId of seminarIds) {
    const seminar = await lockSeminar(tx, seminarId);
    const theirs = await findRsvp(tx, { seminarId, personId: from });
    if (!seminar || !theirs) continue;
    const mine = await findRsvp(tx, { seminarId, personId: to });
    await deleteRsvp(tx, { seminarId, personId: from });
    await saveRsvp(tx, { ...(mine ? keptRsvp(mine, theirs) : theirs), personId: to });
    await bumpRevision(tx, seminarId);
    await moveOffers(tx, { seminarId, from, to });
    await fillSeats({ tx, outbox, seminar, now });
  }
  await moveQuestions(tx, { from, to });
  await moveLetIns(tx, { from, to });
  await moveCheckIns(tx, { from, to });
  await moveFeedback(tx, { from, to });
  await moveResponses(tx, { from, to });
  await moveMessages(tx, { from, to });
}
