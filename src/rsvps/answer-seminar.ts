// A person answers a seminar: one tap, one transaction.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { currentPersonId } from '../people/person.store.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { isLetIn } from './deadline-override.store.ts';
import { fillSeats } from './fill-seats.ts';
import { loadFirstTap, loadTapOnCard, type Moved, oweMove, type Tap } from './load-tap.ts';
import { countSeats, findRsvp, findWaitlistPlace, saveRsvp } from './rsvp.store.ts';
import { type Answer, type AnswerRefusal, decideAnswer, type Rsvp } from './rsvp.ts';

export type AnswerResult =
  | { kind: 'no_seminar' }
  /** The platform delivered the same event once more. */
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: AnswerRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  /** `place`: one's place in the line, from 1, when waiting. `note`: the room is full, so online stays. */
  | {
      kind: 'answered';
      seminar: Seminar;
      mine: Rsvp;
      place: number | undefined;
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
  const { db, outbox, seminarId, answer, tap = {}, tappedAt, now } = input;
  let hasChanged = false;
  const result = await db.transaction(async (tx): Promise<AnswerResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    if (!(await noteEvent(tx, input.eventId))) return { kind: 'seen_before' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    const seats = await countSeats(tx, seminar);
    const lateUntil = (await isLetIn(tx, { seminarId, personId })) ? seminar.startsAt : undefined;
    const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
    const decision = decideAnswer({ ...input, personId, seminar, mine, seats, lateUntil, firstTappedAt });
    if (decision.kind === 'refused') return { kind: 'refused', why: decision.why, seminar, mine };
    const mode = answer === 'on_site' || answer === 'online' ? answer : null;
    const card = await loadTapOnCard(tx, { seminar, tap, mode, mine, tappedAt });
    if (card.kind === 'moved' && decision.kind !== 'outdated') {
      return { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt };
    }
    const after = afterwards(decision, mine, tappedAt);
    if (after && after !== mine) await saveRsvp(tx, after);
    if (decision.kind === 'changed') {
      hasChanged = true;
      await bumpRevision(tx, seminarId);
      await fillSeats({ tx, outbox, seminar, letGoAt: tappedAt, now });
      await oweMove({ tx, outbox, seminar, now }, { card, tap, mine: decision.rsvp });
    }
    if (!after) throw new Error('an answer without an RSVP');
    const place = await findWaitlistPlace(tx, { seminarId, personId });
    const wantsMaterials = after.standing === 'materials' && decision.kind !== 'outdated';
    const isGiven = wantsMaterials && (await input.giveMaterials?.({ tx, outbox, seminar, personId, now }));
    return {
      kind: 'answered',
      seminar,
      mine: after,
      place,
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
