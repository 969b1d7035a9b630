// Many taps at once against the same taps one after the other: nobody's seat, place, message or answer differs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { AnswerResult } from '../../src/rsvps/answer.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import type { Tap as AnswerTap } from '../../src/rsvps/load-tap.ts';
import { findAllRsvps, findRsvpsByStanding, findStandings } from '../../src/rsvps/rsvp.store.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { findOwnStandings } from '../../src/rsvps/tap.store.ts';
import { findSeminar, lockSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const PEOPLE = 5;
const before = at('2026-12-01T12:00');
const late = at('2026-12-03T09:00');

const tap = fc.record({
  who: fc.nat(PEOPLE - 1),
  seminar: fc.nat(1),
  answer: fc.constantFrom<Answer>('on_site', 'on_site', 'on_site', 'online', 'declined', 'materials'),
  /** Of how many seconds ago it is. */
  age: fc.nat(3),
  event: fc.nat(30),
  /** A card's button, and the “yes” to having been asked. */
  tap: fc.constantFrom<AnswerTap>({}, { edition: 1 }, { edition: 1, isGiven: true }),
});
type Drawn = typeof tap extends fc.Arbitrary<infer A> ? A : never;
type Tap = Omit<Drawn, 'tap'> & Partial<Pick<Drawn, 'tap'>>;
const storms = fc.array(fc.array(tap, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });

async function open(db: DatabaseRoot, seats: number, formats: Seminar['format'][]) {
  const outbox = createTestOutbox();
  const people: string[] = [];
  for (let index = 0; index < PEOPLE; index++) people.push((await addTestPerson(db)).id);
  const seminars: Seminar[] = [];
  for (const format of formats) seminars.push(await addTestSeminar(db, { seats, format }));
  const answer = ({ who, seminar, answer: said, age, event, tap: onCard }: Tap, now: Temporal.Instant) =>
    answerSeminar({
      ...{ db, outbox, seminarId: seminars[seminar]?.id ?? '', personId: people[who] ?? '', answer: said, now },
      ...{ tappedAt: now.subtract({ seconds: age }), eventId: `event ${event} of ${seminars[seminar]?.id}` },
      tap: onCard,
    });
  const nameOf = (id: string | undefined) => people.indexOf(id ?? '');
  const shown = (result: AnswerResult) =>
    result.kind === 'answered' ? [result.kind, result.note, result.mine.standing] : [result.kind];
  return { db, outbox, people, seminars, answer, nameOf, shown };
}
type Stage = Awaited<ReturnType<typeof open>>;

async function stateOf({ db, outbox, seminars, nameOf }: Stage) {
  const ids = seminars.map(({ id }) => id);
  const rows = (await findAllRsvps(db, ids)).map(({ personId, seminarId, ...rsvp }) => ({
    ...{ who: nameOf(personId), seminar: ids.indexOf(seminarId), standing: rsvp.standing, mode: rsvp.mode },
    ...{ answered: String(rsvp.answeredAt), isLate: rsvp.isLateWithdrawal },
  }));
  // Numbers may have gaps; what counts is who stands before whom.
  const lines = await Promise.all(
    ids.map(async (id) => (await findRsvpsByStanding(db, id, ['waitlisted'])).map(({ personId }) => nameOf(personId))),
  );
  const told = outbox.owed.map(({ kind, to, seminarId }) => [
    kind,
    'personId' in to ? nameOf(to.personId) : '',
    ids.indexOf(seminarId ?? ''),
  ]);
  const standings = (await Promise.all(ids.map((id) => findStandings(db, id)))).map(
    ({ lastWaitlistNumber: _number, ...counts }) => counts,
  );
  return {
    lines,
    rows: rows.sort((one, other) => one.seminar - other.seminar || one.who - other.who),
    told,
    standings,
  };
}

const sorted = (told: unknown[][]) => told.map(String).sort();

test('what many tap at once comes to the same as one after the other, before the deadline and after it', async () => {
  const seats = fc.integer({ min: 1, max: 3 });
  const formats = fc.array(fc.constantFrom<Seminar['format']>('on_site', 'both'), { minLength: 2, maxLength: 2 });
  const lateFrom = fc.nat(3);
  const db = await createTestDatabase();
  await fc.assert(
    fc.asyncProperty(seats, formats, storms, lateFrom, async (limit, kinds, sequence, from) => {
      const [atOnce, apart] = [await open(db, limit, kinds), await open(db, limit, kinds)];
      for (const [index, storm] of sequence.entries()) {
        const now = (index >= from ? late : before).add({ minutes: index });
        // Two people's taps on one seminar change places in the line; what one person taps keeps its order.
        const together = await Promise.all(storm.map((each) => atOnce.answer(each, now)));
        const singly: AnswerResult[] = [];
        for (const each of storm) singly.push(await apart.answer(each, now));
        expect(together.map(atOnce.shown)).toEqual(singly.map(apart.shown));
      }
      const [one, other] = [await stateOf(atOnce), await stateOf(apart)];
      expect(one.rows).toEqual(other.rows);
      expect(one.standings).toEqual(other.standings);
      expect(one.lines).toEqual(other.lines);
      expect(sorted(one.told)).toEqual(sorted(other.told));
    }),
    { numRuns: 15 },
  );
});

test('what an answer tells of seats and line is what the database would', async () => {
  const stage = await open(await createTestDatabase(), 2, ['on_site', 'both']);
  let seconds = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(tap, { minLength: 1, maxLength: 12 }), async (taps) => {
      for (const each of taps) {
        seconds++;
        const result = await stage.answer({ ...each, event: 100 + seconds, age: 0 }, before.add({ seconds }));
        if (result.kind !== 'answered' || !result.own) continue;
        const key = { seminarId: result.seminar.id, personId: stage.people[each.who] ?? '' };
        expect(await findOwnStandings(stage.db, key)).toMatchObject(result.own);
      }
    }),
    { numRuns: 20 },
  );
});

