import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAttendee, saveNote } from '../../src/attendees/attendee.store.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { countSeats, findRsvp, findRsvpsByStanding, findWaitlistPlace } from '../../src/rsvps/rsvp.store.ts';
import { type Answer, keptRsvp, type Rsvp } from '../../src/rsvps/rsvp.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { joinTestAccounts, tablesNaming } from '../support/join-fixture.ts';
import { addTestRsvp, owedTo, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox, deadlineAt } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const noon = at('2026-11-26T12:00');

interface Place {
  rsvp: Rsvp | null;
  place: number | undefined;
}

async function placesOf(db: DatabaseRoot, seminar: Seminar, ids: string[]): Promise<Place[]> {
  const keys = ids.map((personId) => ({ seminarId: seminar.id, personId }));
  return Promise.all(
    keys.map(async (key) => ({ rsvp: await findRsvp(db, key), place: await findWaitlistPlace(db, key) })),
  );
}

const comes = ({ rsvp }: Place) => rsvp?.standing === 'attending' || rsvp?.standing === 'waitlisted';
const isSeated = ({ rsvp }: Place) => rsvp?.standing === 'attending';

/** What holds of any two people's answers: `one` is whom the other became. */
function checkMerged(before: Place[], after: Place[]) {
  const [theirs, mine, ...others] = before;
  const [gone, one, ...rest] = after;
  if (!theirs || !mine || !gone || !one) throw new Error('two people at least');
  expect(gone.rsvp, 'nothing is left with who they were').toBeNull();
  const both = [theirs, mine].flatMap(({ rsvp }) => rsvp ?? []);
  const newest = both.toSorted((a, b) => Temporal.Instant.compare(a.answeredAt, b.answeredAt)).at(-1);
  if (newest) expect(one.rsvp?.answeredAt, 'the last word’s time').toEqual(newest.answeredAt);
  const wanted = newest?.standing === 'attending' || newest?.standing === 'waitlisted';
  expect(comes(one), 'they come if they said so last').toBe(wanted);
  if (!wanted && newest) expect(one.rsvp?.standing).toBe(newest.standing);
  if (wanted && [theirs, mine].some(isSeated)) expect(isSeated(one), 'a seat is not lost').toBe(true);
  const places = [theirs, mine].flatMap(({ place }) => place ?? []);
  if (one.place) expect(one.place, 'the better place').toBeLessThanOrEqual(Math.min(...places));
  for (const [index, was] of others.entries()) {
    const is = rest[index];
    if (isSeated(was)) expect(is, 'nobody else loses a seat').toEqual(was);
    else if (was.place) expect(is?.place ?? 0, 'nor a place').toBeLessThanOrEqual(was.place);
    else expect(is).toEqual(was);
  }
}

const anyTap = fc.record({
  who: fc.nat(5),
  answer: fc.constantFrom<Answer>('on_site', 'on_site', 'on_site', 'online', 'declined', 'materials'),
});
const anyEvening = fc.record({
  seats: fc.integer({ min: 1, max: 4 }),
  format: fc.constantFrom('on_site', 'both'),
  isClosed: fc.boolean(),
  taps: fc.array(anyTap, { minLength: 4, maxLength: 18 }),
});

