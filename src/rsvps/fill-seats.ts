// Free seats go to those who wait: before the deadline given, first come first served; after it offered, one by one.
// Who blocked or left us keeps their place, and the coordinators are told; who was added by hand gets the seat.
import type { Transaction } from '../database/client.ts';
import { type OwedMessage, owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findReachable } from '../people/reach.store.ts';
import { eachSeminar, type Passing } from '../seminars/each-seminar.ts';
import { findCoordinators } from '../seminars/host.store.ts';
import { bumpRevision } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { addOffers, findOffers, findSeminarsWithLine, saveOffer } from './offer.store.ts';
import { isOfferTime, offerEnd, type SeatOffer, settledOffers, whomToOffer } from './offer.ts';
import { findRsvpsAmong, saveRsvp } from './rsvp.store.ts';
import { type Rsvp, whomToSeat } from './rsvp.ts';
import { takeFromLine } from './take-from-line.ts';

interface Filling {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  now: Temporal.Instant;
}

/**
 * After whatever changed a seminar's seats, its line or its times; within the transaction that did, which holds the
 * seminar's lock. `letGoAt`: when a seat was let go, by the platform's word; before the deadline it is given, however
 * late that is heard. Returns how many were seated.
 */
export async function fillSeats(filling: Filling & { letGoAt?: Temporal.Instant }): Promise<number> {
  const { settled, offered } = await settleOffers(filling.tx, filling.seminar, filling.now);
  const isGivenAgain = isBefore(filling.now, filling.seminar.deadlineAt);
  const promised = settled.filter(({ outcome }) => isGivenAgain && outcome === 'withdrawn');
  const seated = await giveSeats({ ...filling, promised, offered });
  await offerSeats(filling);
  return seated;
}

