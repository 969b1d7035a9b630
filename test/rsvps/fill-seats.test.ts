import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { seatPerson } from '../../src/attendees/seat-person.ts';
import { takeSeats } from '../../src/changes/take-seats.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { accounts } from '../../src/people/person.table.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { claimSeat } from '../../src/rsvps/claim-seat.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { findOffers } from '../../src/rsvps/offer.store.ts';
import { countSeats, findRsvpsByStanding, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { createTestDatabase } from '../support/database.ts';
import { cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { owedTo, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

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

  test('is nobody’s offer any more once the seminar began, also where the bot was away as its time passed', async () => {
    const { db, outbox, seminar, seated } = await filled({ seats: 1, waiting: 2 });
    await tap({ db, outbox, seminarId: seminar.id, personId: seated[0] ?? '', answer: 'declined', now: morning });
    expect(await countSeats(db, seminar)).toMatchObject({ offered: 1 });
    await fillFreedSeats({ db, outbox, now: seminar.startsAt.add({ minutes: 1 }) });
    expect((await findOffers(db, seminar.id)).map(({ outcome }) => outcome)).toEqual(['expired']);
    expect(await countSeats(db, seminar)).toMatchObject({ taken: 0, offered: 0 });
    expect(offered(outbox)).toHaveLength(1);
  });

  test('goes on to the next when it is declined or its time is over, and to nobody two hours before the start', async () => {
    const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 3 });
    const input = { db, outbox, seminarId: seminar.id };
    await tap({ ...input, personId: seated[0] ?? '', answer: 'declined', now: morning });
    await tap({ ...input, personId: line[0] ?? '', answer: 'declined', now: morning });
    expect(offered(outbox)).toEqual([line[0], line[1]]);
    const [standing] = (await findOffers(db, seminar.id)).filter((offer) => offer.outcome === null);
    await fillFreedSeats({ db, outbox, now: standing?.expiresAt ?? morning });
    expect(offered(outbox)).toEqual(line);
    const late = await claimSeat({
      ...input,
      personId: line[1] ?? '',
      tappedAt: at('2026-12-03T13:00'),
      now: at('2026-12-03T13:00'),
    });
    expect(late).toMatchObject({ kind: 'refused', why: 'offer_expired' });
    await fillFreedSeats({ db, outbox, now: at('2026-12-03T16:30') });
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
        fillFreedSeats({ db, outbox, now }),
        fillFreedSeats({ db, outbox, now }),
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

describe('what was offered stays true when the seminar changes', () => {
  const standing = async ({ db, seminar }: Awaited<ReturnType<typeof filled>>) =>
    (await findOffers(db, seminar.id)).filter(({ outcome }) => outcome === null);

  /** One seat fell free in the morning, and the first of the line was asked. */
  async function withOffer(size: Parameters<typeof filled>[0]) {
    const stage = await filled(size);
    const input = { db: stage.db, outbox: stage.outbox, seminarId: stage.seminar.id };
    await tap({ ...input, personId: stage.seated[0] ?? '', answer: 'declined', now: morning });
    const edit = async (change: Record<string, string>, now = morning) =>
      editTest(stage, { shown: await seminarNow(stage.db, stage.seminar.id), change, now });
    return { ...stage, input, edit };
  }

  test('moved to another evening before its deadline, it is given to whom it was offered', async () => {
    const stage = await withOffer({ seats: 2, waiting: 2 });
    const [first = '', second = ''] = stage.line;
    await stage.edit({ date: '2026-12-10' });
    expect(await standing(stage)).toEqual([]);
    const attending = await findRsvpsByStanding(stage.db, stage.seminar.id, ['attending']);
    expect(attending.map(({ personId }) => personId)).toContain(first);
    expect(attending.map(({ personId }) => personId)).not.toContain(second);
    const late = await claimSeat({ ...stage.input, personId: first, tappedAt: morning, now: morning });
    expect(late.kind).toBe('claimed');
    expect(await countSeats(stage.db, stage.seminar)).toMatchObject({ taken: 2, offered: 0 });
  });

  test('moved to another evening, whoever of the line let it pass does not get the seat of who was asked after them', async () => {
    const stage = await withOffer({ seats: 1, waiting: 2 });
    const [passed = '', asked = ''] = stage.line;
    const later = at('2026-12-03T12:00');
    await fillFreedSeats({ ...stage, now: later });
    expect(offered(stage.outbox)).toEqual([passed, asked]);
    await stage.edit({ date: '2026-12-10' }, later);
    const attending = await findRsvpsByStanding(stage.db, stage.seminar.id, ['attending']);
    expect(attending.map(({ personId }) => personId)).toEqual([asked]);
    expect(await owedTo(stage.db, stage.seminar.id, 'offer-withdrawn')).toEqual([]);
  });

  test('moved to another evening with fewer seats, whose offer cannot become a seat is told', async () => {
    const stage = await withOffer({ seats: 2, waiting: 1 });
    const [only = ''] = stage.line;
    await stage.edit({ date: '2026-12-10', seats: '1' });
    expect(await owedTo(stage.db, stage.seminar.id, 'offer-withdrawn')).toEqual([only]);
    const person = { seminarId: stage.seminar.id, personId: only, now: morning };
    const [card] = await cardsFor(stage.db, { ...person, kind: 'offer-withdrawn' });
    expect(card?.text?.[0]).toContain(ja.offer.withdrawnText(1));
  });

  test('who let it pass is asked again for another time of the day, and who was seated and moved back for their new place', async () => {
    const stage = await withOffer({ seats: 1, waiting: 1 });
    const [only = ''] = stage.line;
    await fillFreedSeats({ ...stage, now: at('2026-12-03T13:00') });
    await fillFreedSeats({ ...stage, now: at('2026-12-03T13:01') });
    expect(offered(stage.outbox)).toEqual([only]);
    const moved = at('2026-12-03T14:00');
    await stage.edit({ start: '19:30', end: '21:00' }, moved);
    expect(offered(stage.outbox)).toEqual([only, only]);
    expect((await claimSeat({ ...stage.input, personId: only, tappedAt: moved, now: moved })).kind).toBe('claimed');
    // Added by the organizer beyond the seats, and moved back into the line.
    const { id: late } = await addTestPerson(stage.db);
    const seated = { mode: 'on_site' as const, answeredAt: moved, seatedAt: moved.add({ minutes: 1 }) };
    await saveRsvp(stage.db, rsvpOf({ seminarId: stage.seminar.id, personId: late, ...seated }));
    const actor = stage.seminar.createdBy;
    expect(await takeSeats({ ...stage.input, count: 1, actor, now: moved })).toMatchObject({ moved: 1, withdrawn: 0 });
    await tap({ ...stage.input, personId: only, answer: 'declined', now: moved.add({ minutes: 2 }) });
    expect(offered(stage.outbox)).toEqual([only, only, late]);
  });

  test('an earlier start shortens it', async () => {
    const stage = await withOffer({ seats: 1, waiting: 1 });
    await stage.edit({ start: '12:00', end: '14:00' });
    expect(await standing(stage)).toMatchObject([{ expiresAt: at('2026-12-03T10:00') }]);
    const tappedAt = at('2026-12-03T10:00');
    const claim = await claimSeat({ ...stage.input, personId: stage.line[0] ?? '', tappedAt, now: tappedAt });
    expect(claim).toMatchObject({ kind: 'refused', why: 'offer_expired' });
  });

  test('with fewer seats it counts as taken: the organizer chooses, and whose offer is taken back is told', async () => {
    const stage = await withOffer({ seats: 2, waiting: 1 });
    const [only = ''] = stage.line;
    expect(await stage.edit({ seats: '1' })).toMatchObject({ kind: 'saved', over: 1, offered: 1 });
    const take = () => takeSeats({ ...stage.input, count: 1, actor: stage.seminar.createdBy, now: morning });
    expect(await take()).toMatchObject({ moved: 0, withdrawn: 1 });
    expect(await take()).toMatchObject({ moved: 0, withdrawn: 0 });
    expect(await countSeats(stage.db, await seminarNow(stage.db, stage.seminar.id))).toMatchObject({
      ...{ taken: 1, offered: 0, waiting: 1 },
    });
    const claim = () => claimSeat({ ...stage.input, personId: only, tappedAt: morning, now: morning });
    expect(await claim()).toMatchObject({ kind: 'refused', why: 'offer_withdrawn' });
    const person = { seminarId: stage.seminar.id, personId: only, now: morning };
    const [card] = await cardsFor(stage.db, { ...person, kind: 'offer-withdrawn' });
    expect(card?.text?.[0]).toContain(ja.offer.withdrawnText(1));
    expect(await cardsFor(stage.db, { ...person, kind: 'seat-offer' })).toEqual([undefined]);
    // A seat more: asked again, and the word about the withdrawal, were it still unsent, is no longer true.
    await stage.edit({ seats: '2' });
    expect(offered(stage.outbox)).toEqual([only, only]);
    expect(await cardsFor(stage.db, { ...person, kind: 'offer-withdrawn' })).toEqual([undefined]);
    expect((await claim()).kind).toBe('claimed');
  });

  test('kept by the organizer it is theirs, though there are fewer seats', async () => {
    const stage = await withOffer({ seats: 2, waiting: 2 });
    await stage.edit({ seats: '1' });
    const claim = (personId = '') => claimSeat({ ...stage.input, personId, tappedAt: morning, now: morning });
    expect((await claim(stage.line[0])).kind).toBe('claimed');
    expect(await claim(stage.line[1])).toMatchObject({ kind: 'refused', why: 'no_offer' });
  });
});

test('whom the bot cannot ask is not passed over silently: the organizers are told once, and the next is asked', async () => {
  const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 3 });
  const [gone = '', next = ''] = line;
  await db.update(accounts).set({ unreachableAt: before }).where(eq(accounts.personId, gone));
  await tap({ db, outbox, seminarId: seminar.id, personId: seated[0] ?? '', answer: 'declined', now: morning });
  expect(offered(outbox)).toEqual([next]);
  await fillFreedSeats({ db, outbox, now: morning.add({ minutes: 1 }) });
  expect(await owedTo(db, seminar.id, 'ask-by-hand')).toEqual([seminar.createdBy]);
  const toOrganizer = { seminarId: seminar.id, personId: seminar.createdBy, kind: 'ask-by-hand' as const };
  const [card] = await cardsFor(db, { ...toOrganizer, now: morning });
  expect(card?.text?.[0]).toContain(ja.rsvp.mine.waitlisted(1));
  const command = { do: 'attendee', seminar: seminar.id, person: gone };
  expect(card?.buttons?.flat()).toMatchObject([{ label: ja.byHand.seeThem, command }]);
  // Given the seat by then: nothing to ask.
  const input = { db, outbox, seminarId: seminar.id, personId: gone, actor: seminar.createdBy, now: morning };
  expect((await seatPerson({ ...input, exceed: true })).kind).toBe('seated');
  expect(await cardsFor(db, { ...toOrganizer, now: morning })).toEqual([undefined]);
});

test('who turns out to be gone as the offer is sent did not let it pass: the organizers are told, and the next is asked', async () => {
  const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 2 });
  const [gone = '', next = ''] = line;
  await tap({ db, outbox, seminarId: seminar.id, personId: seated[0] ?? '', answer: 'declined', now: morning });
  expect(offered(outbox)).toEqual([gone]);
  await db.update(accounts).set({ unreachableAt: morning }).where(eq(accounts.personId, gone));
  for (const minutes of [1, 2]) await fillFreedSeats({ db, outbox, now: morning.add({ minutes }) });
  expect(offered(outbox)).toEqual([gone, next]);
  expect(await owedTo(db, seminar.id, 'ask-by-hand')).toEqual([seminar.createdBy]);
  expect(await countSeats(db, seminar)).toMatchObject({ taken: 0, offered: 1 });
});

test('behind more than are read at first who all blocked the bot, the next who can be told gets the seat', async () => {
  const { db, outbox, seminar, seated, line } = await filled({ seats: 1, waiting: 30 });
  const gone = line.slice(0, 28);
  await db.update(accounts).set({ unreachableAt: before }).where(inArray(accounts.personId, gone));
  await tap({ db, outbox, seminarId: seminar.id, personId: seated[0] ?? '', answer: 'declined', now: before });
  const attending = await findRsvpsByStanding(db, seminar.id, ['attending']);
  expect(attending.map(({ personId }) => personId)).toEqual([line[28]]);
  expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([line[28]]);
  expect(outbox.owed.filter(({ kind }) => kind === 'ask-by-hand')).toHaveLength(28);
});
