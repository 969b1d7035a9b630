// Someone who comes asks the speaker something beforehand.
import type { DatabaseRoot } from '../database/client.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { addQuestion, countQuestionsOf, findQuestions, saveQuestionText } from './question.store.ts';
import { type QuestionRefusal, questionRefusal } from './question.ts';

export async function askQuestion(input: {
  db: DatabaseRoot;
  /** Chosen when the form was opened: sent again with other words it is the same question, rewritten. */
  id?: string;
  personId: string;
  seminarId: string;
  text: string;
  now: Temporal.Instant;
}): Promise<
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: QuestionRefusal; seminar: Seminar }
  /** `replaced`: what it said before. */
  | { kind: 'asked'; seminar: Seminar; replaced?: string }
> {
  const { db, id = crypto.randomUUID(), seminarId, text, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    // Sent twice is asked once.
    const all = await findQuestions(tx, seminarId);
    if (all.some((each) => each.personId === personId && each.text === text)) return { kind: 'asked', seminar };
    const earlier = all.find((each) => each.id === id && each.personId === personId);
    const others = (await countQuestionsOf(tx, { seminarId, personId })) - (earlier ? 1 : 0);
    const why = questionRefusal({ seminar, mine, asked: others, now });
    if (why) return { kind: 'refused', why, seminar };
    if (earlier) {
      await saveQuestionText(tx, { id, text });
      return { kind: 'asked', seminar, replaced: earlier.text };
    }
    const question = { seminarId, personId, text, askedAt: now };
    // An id of somebody else's is none for this one.
    if (!(await addQuestion(tx, { ...question, id }))) await addQuestion(tx, { ...question, id: crypto.randomUUID() });
    return { kind: 'asked', seminar };
  });
}