/** The minute's look: offers whose time is over go on, and seats that fell free otherwise are filled. */
export async function fillFreedSeats({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  await eachSeminar(job, await findSeminarsWithLine(job.db, now), async (tx, seminar) => {
    if ((await fillSeats({ tx, outbox, seminar, now })) === 0) return;
    await bumpRevision(tx, seminar.id);
    return () => outbox.refreshPosts(seminar.id);
  });
}

/** Brings what is noted of standing offers up to now. */
export async function settleOffers(
  tx: Transaction,
  seminar: Seminar,
  now: Temporal.Instant,
): Promise<{
  /** Those that changed. */
  settled: SeatOffer[];
  /** Person ids of those whose offer still stands. */
  offered: ReadonlySet<string>;
}> {
  const offers = (await findOffers(tx, seminar.id)).filter(({ outcome }) => outcome === null);
  const ids = offers.map(({ personId }) => personId);
  const stands = await findRsvpsAmong(tx, seminar.id, ids);
  const settled = settledOffers({ seminar, offers, stands, reachable: await findReachable(tx, ids), now });
  for (const offer of settled) await saveOffer(tx, offer);
  const ended = new Set(settled.flatMap(({ outcome, personId }) => (outcome === null ? [] : [personId])));
  return { settled, offered: new Set(ids).difference(ended) };
}

interface Giving {
  /** Offers that stood until seats were given again: theirs before anybody else's, who may have let it pass. */
  promised: SeatOffer[];
  /** Person ids of those to whom a seat is kept. */
  offered: ReadonlySet<string>;
}

async function giveSeats({
  tx,
  outbox,
  seminar,
  now,
  letGoAt = now,
  promised,
  offered,
}: Parameters<typeof fillSeats>[0] & Giving) {
  if (!isBefore(now, seminar.startsAt) || !isBefore(letGoAt, seminar.deadlineAt)) return 0;
  const isFirst = new Set(promised.map(({ personId }) => personId));
  const {
    next: seated,
    passedOver,
    withAccount,
  } = await takeFromLine(tx, {
    seminar,
    passing: promised.length > 0 ? Number.POSITIVE_INFINITY : offered.size,
    turns: ({ line, seats, reachable, withAccount }) => {
      const theirs = line
        .filter(({ personId }) => !offered.has(personId))
        .sort((one, other) => Number(isFirst.has(other.personId)) - Number(isFirst.has(one.personId)));
      return whomToSeat({ seminar, seats, line: theirs, unreachable: withAccount.difference(reachable), at: letGoAt });
    },
  });
  for (const rsvp of seated) {
    await saveRsvp(tx, { ...rsvp, standing: 'attending', seatedAt: now, waitlistNumber: null });
  }
  const isSeated = new Set(seated.map(({ personId }) => personId));
  const withdrawn = promised.filter(({ personId }) => !isSeated.has(personId));
  const byHand = seated.filter(({ personId }) => !withAccount.has(personId));
  const asked = [
    ...(await askCoordinators({ tx, seminar, now }, passedOver)),
    ...(await askCoordinators({ tx, seminar, now }, byHand, { seated: String(seminar.revision) })),
  ];
  await outbox.owe(tx, [...seatsGiven(seminar, seated), ...takenBack(seminar, withdrawn, now), ...asked], now);
  return seated.length;
}

/** The word to those who came up from the line. */
function seatsGiven(seminar: Seminar, seated: Rsvp[]): OwedMessage[] {
  return seated.map(({ personId }) => ({
    kind: 'seat-given',
    seminarId: seminar.id,
    to: { personId },
    // It grows with every change, while numbers in the line come round: a seat given, lost and given again is told again.
    occasion: String(seminar.revision),
    usefulUntil: seminar.startsAt,
  }));
}

/** The word to those whose offer was withdrawn. */
export function takenBack(seminar: Seminar, withdrawn: SeatOffer[], now: Temporal.Instant): OwedMessage[] {
  return withdrawn.map(({ id, personId }) =>
    owedAbout(seminar, now, { kind: 'offer-withdrawn', to: { personId }, occasion: id }),
  );
}

async function offerSeats(filling: Filling): Promise<void> {
  const { tx, outbox, seminar, now } = filling;
  const { quietHours } = outbox;
  const expiresAt = offerEnd(seminar, now, quietHours);
  // At night it waits: the minute's look finds the seat free in the morning.
  if (!isOfferTime(seminar, now, quietHours) || !expiresAt) return;
  const offers = await findOffers(tx, seminar.id);
  const { next: asked, passedOver } = await takeFromLine(tx, {
    seminar,
    passing: offers.length,
    turns: ({ line, reachable, ...given }) => {
      const unreachable = new Set(line.map(({ personId }) => personId)).difference(reachable);
      return whomToOffer({ ...given, seminar, offers, line, unreachable });
    },
  });
  const made = asked.map(
    ({ personId }): SeatOffer => ({
      id: crypto.randomUUID(),
      seminarId: seminar.id,
      personId,
      offeredAt: now,
      expiresAt,
      outcome: null,
    }),
  );
  await addOffers(tx, made);
  const told = made.map(
    ({ id, personId }): OwedMessage => ({
      kind: 'seat-offer',
      seminarId: seminar.id,
      to: { personId },
      occasion: id,
      usefulUntil: expiresAt,
    }),
  );
  await outbox.owe(tx, [...told, ...(await askCoordinators(filling, passedOver))], now);
}

/**
 * Nobody is passed over, or seated, silently: whom we cannot tell the coordinators telephone. Of a turn they are told once
 * for one evening; `seated`: of each seat.
 */
async function askCoordinators(
  { tx, seminar, now }: Pick<Filling, 'tx' | 'seminar' | 'now'>,
  about: Rsvp[],
  { seated = '' }: { seated?: string } = {},
): Promise<OwedMessage[]> {
  if (about.length === 0) return [];
  const coordinators = await findCoordinators(tx, seminar);
  return about.flatMap(({ personId: person }) =>
    coordinators.map((personId) =>
      owedAbout(seminar, now, {
        kind: 'ask-by-hand',
        to: { personId },
        details: { person, seated },
        occasion: [person, seated ? `seated ${seated}` : (seminar.movedAt?.toString() ?? '')].join(' '),
      }),
    ),
  );
}