describe('any two people’s answers, merged', () => {
  test('are one, at no cost of anybody else, within the seats, and leave no seat free while someone waits', async () => {
    const db = database();
    const outbox = createTestOutbox();
    await fc.assert(
      fc.asyncProperty(anyEvening, async ({ seats, format, isClosed, taps }) => {
        const seminar = await addTestSeminar(db, { seats, format });
        const ids: string[] = [];
        for (let index = 0; index < 6; index++) {
          ids.push((await addTestPerson(db, { platform: index === 0 ? 'line' : 'slack' })).id);
        }
        for (const [minute, { who, answer }] of taps.entries()) {
          const tappedAt = noon.add({ minutes: minute });
          const person = { personId: ids[who] ?? '', seminarId: seminar.id };
          await answerSeminar({ db, outbox, ...person, answer, tappedAt, now: tappedAt });
        }
        const before = await placesOf(db, seminar, ids);
        const { taken } = await countSeats(db, seminar);
        const now = isClosed ? deadlineAt.add({ hours: 1 }) : noon.add({ hours: 1 });
        const [from = '', to = ''] = ids;
        await joinTestAccounts({ db, outbox, from, to, now });
        checkMerged(before, await placesOf(db, seminar, ids));
        const after = await countSeats(db, seminar);
        expect(after.taken, 'never more than there are').toBeLessThanOrEqual(seats);
        // After the deadline a seat that falls free is offered, not given.
        if (isClosed) expect(after.taken).toBeLessThanOrEqual(taken);
        else expect(after.waiting === 0 || after.taken === seats, 'no seat is free while someone waits').toBe(true);
        const numbers = (await findRsvpsByStanding(db, seminar.id, ['waitlisted'])).map((each) => each.waitlistNumber);
        expect(new Set(numbers).size).toBe(after.waiting);
        expect(await tablesNaming(db, from)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('by the rule alone: whichever comes first, the same one stays, seated exactly when attending', () => {
    const anyStanding = fc.constantFrom('attending', 'waitlisted', 'declined', 'materials');
    const moment = fc.nat(50).map((minutes) => noon.add({ minutes }));
    const anyRsvp = fc
      .record({
        standing: anyStanding,
        at: moment,
        mode: fc.constantFrom('on_site', 'online'),
        place: fc.nat(9),
        party: fc.boolean(),
      })
      .map(({ standing, at: answeredAt, mode, place, party }) => {
        const isIn = standing === 'attending' || standing === 'waitlisted';
        return rsvpOf({
          ...{ seminarId: 'one', personId: 'one', standing, answeredAt, mode: isIn ? mode : null },
          seatedAt: standing === 'attending' ? answeredAt : null,
          waitlistNumber: standing === 'waitlisted' ? place : null,
          ...(standing === 'attending' && { isAtParty: party, partyAnsweredAt: answeredAt }),
          isLateWithdrawal: standing === 'declined' && party,
        });
      });
    fc.assert(
      fc.property(anyRsvp, anyRsvp, (one, other) => {
        const kept = keptRsvp(one, other);
        const isTie = one.answeredAt.equals(other.answeredAt) || one.waitlistNumber === other.waitlistNumber;
        if (!isTie) expect(keptRsvp(other, one)).toEqual(kept);
        expect(kept.seatedAt !== null).toBe(kept.standing === 'attending');
        expect(kept.waitlistNumber !== null).toBe(kept.standing === 'waitlisted');
        expect(kept.isAtParty && kept.standing !== 'attending').toBe(false);
        expect(keptRsvp(kept, other).standing).toBe(kept.standing);
      }),
    );
  });
});

describe('one person’s two answers', () => {
  const early = rsvpOf({ seminarId: 'one', personId: 'one', answeredAt: noon, seatedAt: noon });
  const later = noon.add({ hours: 1 });
  const late: Rsvp = { ...early, answeredAt: later, seatedAt: later };

  test('with the same seat keep it since the earlier, and the after-party by the newer word on it', () => {
    expect(keptRsvp(late, early)).toMatchObject({ answeredAt: later, seatedAt: noon });
    const joined = { ...early, isAtParty: true, partyAnsweredAt: noon.add({ hours: 2 }) };
    expect(keptRsvp(late, joined)).toMatchObject({ isAtParty: true });
    const left = { ...late, isAtParty: false, partyAnsweredAt: noon.add({ hours: 3 }) };
    expect(keptRsvp(left, joined)).toMatchObject({ isAtParty: false });
  });

  test('in other ways of attending keep the newer, with its own seat', () => {
    expect(keptRsvp({ ...late, mode: 'online' }, early)).toMatchObject({ mode: 'online', seatedAt: later });
  });

  test('keep the mark of a seat given back late unless they come after all', () => {
    const withdrawn = rsvpOf({ standing: 'declined', answeredAt: noon, isLateWithdrawal: true });
    const materials = rsvpOf({ standing: 'materials', answeredAt: later });
    expect(keptRsvp(withdrawn, materials)).toMatchObject({ standing: 'materials', isLateWithdrawal: true });
    expect(keptRsvp(withdrawn, late)).toMatchObject({ standing: 'attending', isLateWithdrawal: false });
  });
});

describe('what hangs on an answer', () => {
  test('notes of both are kept, and a seat that was offered is let go by who has one', async () => {
    const db = database();
    const outbox = createTestOutbox();
    const seminar = await addTestSeminar(db, { seats: 2 });
    const waits = { standing: 'waitlisted', waitlistNumber: 1 } as const;
    const from = await addTestRsvp(db, seminar.id, { ...waits, person: { platform: 'line' } });
    const to = await addTestRsvp(db, seminar.id);
    const next = await addTestRsvp(db, seminar.id, { ...waits, waitlistNumber: 2 });
    await saveNote(db, { seminarId: seminar.id, personId: from.id, note: '車いす' });
    await saveNote(db, { seminarId: seminar.id, personId: to.id, note: '電話 0823' });
    const times = { offeredAt: noon, expiresAt: deadlineAt, outcome: null };
    await addOffers(db, [{ id: crypto.randomUUID(), seminarId: seminar.id, personId: from.id, ...times }]);
    await joinTestAccounts({ db, outbox, from: from.id, to: to.id, now: noon });
    expect(await findAttendee(db, seminar.id, from.id)).toMatchObject({
      ...{ rsvp: { personId: to.id, standing: 'attending' }, note: '電話 0823 / 車いす' },
    });
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([next.id]);
  });
});
