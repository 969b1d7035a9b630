// What a tap says beyond its answer: of which edition its card was, and when they first tapped, if they were asked back.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { type AttendanceMode, isBefore, type Seminar } from '../seminars/seminar.ts';
import { askedTap } from './give-up.ts';
import { believedTap, type Move, type TapOnCard, tapOnCard } from './moved.ts';
import { oweChanges } from './owe-changes.ts';
import type { Rsvp } from './rsvp.ts';

/** Of a button. */
export interface Tap {
  /** The edition that its card showed; unset: it is no card's, so nobody is asked back. */
  edition?: number;
  /** When they first tapped, as the "yes" to having been asked back tells. */
  firstTappedAt?: Temporal.Instant;
  /** They were told that their seat goes to somebody who waits, and said yes. */
  isGiven?: boolean;
}

/** Nothing is saved: the card showed another evening than there is. `firstTappedAt`: what a “yes” counts by. */
export interface Moved {
  kind: 'moved';
  seminar: Seminar;
  move: Move;
  firstTappedAt: Temporal.Instant;
}

/** What a deadline counts by; undefined: the tap itself. A “yes” after the start is worth no more than any other tap. */
export async function loadFirstTap(
  tx: Transaction,
  { seminar, tap, tappedAt }: { seminar: Seminar; tap: Tap; tappedAt: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const { edition, firstTappedAt: tapped, isGiven } = tap;
  if (!tapped || !edition || !isBefore(tappedAt, seminar.startsAt)) return undefined;
  if (isGiven) return askedTap({ tapped, tappedAt });
  const [edit] = await findEditsSince(tx, seminar.id, edition - 1);
  return believedTap({ tapped, editedAt: edit?.edition === edition ? edit.editedAt : null, tappedAt });
}

export async function loadTapOnCard(
  tx: Transaction,
  given: { seminar: Seminar; tap: Tap; mode: AttendanceMode | null; mine: Rsvp | null; tappedAt: Temporal.Instant },
): Promise<TapOnCard> {
  const { seminar, tap } = given;
  if (tap.edition === undefined || tap.edition >= seminar.edition) return { kind: 'current' };
  return tapOnCard({ ...given, edits: await findEditsSince(tx, seminar.id, tap.edition) });
}

/** Who tapped in time and was heard only after the move is told of it, as if they had been heard in time. */
export async function oweMove(
  { tx, outbox, seminar, now }: { tx: Transaction; outbox: Outbox; seminar: Seminar; now: Temporal.Instant },
  { card, tap, mine }: { card: TapOnCard; tap: Tap; mine: Rsvp },
): Promise<void> {
  if (card.kind !== 'before_move') return;
  const before = { ...seminar, ...card.move.before, edition: tap.edition ?? 1 };
  await oweChanges({ tx, outbox, before, seminar, stands: [mine], now });
}
