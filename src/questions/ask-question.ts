// Someone who comes asks the speaker something beforehand.
import type { DatabaseRoot } from '../database/client.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { addQuestion, countQuestionsOf, findQuestions } from './question.store.ts';
import { type QuestionRefusal, questionRefusal } from './question.ts';

export async function askQuestion(input: {
  db: DatabaseRoot;
  personId: string;
  seminarId: string;
  text: string;
  now: Temporal.Instant;
}): Promise<
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: QuestionRefusal; seminar: Seminar }
  | { kind: 'asked'; seminar: Seminar }
> {
  const { db, seminarId, text, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    // Sent twice is asked once.
    const isKnown = (await findQuestions(tx, seminarId)).some(
      (each) => each.personId === personId && each.text === text,
    );
    if (isKnown) return { kind: 'asked', seminar };
    const asked = await countQuestionsOf(tx, { seminarId, personId });
    const why = questionRefusal({ seminar, mine, asked, now });
    if (why) return { kind: 'refused', why, seminar };
    await addQuestion(tx, { id: crypto.randomUUID(), seminarId, personId, text, askedAt: now });
    return { kind: 'asked', seminar };
  });
}
