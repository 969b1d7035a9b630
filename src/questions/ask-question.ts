// Someone who comes asks the speaker something beforehand. Where the speaker cannot read it here, the coordinators are told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { findUndelivered } from '../messages/message.store.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { findCoordinators } from '../seminars/host.store.ts';
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
      if (readBy === 'organizers') await oweRewritten({ tx, outbox, seminar, id, before: earlier.text, now });
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

interface Owing {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  id: string;
  now: Temporal.Instant;
}

/** Each by itself: it is to be passed on. */
async function oweQuestion({ tx, outbox, seminar, id, now }: Owing): Promise<void> {
  const coordinators = await findCoordinators(tx, seminar);
  await outbox.owe(
    tx,
    coordinators.map((personId) => owedAbout(seminar, now, { kind: 'question', occasion: id, to: { personId } })),
    now,
  );
}

/** Who may have passed it on in other words. Whom it has not reached yet gets it as it is now. */
async function oweRewritten({ tx, outbox, seminar, id, before, now }: Owing & { before: string }): Promise<void> {
  const waiting = (await findUndelivered(tx, { kind: 'question', seminarId: seminar.id }))
    .filter(({ status, occasion, details }) => status !== 'sending' && (details.question ?? occasion) === id)
    .map(({ personId }) => personId);
  const coordinators = (await findCoordinators(tx, seminar)).filter((personId) => !waiting.includes(personId));
  const occasion = `${id} ${crypto.randomUUID()}`;
  const rewritten = { kind: 'question', occasion, details: { question: id, before } } as const;
  await outbox.owe(
    tx,
    coordinators.map((personId) => owedAbout(seminar, now, { ...rewritten, to: { personId } })),
    now,
  );
}
