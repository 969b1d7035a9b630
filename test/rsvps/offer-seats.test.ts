import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { claimSeat } from '../../src/rsvps/claim-seat.ts';
import { findOffers } from '../../src/rsvps/offer.store.ts';
import { offerFreedSeats } from '../../src/rsvps/offer-seats.ts';
import { countSeats, findRsvpsByStanding } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const before = at('2026-12-01T12:00');
const morning = at('2026-12-03T09:00');

/** `taken` seated and `waiting` in line, each in order. */
async function filled({ seats, waiting }: { seats: number; waiting: number }) {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db, { seats });
  const people: string[] = [];
  for (let index = 0; index < seats + waiting; index++) {
    const { id } = await addTestPerson(db);
    people.push(id);
    await tap({ db, outbox, seminarId: seminar.id, personId: id, answer: 'on_site', now: before });
  }
  return { db, outbox, seminar, seated: people.slice(0, seats), line: people.slice(seats) };
}

interface Tap {
  db: DatabaseRoot;
  outbox: ReturnType<typeof createTestOutbox>;
  seminarId: string;
  personId: string;
  answer: Answer;
  now: Temporal.Instant;
}
const tap = ({ now, ...input }: Tap) => answerSeminar({ ...input, tappedAt: now, now });

const offered = (outbox: ReturnType<typeof createTestOutbox>) =>
  outbox.owed.flatMap(({ kind, to }) => (kind === 'seat-offer' && 'personId' in to ? [to.personId] : []));

describe('a seat that falls free after the deadline', () => {
  test('is offered to the first in line, who takes it with one tap, twice without harm', async () => {
    const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 2 });
    const input = { db, outbox, seminarId: seminar.id };
    await tap({ ...input, personId: seated[0] ?? '', answer: 'declined', now: morning });
    expect(offered(outbox)).toEqual([line[0]]);
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 0, waiting: 2 });
    const claim = (personId = '') => claimSeat({ ...input, personId, tappedAt: morning, now: morning });
    expect((await claim(line[1])).kind).toBe('refused');
    expect((await claim(line[0])).kind).toBe('claimed');
    expect((await claim(line[0])).kind).toBe('claimed');
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 1, waiting: 1 });
  });

  test('goes on to the next when it is declined or its time is over, and to nobody two hours before the start', async () => {
    const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 3 });
    const input = { db, outbox, seminarId: seminar.id };
    await tap({ ...input, personId: seated[0] ?? '', answer: 'declined', now: morning });
    await tap({ ...input, personId: line[0] ?? '', answer: 'declined', now: morning });
    expect(offered(outbox)).toEqual([line[0], line[1]]);
    const [standing] = (await findOffers(db, seminar.id)).filter((offer) => offer.outcome === null);
    await offerFreedSeats({ db, outbox, now: standing?.expiresAt ?? morning });
    expect(offered(outbox)).toEqual(line);
    const late = await claimSeat({
      ...input,
      personId: line[1] ?? '',
      tappedAt: at('2026-12-03T13:00'),
      now: at('2026-12-03T13:00'),
    });
    expect(late).toMatchObject({ kind: 'refused', why: 'offer_expired' });
    await offerFreedSeats({ db, outbox, now: at('2026-12-03T16:30') });
    expect(await findRsvpsByStanding(db, seminar.id, ['attending'])).toEqual([]);
  });

  test('is never given twice, whatever happens at once: withdrawals, claims, refusals, and the clock', async () => {
    const { db, outbox, seminar, seated, line } = await filled({ seats: 4, waiting: 12 });
    const input = { db, outbox, seminarId: seminar.id };
    for (let round = 0; round < 3; round++) {
      const now = morning.add({ minutes: round * 100 });
      await Promise.all([
        ...seated.slice(round, round + 2).map((personId) => tap({ ...input, personId, answer: 'declined', now })),
        ...line.map((personId, index) =>
          index % 5 === round
            ? tap({ ...input, personId, answer: 'declined', now })
            : claimSeat({ ...input, personId, tappedAt: now, now }),
        ),
        offerFreedSeats({ db, outbox, now }),
        offerFreedSeats({ db, outbox, now }),
      ]);
      const { taken } = await countSeats(db, seminar);
      const standing = (await findOffers(db, seminar.id)).filter((offer) => offer.outcome === null).length;
      expect(taken + standing).toBeLessThanOrEqual(4);
    }
    const asked = offered(outbox);
    expect(new Set(asked).size).toBe(asked.length);
    // First come, first asked: nobody is asked before someone ahead of them in the line.
    expect(asked).toEqual(line.filter((personId) => asked.includes(personId)));
  });
});
