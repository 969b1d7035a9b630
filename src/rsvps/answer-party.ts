// A person who attends joins the after-party or leaves it: one tap, one transaction.
import type { DatabaseRoot } from '../database/client.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { currentPersonId } from '../people/person.store.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { isLetIn } from './deadline-override.store.ts';
import { loadFirstTap, loadTapOnCard, type Moved, type Tap } from './load-tap.ts';
import { countHeads, findRsvp, saveRsvp } from './rsvp.store.ts';
import { decideParty, type PartyRefusal, type Rsvp } from './rsvp.ts';

export type PartyResult =
  | { kind: 'no_seminar' }
  | { kind: 'seen_before' }
  | { kind: 'refused'; why: PartyRefusal; seminar: Seminar; mine: Rsvp | null }
  | Moved
  | { kind: 'answered'; seminar: Seminar; mine: Rsvp };

export async function answerParty(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  personId: string;
  seminarId: string;
  join: boolean;
  tap?: Tap;
  tappedAt: Temporal.Instant;
  now: Temporal.Instant;
  eventId?: string;
}): Promise<PartyResult> {
  const { db, outbox, seminarId, join, tap = {}, tappedAt } = input;
  let hasChanged = false;
  const result = await db.transaction(async (tx): Promise<PartyResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    if (!(await noteEvent(tx, input.eventId))) return { kind: 'seen_before' };
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRsvp(tx, { seminarId, personId });
    const atParty = (await countHeads(tx, [seminarId])).get(seminarId)?.party ?? 0;
    const lateUntil = (await isLetIn(tx, { seminarId, personId })) ? seminar.startsAt : undefined;
    const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
    const decision = decideParty({ seminar, mine, atParty, join, tappedAt, lateUntil, firstTappedAt });
    if (decision.kind === 'refused' || !mine) {
      return { kind: 'refused', why: decision.kind === 'refused' ? decision.why : 'not_attending', seminar, mine };
    }
    if (decision.kind === 'outdated') return { kind: 'answered', seminar, mine };
    const card = await loadTapOnCard(tx, { seminar, tap, mode: mine.mode, mine, tappedAt });
    if (card.kind === 'moved') {
      return { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt };
    }
    const after = { ...mine, isAtParty: join, partyAnsweredAt: tappedAt };
    await saveRsvp(tx, after);
    hasChanged = decision.kind === 'changed';
    if (hasChanged) await bumpRevision(tx, seminarId);
    return { kind: 'answered', seminar, mine: after };
  });
  if (hasChanged) await outbox.refreshPosts(seminarId);
  return result;
}
