// A platform may deliver the tap that takes an offered seat more than once: it takes one seat, of one offer.
import { expect, test } from 'vitest';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { claimSeat } from '../../src/rsvps/claim-seat.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { addTestRsvp, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const now = at('2026-12-03T09:00');

/** Someone in line who was offered the one seat. */
async function offered() {
  const db = database();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db, { seats: 1 });
  const { id: personId } = await addTestRsvp(db, seminar.id, { standing: 'waitlisted', waitlistNumber: 1 });
  const key = { seminarId: seminar.id, personId };
  const offer = (offeredAt = at('2026-12-03T08:00')) =>
    addOffers(db, [{ ...key, id: crypto.randomUUID(), offeredAt, expiresAt: at('2026-12-03T12:00'), outcome: null }]);
  await offer();
  const claim = (eventId: string, tappedAt = now) =>
    claimSeat({ db, outbox, ...key, tappedAt, now: tappedAt, eventId });
  const withdraw = (when: Temporal.Instant) =>
    answerSeminar({ db, outbox, ...key, answer: 'declined', tappedAt: when, now: when });
  /** As after an organizer's word: in the line once more, and asked. */
  const offerAgain = async (when: Temporal.Instant) => {
    const inLine = rsvpOf({ ...key, standing: 'waitlisted', waitlistNumber: 2, answeredAt: when });
    await saveRsvp(db, inLine);
    await offer(when);
    return inLine;
  };
  return { outbox, key, claim, withdraw, offerAgain, mine: () => findRsvp(db, key) };
}

test('the same event again takes no seat that was given back and offered since', async () => {
  const { claim, withdraw, offerAgain, mine } = await offered();
  expect((await claim('claim-1')).kind).toBe('claimed');
  await withdraw(now.add({ minutes: 1 }));
  const inLine = await offerAgain(now.add({ minutes: 2 }));
  expect(await claim('claim-1')).toEqual({ kind: 'seen_before' });
  expect(await mine()).toMatchObject(inLine);
  // A tap of its own takes it.
  expect((await claim('claim-2', now.add({ minutes: 4 }))).kind).toBe('claimed');
});

test('an event that found no offer finds none when it comes again', async () => {
  const { claim, withdraw, offerAgain, mine } = await offered();
  await withdraw(at('2026-12-03T08:10'));
  expect((await claim('claim-3')).kind).toBe('refused');
  const inLine = await offerAgain(now.add({ minutes: 2 }));
  expect(await claim('claim-3')).toEqual({ kind: 'seen_before' });
  expect(await mine()).toMatchObject(inLine);
});

test('ten deliveries of one tap at once claim once', async () => {
  const { outbox, claim, mine, key } = await offered();
  const kinds = (await Promise.all(Array.from({ length: 10 }, () => claim('claim-4')))).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['claimed', ...Array(9).fill('seen_before')]);
  expect(await mine()).toMatchObject({ standing: 'attending' });
  expect(outbox.refreshed).toEqual([key.seminarId]);
});
