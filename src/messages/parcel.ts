// Several messages of the ledger to one person in one go: a push that counts once, or along with an answer, which is
// free. Pure.

import { priorityOf } from './kinds.ts';
import type { LedgerMessage } from './message.ts';

/** Within so long what is due to one person goes together: what is due later goes a little early. */
export const TOGETHER_WITHIN = Temporal.Duration.from({ hours: 1 });

/** LINE: messages of one request, which count once. */
export const MOST_TOGETHER = 5;

/** Longest known first, so that what is asked comes after what is told; what is urgent before all of it. */
export const inOrder = <T extends Pick<LedgerMessage, 'kind' | 'plannedAt' | 'id'>>(rows: T[]): T[] =>
  rows.toSorted(
    (one, other) =>
      Number(isUrgentFirst(other)) - Number(isUrgentFirst(one)) ||
      Temporal.Instant.compare(one.plannedAt, other.plannedAt) ||
      (one.id < other.id ? -1 : 1),
  );

const isUrgentFirst = ({ kind }: Pick<LedgerMessage, 'kind'>) => priorityOf(kind) >= 20;

/** LINE's reply token works for about a minute from the event on: for so long a refused one says that it was used. */
const TOKEN_LIVES = Temporal.Duration.from({ seconds: 45 });

/** `age`: the event's; unknown, a refused token says nothing. */
export const tokenLivesUntil = (now: Temporal.Instant, age: Temporal.Duration = TOKEN_LIVES): Temporal.Instant =>
  now.subtract(age).add(TOKEN_LIVES);

/** Whoever answers has long done so, or never will. */
const ANSWERED_WITHIN = Temporal.Duration.from({ minutes: 3 });

export const isReplyOver = (claimedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, claimedAt.add(ANSWERED_WITHIN)) >= 0;
