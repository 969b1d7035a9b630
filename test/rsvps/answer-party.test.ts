import { describe, expect, test } from 'vitest';
import { answerParty } from '../../src/rsvps/answer-party.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { countHeads } from '../../src/rsvps/rsvp.store.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const noon = at('2026-11-26T12:00');
const party = { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '3,000円', seats: 3 };

async function openParty() {
  const db = database();
  const seminar = await addTestSeminar(db, { party });
  const outbox = createTestOutbox();
  const seminarId = seminar.id;
  const tap = (personId: string, join: boolean, more: { tappedAt?: Temporal.Instant; eventId?: string } = {}) =>
    answerParty({ db, outbox, personId, seminarId, join, now: noon, tappedAt: noon, ...more });
  const heads = async () => (await countHeads(db, [seminarId])).get(seminarId);
  return { db, seminar, outbox, tap, heads };
}

describe('answering the after-party', () => {
  test('twelve attendees tapping at once for three places get three', async () => {
    const { db, seminar, tap, heads } = await openParty();
    const people = await Promise.all(Array.from({ length: 12 }, () => addTestRsvp(db, seminar.id)));
    const results = await Promise.all(people.map(({ id }) => tap(id, true)));
    expect(results.filter((result) => result.kind === 'answered')).toHaveLength(3);
    expect(results.filter((result) => result.kind === 'refused' && result.why === 'party_full')).toHaveLength(9);
    expect(await heads()).toMatchObject({ onSite: 12, party: 3 });
  });

  test('a place that is left can be taken by another', async () => {
    const { db, seminar, tap, heads } = await openParty();
    const [one] = await Promise.all([1, 2, 3].map(() => addTestRsvp(db, seminar.id, { isAtParty: true })));
    const late = await addTestRsvp(db, seminar.id);
    expect(await tap(late.id, true)).toMatchObject({ kind: 'refused', why: 'party_full' });
    await tap(one?.id ?? '', false);
    expect(await tap(late.id, true)).toMatchObject({ kind: 'answered', mine: { isAtParty: true } });
    expect(await heads()).toMatchObject({ party: 3 });
  });

  test('the same event again has no second effect, and an older tap none at all', async () => {
    const { db, seminar, outbox, tap, heads } = await openParty();
    const { id } = await addTestRsvp(db, seminar.id);
    await tap(id, true, { eventId: 'Ev1' });
    expect(await tap(id, true, { eventId: 'Ev1' })).toEqual({ kind: 'seen_before' });
    const older = await tap(id, false, { tappedAt: noon.subtract({ minutes: 1 }), eventId: 'Ev0' });
    expect(older).toMatchObject({ kind: 'answered', mine: { isAtParty: true } });
    expect(await heads()).toMatchObject({ party: 1 });
    expect(outbox.refreshed).toEqual([seminar.id]);
  });

  test('who withdraws from the seminar is no longer at its after-party', async () => {
    const { db, seminar, outbox, heads } = await openParty();
    const { id: personId } = await addTestRsvp(db, seminar.id, { isAtParty: true });
    const answer = { personId, seminarId: seminar.id, answer: 'declined' } as const;
    await answerSeminar({ db, outbox, ...answer, tappedAt: noon, now: noon });
    expect(await heads()).toMatchObject({ onSite: 0, party: 0, declined: 1 });
  });

  test('who has not answered the seminar is refused', async () => {
    const { db, seminar, tap } = await openParty();
    const { id } = await addTestRsvp(db, seminar.id, { standing: 'declined' });
    expect(await tap(id, true)).toMatchObject({ kind: 'refused', why: 'not_attending' });
  });
});