test('a storm on one seminar is a few transactions, and its posts are to show it', async () => {
  const stage = await open(await createTestDatabase(), 3, ['on_site', 'on_site']);
  const storm = Array.from({ length: PEOPLE }, (_, who) => ({
    ...{ who, seminar: 0, answer: 'on_site' as const, age: 0, event: who },
  }));
  const [seminar] = stage.seminars;
  const revision = async () => (await findSeminar(stage.db, seminar?.id ?? ''))?.revision ?? 0;
  const was = await revision();
  await Promise.all(storm.map((each) => stage.answer(each, before)));
  expect((await revision()) - was).toBe(2);
  expect(new Set(stage.outbox.refreshed)).toEqual(new Set([seminar?.id]));
});

test('one tap that cannot be carried out fails by itself', async () => {
  const stage = await open(await createTestDatabase(), 3, ['on_site', 'on_site']);
  const [seminar] = stage.seminars;
  const tapOf = (personId: string) =>
    answerSeminar({
      ...{ db: stage.db, outbox: stage.outbox, seminarId: seminar?.id ?? '', personId },
      ...{ answer: 'on_site', tappedAt: before, now: before },
    }).then(({ kind }) => kind, String);
  const nobody = crypto.randomUUID();
  const kinds = await Promise.all([...stage.people, nobody, ...stage.people].map(tapOf));
  expect(kinds.filter((kind) => kind === 'answered')).toHaveLength(2 * PEOPLE);
  expect(kinds[PEOPLE]).toContain('nobody whom the bot knows');
});

/** Holds a seminar's row, as an edit does, until it is told to let go. */
async function hold({ db }: Stage, seminar: Seminar | undefined) {
  const release = Promise.withResolvers<void>();
  const isHeld = Promise.withResolvers<void>();
  const holding = db.transaction(async (tx) => {
    await lockSeminar(tx, seminar?.id ?? '');
    isHeld.resolve();
    await release.promise;
  });
  await isHeld.promise;
  return async () => {
    release.resolve();
    await holding;
  };
}

test('whose seminar somebody holds wait for it; everybody else does not', async () => {
  const stage = await open(await createTestDatabase(), 3, ['on_site', 'on_site']);
  const letGo = await hold(stage, stage.seminars[0]);
  const answer = (seminar: number, who: number) =>
    stage.answer({ who, seminar, answer: 'on_site', age: 0, event: 10 * seminar + who }, before);
  const held = [answer(0, 0), answer(0, 1)];
  const others = await Promise.all([answer(1, 0), answer(1, 1), answer(1, 2)]);
  expect(others.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  await letGo();
  expect((await Promise.all(held)).map(({ kind }) => kind)).toEqual(['answered', 'answered']);
});

test('the line is in the order of the taps, also of those that had to wait', async () => {
  const db = await createTestDatabase();
  const stage = await open(db, 1, ['on_site']);
  const [seminar] = stage.seminars;
  const crowd = await Promise.all(Array.from({ length: 30 }, () => addTestPerson(db)));
  const letGo = await hold(stage, seminar);
  const taps = crowd.map(async ({ id }, index) => {
    // Not all in one turn: some come while others wait already.
    for (let turn = 0; turn < index; turn++) await Promise.resolve();
    const now = before.add({ milliseconds: index });
    return answerSeminar({
      ...{ db, outbox: stage.outbox, seminarId: seminar?.id ?? '', personId: id, answer: 'on_site' },
      ...{ tappedAt: now, now },
    });
  });
  await letGo();
  await Promise.all(taps);
  const line = await findRsvpsByStanding(db, seminar?.id ?? '', ['waitlisted']);
  expect(line.map(({ personId }) => personId)).toEqual(crowd.slice(1).map(({ id }) => id));
});

test('who joined the line and got a seat within the same moment is not told a place in the line', async () => {
  const stage = await open(await createTestDatabase(), 1, ['on_site']);
  const tapOf = (who: number, answer: Answer) =>
    stage.answer({ who, seminar: 0, answer, age: 0, event: 10 * who }, before);
  await tapOf(0, 'on_site');
  const letGo = await hold(stage, stage.seminars[0]);
  const [, waits] = [
    tapOf(2, 'declined'),
    tapOf(1, 'on_site'),
    stage.answer({ who: 0, seminar: 0, answer: 'declined', age: 0, event: 99 }, before),
  ];
  await letGo();
  expect(await waits).toMatchObject({ kind: 'answered', own: undefined });
  const key = { seminarId: stage.seminars[0]?.id ?? '', personId: stage.people[1] ?? '' };
  expect(await findOwnStandings(stage.db, key)).toMatchObject({ rsvp: { standing: 'attending' }, place: null });
});
