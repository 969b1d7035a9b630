// Before the deadline: a seat that falls free never goes silently to somebody who cannot be told.
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { messages } from '../../src/messages/message.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { countSeats, findRsvpsByStanding } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const start = at('2026-12-01T12:00');

type Somebody = Awaited<ReturnType<typeof addTestPerson>>;

async function open({ seats = 1, db }: { seats?: number; db?: DatabaseRoot } = {}) {
  const ofDatabase = db ?? (await createTestDatabase());
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(ofDatabase, { seats });
  const shared = { db: ofDatabase, outbox };
  const answer = (personId: string, said: Answer, now = start) =>
    answerTest(shared, { seminarId: seminar.id, personId, answer: said, now });
  return {
    ...{ ...shared, seminar, answer },
    leave: ({ externalId }: Somebody, now: Temporal.Instant) =>
      saveReachability(ofDatabase, { platform: 'slack', externalId, unreachableAt: now }, now),
    comeBack: ({ externalId }: Somebody, now: Temporal.Instant) =>
      saveReachability(ofDatabase, { platform: 'slack', externalId, unreachableAt: null }, now),
    look: (now: Temporal.Instant) => fillFreedSeats({ ...shared, now }),
    byHand(name: string, now = start) {
      const about = {
        name,
        organization: '江田島市',
        note: '0823-00-0000',
        mode: 'on_site',
        isAtParty: false,
      } as const;
      const by = { seminarId: seminar.id, actor: seminar.createdBy, personId: crypto.randomUUID() };
      return saveAttendee({ ...shared, ...by, about, now }).then(() => by.personId);
    },
    standing: async (...which: ('attending' | 'waitlisted')[]) =>
      (await findRsvpsByStanding(ofDatabase, seminar.id, which)).map(({ personId }) => personId),
    toOrganizers: (now: Temporal.Instant) =>
      cardsFor(ofDatabase, { seminarId: seminar.id, personId: seminar.createdBy, kind: 'ask-by-hand', now }),
  };
}

const later = (minutes: number) => start.add({ minutes });

describe('a seat that falls free before the deadline', () => {
  test('goes past who blocked or left us to the next, who is told; the organizers are told once', async () => {
    const { db, seminar, answer, leave, look, standing, toOrganizers } = await open();
    const [seated, gone, next] = [await addTestPerson(db), await addTestPerson(db), await addTestPerson(db)];
    for (const { id } of [seated, gone, next]) await answer(id, 'on_site');
    await leave(gone, later(1));
    await answer(seated.id, 'declined', later(2));
    expect(await standing('attending')).toEqual([next.id]);
    expect(await standing('waitlisted')).toEqual([gone.id]);
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([next.id]);
    const [card, ...more] = await toOrganizers(later(3));
    expect(more).toEqual([]);
    expect(card?.text?.[0]).toContain(ja.byHand.passedOver('田中 太一', 1));
    // Their place stays, and the next free seat passes them again, without another word.
    await answer(next.id, 'declined', later(4));
    await look(later(5));
    expect(await toOrganizers(later(5))).toHaveLength(1);
  });

  test('names nobody by a title where no platform told their name', async () => {
    const { db, answer, leave, toOrganizers } = await open();
    const [seated, gone] = [await addTestPerson(db), await addTestPerson(db, { name: '' })];
    for (const { id } of [seated, gone]) await answer(id, 'on_site');
    await leave(gone, later(1));
    await answer(seated.id, 'declined', later(2));
    expect((await toOrganizers(later(3)))[0]?.text?.[0]).toContain(ja.byHand.passedOver('', 1));
    const afterDeadline = (await toOrganizers(at('2026-12-03T09:00')))[0]?.text?.[0];
    expect(afterDeadline).toContain(ja.byHand.ask('', 1));
  });

  test('is theirs once they are back while it is free, and the word to telephone them is no longer sent', async () => {
    const { db, seminar, answer, leave, comeBack, look, standing, toOrganizers } = await open();
    const [seated, gone] = [await addTestPerson(db), await addTestPerson(db)];
    for (const { id } of [seated, gone]) await answer(id, 'on_site');
    await leave(gone, later(1));
    await answer(seated.id, 'declined', later(2));
    expect(await standing('attending')).toEqual([]);
    expect((await toOrganizers(later(3)))[0]).toBeDefined();
    await comeBack(gone, later(4));
    await look(later(5));
    expect(await standing('attending')).toEqual([gone.id]);
    expect(await owedTo(db, seminar.id, 'seat-given')).toEqual([gone.id]);
    expect(await toOrganizers(later(5))).toEqual([undefined]);
  });

  test('while nobody else waits it goes to whoever answers next, not into a line behind them', async () => {
    const { db, answer, leave, standing } = await open();
    const [seated, gone, fresh] = [await addTestPerson(db), await addTestPerson(db), await addTestPerson(db)];
    for (const { id } of [seated, gone]) await answer(id, 'on_site');
    await leave(gone, later(1));
    await answer(seated.id, 'declined', later(2));
    expect(await answer(fresh.id, 'on_site', later(3))).toMatchObject({ mine: { standing: 'attending' } });
    expect(await standing('waitlisted')).toEqual([gone.id]);
  });

  test('goes to who was added by hand, and the organizers are asked to telephone', async () => {
    const { db, seminar, answer, byHand, standing, toOrganizers } = await open();
    const seated = await addTestPerson(db);
    await answer(seated.id, 'on_site');
    const personId = await byHand('海野 渚');
    expect(await toOrganizers(later(1))).toEqual([]);
    await answer(seated.id, 'declined', later(2));
    expect(await standing('attending')).toEqual([personId]);
    const [card, ...more] = await toOrganizers(later(3));
    expect(more).toEqual([]);
    expect(card?.text?.[0]).toContain(ja.byHand.seated('海野 渚'));
    expect(card?.facts?.map(({ value }) => value)).toEqual(expect.arrayContaining(['江田島市', '0823-00-0000']));
    expect(card?.buttons?.flat()).toMatchObject([
      { command: { do: 'attendee', seminar: seminar.id, person: personId } },
    ]);
  });
});

