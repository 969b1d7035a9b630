// A person answers a seminar with one tap. What many tap at once is carried out in one transaction: each as if by itself,
// in the order in which they came.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { gather } from '../database/together.ts';
import type { Outbox } from '../messages/outbox.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { answerInTurn } from './answer-in-turn.ts';
import type { Moved, Tap } from './load-tap.ts';
import type { Answer, AnswerRefusal, OwnStandings, Rsvp } from './rsvp.ts';

export type AnswerResult =
  | { kind: 'no_seminar' }
  /** The platform delivered the same event once more. */
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: AnswerRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  /** `note`: the room is full, so online stays. */
  | {
      kind: 'answered';
      seminar: Seminar;
      mine: Rsvp;
      /** What their card shows, where the answer itself tells it all; unset: to be read. */
      own?: OwnStandings;
      /** `materials_sent`: they went out before, and are on their way to this person. */
      note?: 'stays_online' | 'materials_sent';
    };

/** Owes the materials to who asks for them after they went out; false when they have not gone out yet. */
export type GiveMaterials = (to: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  personId: string;
  now: Temporal.Instant;
}) => Promise<boolean>;

/** `tappedAt` by the platform's word; later than `now` counts as `now`. */
export interface AnswerInput {
  personId: string;
  seminarId: string;
  answer: Answer;
  tap?: Tap;
  tappedAt: Temporal.Instant;
  now: Temporal.Instant;
  eventId?: string;
  giveMaterials?: GiveMaterials;
}

interface Parts {
  db: DatabaseRoot;
  outbox: Outbox;
}

/** Who taps on the same seminar goes together, in the order of the taps; nobody waits for another seminar. */
export async function answerSeminar(input: Parts & AnswerInput): Promise<AnswerResult> {
  const { result, isShown } = await answerTogether(input.db, input);
  if (isShown) input.outbox.refreshPosts(input.seminarId);
  return result;
}

export interface Answered {
  result: AnswerResult;
  /** The posts are to show it. */
  isShown: boolean;
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
