// A person answers a seminar with one tap. What many tap at once is carried out in one transaction: each as if by itself,
// in the order in which they came.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { eachOf, gather } from '../database/together.ts';
import type { Outbox } from '../messages/outbox.ts';
import { lockSeminars } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { answerRound } from './answer-round.ts';
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

const AT_ONCE = 50;

export async function answerSeminar(input: Parts & AnswerInput): Promise<AnswerResult> {
  const { outcome } = await answerGathered(input.outbox, input);
  return outcome;
}

/** Whose seminar somebody else holds wait for it apart, and hold up nobody else. */
const answerGathered = gather(async (_outbox: Outbox, all: (Parts & AnswerInput)[]) => {
  const outcomes: (AnswerResult | Promise<AnswerResult> | undefined)[] = await answerAll(all, { waits: false });
  const waiting = Map.groupBy(
    [...all.keys()].filter((index) => !outcomes[index]),
    (index) => all[index]?.seminarId,
  );
  for (const indexes of waiting.values()) {
    const answers = eachOf(
      (some) => answerAll(some, { waits: true }),
      indexes.flatMap((index) => all[index] ?? []),
    );
    for (const [at, index] of indexes.entries()) outcomes[index] = answers.then((each) => answered(each[at]?.()));
  }
  return outcomes.map((outcome) => ({ outcome: answered(outcome) }));
}, AT_ONCE);

function answered<Outcome>(outcome: Outcome | undefined): Outcome {
  if (outcome === undefined) throw new Error('an answer without a result');
  return outcome;
}

/** Undefined: in somebody else's hands just now. */
async function answerAll(
  all: (Parts & AnswerInput)[],
  { waits }: { waits: boolean },
): Promise<(AnswerResult | undefined)[]> {
  const [first] = all;
  if (!first) return [];
  const { db, outbox } = first;
  const results = new Map<AnswerInput, AnswerResult>();
  const shown = new Set<string>();
  await db.transaction(async (tx) => {
    const ids = all.map(({ seminarId }) => seminarId);
    const seminars = await lockSeminars(tx, ids, { waits });
    let left: AnswerInput[] = all.filter(({ seminarId }) => seminars.has(seminarId));
    while (left.length > 0) left = await answerRound({ tx, outbox, seminars, inputs: left, results, shown });
  });
  await Promise.all([...shown].map((seminarId) => outbox.refreshPosts(seminarId)));
  const none: AnswerResult | undefined = waits ? { kind: 'no_seminar' } : undefined;
  return all.map((each) => results.get(each) ?? none);
}
