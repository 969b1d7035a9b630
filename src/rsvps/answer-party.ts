// A person who attends joins the after-party or leaves it: one tap, one transaction.
import type { PersonsTap } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { loadFirstTap, loadTapOnCard, type Moved, type Tap } from './load-tap.ts';
import { decideParty, type PartyRefusal, type Rsvp } from './rsvp.ts';
import { loadTapState, saveTap } from './tap.store.ts';

export type PartyResult =
  | { kind: 'no_seminar' }
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: PartyRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  | { kind: 'answered'; seminar: Seminar; mine: Rsvp };

export async function answerParty(
  input: PersonsTap & {
    join: boolean;
    tap?: Tap;
  },
): Promise<PartyResult> {
  const { db, outbox, seminarId, join, tap = {}, tappedAt, eventId } = input;
  let hasChanged = false;
  const result = await db.transaction(async (tx): Promise<PartyResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const { mine, heads, isLetIn, isSeenBefore } = await loadTapState(tx, input);
    if (isSeenBefore) return { kind: 'seen_before' };
    const atParty = heads.party;
    const lateUntil = isLetIn ? seminar.startsAt : undefined;
    const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
    const decision = decideParty({ seminar, mine, atParty, join, tappedAt, lateUntil, firstTappedAt });
    if (decision.kind === 'refused' || !mine) {
      await saveTap(tx, { eventId });
      return { kind: 'refused', why: decision.kind === 'refused' ? decision.why : 'not_attending', seminar, mine };
    }
    if (decision.kind === 'outdated') {
      await saveTap(tx, { eventId });
      return { kind: 'answered', seminar, mine };
    }
    const card = await loadTapOnCard(tx, { seminar, tap, mode: mine.mode, mine, tappedAt });
    if (card.kind === 'moved') {
      await saveTap(tx, { eventId });
      return { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt };
    }
    const after = { ...mine, isAtParty: join, partyAnsweredAt: tappedAt };
    hasChanged = decision.kind === 'changed';
    await saveTap(tx, { eventId, rsvp: after, isShown: hasChanged });
    return { kind: 'answered', seminar, mine: after };
  });
  if (hasChanged) outbox.refreshPosts(seminarId);
  return result;
}
