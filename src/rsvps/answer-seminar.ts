// A person answers a seminar with one tap. What many tap at once is carried out in one transaction: each as if by itself,
// in the order in which they came.
import type { DatabaseRoot } from '../database/client.ts';
import { gather } from '../database/together.ts';
import type { PersonsTap } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Answered, AnswerInput, AnswerResult } from './answer.ts';
import { answerInTurn } from './answer-in-turn.ts';

type Parts = Pick<PersonsTap, 'db' | 'outbox'>;

/** Who taps on the same seminar goes together, in the order of the taps; nobody waits for another seminar. */
export async function answerSeminar(input: Parts & AnswerInput): Promise<AnswerResult> {
  const { result, isShown } = await answerTogether(input.db, input);
  if (isShown) input.outbox.refreshPosts(input.seminarId);
  return result;
}

const laneOf = ({ seminarId }: Parts & AnswerInput) => seminarId;
const answerTogether = gather(answerAll, { most: 50, isInOrder: true, laneOf });

/** All are for one seminar. */
async function answerAll(db: DatabaseRoot, all: (Parts & AnswerInput)[]): Promise<Answered[]> {
  const [first] = all;
  if (!first) return [];
  return db.transaction(async (tx): Promise<Answered[]> => {
    const seminar = await lockSeminar(tx, first.seminarId);
    if (!seminar) return all.map(() => ({ result: { kind: 'no_seminar' }, isShown: false }));
    return answerInTurn({ tx, outbox: first.outbox, seminar, inputs: all });
  });
}
