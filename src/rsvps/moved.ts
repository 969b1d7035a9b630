// A button was tapped on a card of an earlier edition: whether the evening that it showed is the one there is. Pure.
import type { Edit } from '../seminars/edition.ts';
import { type AttendanceMode, isBefore, type Seminar, type SeminarDetails } from '../seminars/seminar.ts';
import type { Rsvp } from './rsvp.ts';

/** What differs from what the card showed. A corrected word or another speaker asks nobody anything. */
export interface Move {
  before: SeminarDetails;
  things: ('time' | 'place')[];
}

export type TapOnCard =
  /** It is as the card says, they have answered since, or it has begun. */
  | { kind: 'current' }
  /** They do not know yet: to be asked. */
  | { kind: 'moved'; move: Move }
  /** They tapped in time and were heard late: to be told like everyone who had answered. */
  | { kind: 'before_move'; move: Move };

/** `edits`: those since the card's edition, oldest first. `mode`: how they would attend; the place is theirs on site. */
export function tapOnCard({
  seminar,
  edits,
  mode,
  mine,
  tappedAt,
}: {
  seminar: Seminar;
  edits: Edit[];
  mode: AttendanceMode | null;
  mine: Rsvp | null;
  tappedAt: Temporal.Instant;
}): TapOnCard {
  const before = edits[0]?.before;
  const things = before ? thingsMoved(before, seminar, mode) : [];
  const moves = edits.filter((edit, index) => {
    const after = edits[index + 1]?.before ?? seminar;
    return thingsMoved(edit.before, after, mode).length > 0;
  });
  const [first, last] = [moves[0], moves.at(-1)];
  const hasBegun = !isBefore(tappedAt, seminar.startsAt);
  if (!before || !first || !last || things.length === 0 || hasBegun) return { kind: 'current' };
  if (isBefore(tappedAt, first.editedAt)) return { kind: 'before_move', move: { before, things } };
  const knowsOfIt = mine !== null && !isBefore(mine.answeredAt, last.editedAt);
  return knowsOfIt ? { kind: 'current' } : { kind: 'moved', move: { before, things } };
}

function thingsMoved(before: SeminarDetails, after: SeminarDetails, mode: AttendanceMode | null): Move['things'] {
  const isSameTime = before.startsAt.equals(after.startsAt) && before.endsAt.equals(after.endsAt);
  const isSamePlace = mode !== 'on_site' || before.place === after.place;
  return [...(isSameTime ? [] : (['time'] as const)), ...(isSamePlace ? [] : (['place'] as const))];
}

/**
 * The tap that was answered by asking, as the "yes" brings it back: the deadline counts by it. Believed only between the
 * edit that the question was about and the "yes" itself, so that none can be older than what it agrees to.
 */
export function believedTap({
  tapped,
  editedAt,
  tappedAt,
}: {
  tapped: Temporal.Instant;
  /** When the edition was made that the question showed; null: never edited. */
  editedAt: Temporal.Instant | null;
  tappedAt: Temporal.Instant;
}): Temporal.Instant {
  if (!editedAt || !isBefore(tapped, tappedAt) || !isBefore(editedAt, tappedAt)) return tappedAt;
  return isBefore(tapped, editedAt) ? editedAt : tapped;
}
