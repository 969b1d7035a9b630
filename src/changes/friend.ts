// LINE's friends who were announced a seminar and have not answered: what became of it, they hear only if an organizer
// says so, for each message counts. Pure.
import type { Edit } from '../seminars/edition.ts';
import { isBefore, type Seminar, type SeminarDetails, seminarPhase } from '../seminars/seminar.ts';

/** One whom the bot can reach, and who has not answered. */
export interface Friend {
  personId: string;
  /** Whether it costs a push: else they are written to on Slack. */
  isPush: boolean;
  announcedAt: Temporal.Instant;
  /** When a move last reached them, if ever. */
  toldAt: Temporal.Instant | null;
  /** They were told of this very one, or are owed it. */
  isTold: boolean;
}

/** How many are told, and how many pushes that costs. */
export interface FriendCount {
  people: number;
  pushes: number;
}

/** What became of it, as the ledger's occasion: each friend is told once of each. */
export function newsOccasion({ status, movedAt }: Seminar): string {
  return status === 'cancelled' ? 'cancelled' : `moved ${movedAt}`;
}

/** A move while they can answer, a cancellation until it would have begun. Undefined: it is of no use (any more). */
export function newsUsefulUntil(seminar: Seminar, now: Temporal.Instant): Temporal.Instant | undefined {
  if (seminar.status === 'cancelled') return isBefore(now, seminar.startsAt) ? seminar.startsAt : undefined;
  return seminar.movedAt && seminarPhase(seminar, now) === 'open' ? seminar.deadlineAt : undefined;
}

/** A card is built that much before it is noted as sent, at most: a call's time and some. */
const BUILT_BEFORE = Temporal.Duration.from({ seconds: 15 });

/** Whom it would be news to, each with the edition that they know. `edits`: all, oldest first. */
export function whomToTell(
  seminar: Seminar,
  { friends, edits }: { friends: Friend[]; edits: Edit[] },
): (Friend & { since: number })[] {
  return friends.flatMap((friend) => {
    const knownAt = (friend.toldAt ?? friend.announcedAt).subtract(BUILT_BEFORE);
    const unheard = edits.filter(({ editedAt }) => !isBefore(editedAt, knownAt));
    const isNews = seminar.status === 'cancelled' || isOtherTime(unheard[0]?.before, seminar);
    if (friend.isTold || !isNews) return [];
    return [{ ...friend, since: (unheard[0]?.edition ?? seminar.edition + 1) - 1 }];
  });
}

export function isOtherTime(before: SeminarDetails | undefined, { startsAt, endsAt }: Seminar): boolean {
  return before !== undefined && !(before.startsAt.equals(startsAt) && before.endsAt.equals(endsAt));
}
