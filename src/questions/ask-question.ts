// Someone who comes asks the speaker something beforehand. Where the speaker cannot read it here, the organizers are told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { findOrganizers } from '../seminars/host.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findQuestionReader } from './find-reader.ts';
import { addQuestion, countQuestionsOf, findQuestions } from './question.store.ts';
import { type QuestionReader, type QuestionRefusal, questionRefusal } from './question.ts';

export async function askQuestion(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  personId: string;
  seminarId: string;
  text: string;
  now: Temporal.Instant;
}): Promise<
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: QuestionRefusal; seminar: Seminar }
  /** `readBy`: who reads it here. */
  | { kind: 'asked'; seminar: Seminar; readBy: QuestionReader }
> {
  const { db, outbox, seminarId, text, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    // Sent twice is asked once.
    const isKnown = (await findQuestions(tx, seminarId)).some(
      (each) => each.personId === personId && each.text === text,
    );
    const readBy = await findQuestionReader(tx, seminarId);
    if (isKnown) return { kind: 'asked', seminar, readBy };
    const asked = await countQuestionsOf(tx, { seminarId, personId });
    const why = questionRefusal({ seminar, mine, asked, now });
    if (why) return { kind: 'refused', why, seminar };
    const id = crypto.randomUUID();
    await addQuestion(tx, { id, seminarId, personId, text, askedAt: now });
    if (readBy === 'organizers') await oweQuestion({ tx, outbox, seminar, id, now });
    return { kind: 'asked', seminar, readBy };
  });
}

/** Each by itself: it is to be passed on. */
async function oweQuestion({
  tx,
  outbox,
  seminar,
  id,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  id: string;
  now: Temporal.Instant;
}): Promise<void> {
  const shared = { kind: 'question' as const, seminarId: seminar.id, occasion: id, usefulUntil: seminar.endsAt };
  const organizers = await findOrganizers(tx, seminar);
  await outbox.owe(
    tx,
    organizers.map((personId) => ({ ...shared, to: { personId } })),
    now,
  );
}
