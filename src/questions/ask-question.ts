// Someone who comes asks the speaker something beforehand. Where the speaker cannot read it here, the organizers are told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { findOrganizers } from '../seminars/host.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findQuestionReader } from './find-reader.ts';
import { addQuestion, countQuestionsOf, findQuestions, saveQuestionText } from './question.store.ts';
import { type QuestionReader, type QuestionRefusal, questionRefusal } from './question.ts';

export async function askQuestion(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  /** Chosen when the form was opened: sent again with other words it is the same question, rewritten. */
  id?: string;
  personId: string;
  seminarId: string;
  text: string;
  now: Temporal.Instant;
}): Promise<
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: QuestionRefusal; seminar: Seminar }
  /** `readBy`: who reads it here. `replaced`: what it said before. */
  | { kind: 'asked'; seminar: Seminar; readBy: QuestionReader; replaced?: string }
> {
  const { db, outbox, id = crypto.randomUUID(), seminarId, text, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    // Sent twice is asked once.
    const all = await findQuestions(tx, seminarId);
    const readBy = await findQuestionReader(tx, seminarId);
    if (all.some((each) => each.personId === personId && each.text === text)) return { kind: 'asked', seminar, readBy };
    const earlier = all.find((each) => each.id === id && each.personId === personId);
    const others = (await countQuestionsOf(tx, { seminarId, personId })) - (earlier ? 1 : 0);
    const why = questionRefusal({ seminar, mine, asked: others, now });
    if (why) return { kind: 'refused', why, seminar };
    if (earlier) {
      await saveQuestionText(tx, { id, text });
      return { kind: 'asked', seminar, readBy, replaced: earlier.text };
    }
    const question = { seminarId, personId, text, askedAt: now };
    // An id of somebody else's is none for this one.
    const ids = [id, crypto.randomUUID()];
    for (const each of ids) {
      if (!(await addQuestion(tx, { ...question, id: each }))) continue;
      if (readBy === 'organizers') await oweQuestion({ tx, outbox, seminar, id: each, now });
      break;
    }
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
