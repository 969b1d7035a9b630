// There are fewer seats than people: the organizer takes back what was offered last, then has the last seated wait at
// the head of the line; each is told.
import type { Transaction } from '../database/client.ts';
import { type OwedMessage, owedAbout } from '../messages/message.ts';
import { noteAction } from '../people/audit.store.ts';
import { lastSeated, overSeats } from '../rsvps/change.ts';
import { settleOffers, takenBack } from '../rsvps/fill-seats.ts';
import { deleteOffers, findOffers, saveOffer } from '../rsvps/offer.store.ts';
import type { SeatOffer } from '../rsvps/offer.ts';
import { countSeats, findRsvpsByStanding, saveRsvp } from '../rsvps/rsvp.store.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, limitedMode, type Seminar } from '../seminars/seminar.ts';

/** Both 0 when there are seats for all (any more), or it began. `withdrawn`: offers taken back. */
export type TakeSeatsResult =
  | { kind: 'no_seminar' }
  | { kind: 'done'; seminar: Seminar; moved: number; withdrawn: number };

/** `count`: as many as the organizer agreed to; fewer when some withdrew since. A second tap moves nobody. */
export async function takeSeats({
  db,
  outbox,
  seminarId,
  count,
  actor,
  now,
}: OrganizersAct & { count: number }): Promise<TakeSeatsResult> {
  const result = await db.transaction(async (tx): Promise<TakeSeatsResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const isComing = seminar.status === 'announced' && isBefore(now, seminar.startsAt);
    await settleOffers(tx, seminar, now);
    const over = isComing ? Math.min(count, overSeats(seminar, await countSeats(tx, seminar))) : 0;
    if (over === 0) return { kind: 'done', seminar, moved: 0, withdrawn: 0 };
    const withdrawn = await withdrawLast(tx, seminar, over);
    const attending = await findRsvpsByStanding(tx, seminarId, ['attending']);
    const moving = lastSeated(seminar, attending, over - withdrawn.length);
    await moveToHead(tx, seminarId, moving);
    await bumpRevision(tx, seminarId);
    await outbox.owe(tx, [...tellingOf(seminar, moving, now), ...takenBack(seminar, withdrawn, now)], now);
    const after = { people: moving.length, ...(withdrawn.length > 0 && { offers: withdrawn.length }) };
    await noteAction(tx, { actor, action: 'take-seats', seminarId, subject: seminar.title, after }, now);
    return { kind: 'done', seminar, moved: moving.length, withdrawn: withdrawn.length };
  });
  if (result.kind === 'done' && result.moved + result.withdrawn > 0) outbox.refreshPosts(seminarId);
  return result;
}

/** Who was asked last has waited least. */
async function withdrawLast(tx: Transaction, seminar: Seminar, count: number): Promise<SeatOffer[]> {
  const line = await findRsvpsByStanding(tx, seminar.id, ['waitlisted']);
  const offers = (await findOffers(tx, seminar.id)).filter(({ outcome }) => outcome === null);
  const ofLimited = line.filter(({ mode }) => mode === limitedMode(seminar.format)).reverse();
  const withdrawn = ofLimited
    .flatMap(({ personId }) => offers.filter((offer) => offer.personId === personId))
    .slice(0, count);
  for (const offer of withdrawn) await saveOffer(tx, { ...offer, outcome: 'withdrawn' });
  return withdrawn;
}

/** Before everyone who waits already; numbers in the line may go below 1. */
async function moveToHead(tx: Transaction, seminarId: string, moving: Rsvp[]): Promise<void> {
  // Another place in the line: whatever they let pass before, they are asked again.
  await deleteOffers(tx, { seminarId, personIds: moving.map(({ personId }) => personId) });
  const [head] = await findRsvpsByStanding(tx, seminarId, ['waitlisted']);
  const first = (head?.waitlistNumber ?? moving.length + 1) - moving.length;
  for (const [index, rsvp] of moving.entries()) {
    const place = { standing: 'waitlisted', waitlistNumber: first + index } as const;
    await saveRsvp(tx, { ...rsvp, ...place, seatedAt: null, isAtParty: false });
  }
}

function tellingOf(seminar: Seminar, moving: Rsvp[], now: Temporal.Instant): OwedMessage[] {
  return moving.map(({ personId, isAtParty }) =>
    owedAbout(seminar, now, {
      kind: 'seat-lost',
      to: { personId },
      // It grows with every change: a seat lost, given and lost again is told again.
      occasion: String(seminar.revision),
      details: { party: isAtParty ? 'yes' : '' },
    }),
  );
}
