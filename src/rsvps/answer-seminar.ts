// A person answers a seminar: one tap, one transaction.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { fillSeats } from './fill-seats.ts';
import { loadFirstTap, loadTapOnCard, type Moved, oweMove, type Tap } from './load-tap.ts';
import { seatCount } from './rsvp.store.ts';
import { type Answer, type AnswerRefusal, concernsLine, decideAnswer, type Rsvp } from './rsvp.ts';
import { loadTapState, saveTap } from './tap.store.ts';

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
export async function answerSeminar(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  personId: string;
  seminarId: string;
  answer: Answer;
  tap?: Tap;
  tappedAt: Temporal.Instant;
  now: Temporal.Instant;
  eventId?: string;
  giveMaterials?: GiveMaterials;
}): Promise<AnswerResult> {
  const { db, outbox, seminarId, answer, tap = {}, tappedAt, now, eventId } = input;
  let hasChanged = false;
  const result = await db.transaction(async (tx): Promise<AnswerResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const state = await loadTapState(tx, input);
    if (state.isSeenBefore) return { kind: 'seen_before' };
    const { personId, mine } = state;
    const seats = await seatCount(tx, seminar, state);
    const lateUntil = state.isLetIn ? seminar.startsAt : undefined;
    const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
    const decision = decideAnswer({ ...input, personId, seminar, mine, seats, lateUntil, firstTappedAt });
    if (decision.kind === 'refused') {
      await saveTap(tx, { eventId });
      return { kind: 'refused', why: decision.why, seminar, mine };
    }
    const mode = answer === 'on_site' || answer === 'online' ? answer : null;
    const card = await loadTapOnCard(tx, { seminar, tap, mode, mine, tappedAt });
    if (card.kind === 'moved' && decision.kind !== 'outdated') {
      await saveTap(tx, { eventId });
      return { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt };
    }
    const after = afterwards(decision, mine, tappedAt);
    if (!after) throw new Error('an answer without an RSVP');
    hasChanged = decision.kind === 'changed';
    await saveTap(tx, { eventId, ...(after !== mine && { rsvp: after }), isShown: hasChanged });
    if (decision.kind === 'changed') {
      const line = { seminar, seats, mine, waitlisted: state.heads.waitlisted };
      if (concernsLine(decision, line)) await fillSeats({ tx, outbox, seminar, letGoAt: tappedAt, now });
      await oweMove({ tx, outbox, seminar, now }, { card, tap, mine: decision.rsvp });
    }
    const wantsMaterials = after.standing === 'materials' && decision.kind !== 'outdated';
    const isGiven = wantsMaterials && (await input.giveMaterials?.({ tx, outbox, seminar, personId, now }));
    return {
      kind: 'answered',
      seminar,
      mine: after,
      ...(decision.kind === 'stays_online' && { note: 'stays_online' }),
      ...(isGiven && { note: 'materials_sent' }),
    };
  });
  if (hasChanged) await outbox.refreshPosts(seminarId);
  return result;
}

function afterwards(
  decision: ReturnType<typeof decideAnswer>,
  mine: Rsvp | null,
  tappedAt: Temporal.Instant,
): Rsvp | null {
  if (decision.kind === 'changed') return decision.rsvp;
  // "outdated" is the older tap; any other is the newest word, also where the answer stays as it was.
  return mine && decision.kind !== 'outdated' ? { ...mine, answeredAt: tappedAt } : mine;
}
