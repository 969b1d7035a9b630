// Someone who was offered a seat takes it: one tap, one transaction.
import type { PersonsTap } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { loadFirstTap, loadTapOnCard, type Moved, type Tap } from './load-tap.ts';
import { findOffers, saveOffer } from './offer.store.ts';
import { type ClaimRefusal, claimRefusal } from './offer.ts';
import { seatCount } from './rsvp.store.ts';
import type { Rsvp } from './rsvp.ts';
import { loadTapState, saveTap } from './tap.store.ts';

export type ClaimResult =
  | { kind: 'no_seminar' }
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: ClaimRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  | { kind: 'claimed'; seminar: Seminar; mine: Rsvp };

export async function claimSeat(
  input: PersonsTap & {
    tap?: Tap;
  },
): Promise<ClaimResult> {
  const { db, outbox, seminarId, tap = {}, tappedAt, now, eventId } = input;
  const result = await db.transaction(async (tx): Promise<ClaimResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const state = await loadTapState(tx, input);
    if (state.isSeenBefore) return { kind: 'seen_before' };
    const { personId, mine } = state;
    // Whatever comes of it.
    await saveTap(tx, { eventId });
    // Twice the tap: the seat is theirs already.
    if (mine?.standing === 'attending') return { kind: 'claimed', seminar, mine };
    const offers = (await findOffers(tx, seminarId)).filter((each) => each.personId === personId);
    const offer = offers.find(({ outcome }) => outcome === null) ?? offers.at(-1);
    const seats = await seatCount(tx, seminar, state);
    const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
    const why = claimRefusal({ seminar, offer, mine, seats, tappedAt, firstTappedAt });
    if (why || !mine || !offer) return { kind: 'refused', why: why ?? 'no_offer', seminar, mine };
    const card = await loadTapOnCard(tx, { seminar, tap, mode: mine.mode, mine, tappedAt });
    if (card.kind === 'moved') {
      return { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt };
    }
    // Heard late, it does not make what they said since any older.
    const answeredAt = isBefore(tappedAt, mine.answeredAt) ? mine.answeredAt : tappedAt;
    const seated: Rsvp = { ...mine, standing: 'attending', answeredAt, seatedAt: now, waitlistNumber: null };
    await saveTap(tx, { eventId: undefined, rsvp: seated, isShown: true });
    await saveOffer(tx, { ...offer, outcome: 'claimed' });
    return { kind: 'claimed', seminar, mine: seated };
  });
  if (result.kind === 'claimed') outbox.refreshPosts(seminarId);
  return result;
}
