// What is given of an answer to a seminar, and what becomes of it. Types alone.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { PersonsTap } from '../seminars/act.ts';
import type { Seminar } from '../seminars/seminar.ts';
import type { Moved, Tap } from './load-tap.ts';
import type { Answer, AnswerRefusal, Rsvp } from './rsvp.ts';
import type { OwnStandings } from './standings.ts';

export type AnswerResult =
  | { kind: 'no_seminar' }
  /** The platform delivered the same event once more. */
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: AnswerRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  | Asked
  /** `note`: the room is full, so online stays; or the seat is given up, and may be somebody else's already. */
  | {
      kind: 'answered';
      seminar: Seminar;
      mine: Rsvp;
      /** What their card shows, where the answer itself tells it all; unset: to be read. */
      own?: OwnStandings;
      /** `materials_sent`: they went out before, and are on their way to this person. */
      note?: 'stays_online' | 'materials_sent' | 'given_up' | 'passed_on';
    };

/** Nothing is saved: so many wait for the seat that this would give back. `firstTappedAt`: what a “yes” counts by. */
export interface Asked {
  kind: 'asked';
  seminar: Seminar;
  waiting: number;
  firstTappedAt: Temporal.Instant;
}

/** Owes the materials to who asks for them after they went out; false when they have not gone out yet. */
export type GiveMaterials = (to: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  personId: string;
  now: Temporal.Instant;
}) => Promise<boolean>;

/** Whoever carries it out has the database. */
export interface AnswerInput extends Omit<PersonsTap, 'db' | 'outbox'> {
  answer: Answer;
  tap?: Tap;
  giveMaterials?: GiveMaterials;
}

export interface Answered {
  result: AnswerResult;
  /** The posts are to show it. */
  isShown: boolean;
}