const PEOPLE = 6;
const who = fc.nat(PEOPLE - 1);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('come' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decline' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('block' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), who }) },
  fc.record({ do: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('by-hand' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

type Stage = Awaited<ReturnType<typeof open>>;

async function carryOut(stage: Stage, people: Somebody[], each: Act, now: Temporal.Instant) {
  const person = 'who' in each ? people[each.who] : undefined;
  if (each.do === 'by-hand') return stage.byHand('海野 渚', now);
  if (each.do === 'seats') {
    const shown = await seminarNow(stage.db, stage.seminar.id);
    return editTest(stage, { shown, change: { seats: String(each.seats) }, now, isOverwriting: true });
  }
  if (!person) return undefined;
  if (each.do === 'block') return stage.leave(person, now);
  if (each.do === 'return') return stage.comeBack(person, now);
  // Whoever answers speaks to us.
  await stage.comeBack(person, now);
  return stage.answer(person.id, each.do === 'come' ? 'on_site' : 'declined', now);
}

async function stateOf({ db, seminar: { id } }: Stage) {
  const seminar = await seminarNow(db, id);
  const line = await findRsvpsByStanding(db, id, ['waitlisted']);
  const attending = (await findRsvpsByStanding(db, id, ['attending'])).map(({ personId }) => personId);
  return { seminar, line: line.map(({ personId }) => personId), attending, seats: await countSeats(db, seminar) };
}

async function askedAbout(db: DatabaseRoot, { id }: Seminar): Promise<string[]> {
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.seminarId, id), eq(messages.kind, 'ask-by-hand')));
  return rows.map(({ details }) => `${details.person}${details.seated ? ' seated' : ''}`);
}

test('whoever blocks, returns, comes and goes: never oversold, nobody reachable passed over, places and order kept', async () => {
  const db = await createTestDatabase();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(act, { minLength: 4, maxLength: 14 }),
      async (seats, acts) => {
        let now = start;
        // New ones each time: of those before more is known than their first minute.
        const people = await Promise.all(Array.from({ length: PEOPLE }, () => addTestPerson(db)));
        const stage = await open({ seats, db });
        const gone = new Set<string>();
        let was = await stateOf(stage);
        for (const [index, each] of acts.entries()) {
          now = start.add({ minutes: index + 1 });
          await carryOut(stage, people, each, now);
          await stage.look(now);
          const person = 'who' in each ? people[each.who] : undefined;
          if (person && each.do === 'block') gone.add(person.id);
          else if (person) gone.delete(person.id);
          const is = await stateOf(stage);
          checkStep({ was, is, gone, told: await owedTo(db, stage.seminar.id, 'seat-given') });
          const asked = await askedAbout(db, stage.seminar);
          const turns = asked.filter((one) => !one.endsWith('seated'));
          expect(new Set(turns).size, 'the organizers are told once').toBe(turns.length);
          const isFree = is.seats.taken < (is.seminar.seats ?? 0);
          if (isFree && is.line[0]) expect(asked, 'whose turn it is somebody telephones').toContain(is.line[0]);
          was = is;
        }
        for (const { externalId } of people) {
          await saveReachability(db, { platform: 'slack', externalId, unreachableAt: null }, later(600));
        }
        await stage.look(later(601));
        const end = await stateOf(stage);
        expect(
          end.line.length === 0 || end.seats.taken >= (end.seminar.seats ?? 0),
          'back again, they are seated',
        ).toBe(true);
      },
    ),
    { numRuns: 12 },
  );
});

type State = Awaited<ReturnType<typeof stateOf>>;

function checkStep({ was, is, gone, told }: { was: State; is: State; gone: Set<string>; told: (string | null)[] }) {
  const seats = is.seminar.seats ?? 0;
  expect(is.seats.taken, 'never oversold').toBeLessThanOrEqual(Math.max(seats, was.seats.taken));
  const newlySeated = is.attending.filter((id) => was.line.includes(id) && !was.attending.includes(id));
  for (const id of newlySeated) {
    expect(gone.has(id), 'nobody is seated whom we cannot reach').toBe(false);
    expect(told, 'whoever is seated is told').toContain(id);
  }
  const reachable = is.line.filter((id) => !gone.has(id));
  if (reachable.length > 0)
    expect(is.seats.taken, 'no seat is free past somebody reachable').toBeGreaterThanOrEqual(seats);
  const stayed = was.line.filter((id) => is.line.includes(id));
  expect(
    is.line.filter((id) => was.line.includes(id)),
    'the order is kept',
  ).toEqual(stayed);
  for (const id of newlySeated) {
    const before = was.line.slice(0, was.line.indexOf(id)).filter((other) => is.line.includes(other));
    expect(
      before.every((other) => gone.has(other)),
      'first come first served',
    ).toBe(true);
  }
}
