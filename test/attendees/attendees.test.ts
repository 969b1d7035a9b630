import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAttendee, findAttendees } from '../../src/attendees/attendee.store.ts';
import { type AboutAttendee, GROUPS, groupOf } from '../../src/attendees/attendee.ts';
import { letInPerson } from '../../src/attendees/let-in-person.ts';
import { removeAttendee } from '../../src/attendees/remove-attendee.ts';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import { seatPerson } from '../../src/attendees/seat-person.ts';
import { deleteCheckIn, findCheckIns } from '../../src/checkins/checkin.store.ts';
import { loadAttendance } from '../../src/checkins/load-attendance.ts';
import { tickPerson } from '../../src/checkins/tick-person.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { answerParty } from '../../src/rsvps/answer-party.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { countHeads, countSeats, findRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const before = at('2026-11-24T12:00');
const afterDeadline = at('2026-12-03T09:00');
const running = at('2026-12-03T19:00');
const over = at('2026-12-03T20:00');

const party = { startsAt: at('2026-12-03T20:15'), place: '潮風', fee: '', seats: 1 };
const about = (change: Partial<AboutAttendee> = {}): AboutAttendee => ({
  ...{ name: '海野 渚', organization: '江田島市', note: '0823-00-0000', mode: 'on_site', isAtParty: false },
  ...change,
});

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, change);
  const outbox = createTestOutbox();
  const shared = { db, outbox, seminarId: seminar.id, actor: seminar.createdBy };
  return {
    db,
    outbox,
    seminar,
    add: (personId: string, now = before, change: Partial<AboutAttendee> = {}) =>
      saveAttendee({ ...shared, personId, about: about(change), now }),
    remove: (personId: string, now = before) =>
      removeAttendee({ ...shared, forgetCheckIn: deleteCheckIn, personId, now }),
    seat: (personId: string, exceed = false, now = before) => seatPerson({ ...shared, personId, exceed, now }),
    letIn: (personId: string, now = afterDeadline) => letInPerson({ ...shared, personId, now }),
    answer: (personId: string, answer: 'on_site' | 'declined', now = before) =>
      answerSeminar({ ...shared, personId, answer, tappedAt: now, now }),
    standing: async (personId: string) => (await findRsvp(db, { seminarId: seminar.id, personId }))?.standing,
    log: async () => (await findActions(db, { seminarId: seminar.id, limit: 50, offset: 0 })).found,
  };
}

describe('adding somebody by hand', () => {
  test('they take a seat, and wait when there is none, by the same rule as everyone', async () => {
    const stage = await open({ seats: 1 });
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    expect(await stage.add(one)).toMatchObject({ kind: 'saved', isNew: true, mine: { standing: 'attending' } });
    expect(await stage.add(two)).toMatchObject({ kind: 'saved', mine: { standing: 'waitlisted', waitlistNumber: 1 } });
    const found = await findAttendee(stage.db, stage.seminar.id, one);
    const theirs = { name: '海野 渚', organization: '江田島市', note: '0823-00-0000' };
    expect(found).toMatchObject({ ...theirs, hasAccount: false, platforms: [] });
  });

  test('the form sent twice, even at once, adds one person', async () => {
    const stage = await open({ seats: 5 });
    const id = crypto.randomUUID();
    await Promise.all([stage.add(id), stage.add(id)]);
    expect((await findAttendees(stage.db, stage.seminar.id)).total).toBe(1);
    expect(await countSeats(stage.db, stage.seminar)).toMatchObject({ taken: 1 });
  });

  test('it works after the deadline, until the seminar ends and not after', async () => {
    const stage = await open();
    expect(await stage.add(crypto.randomUUID(), afterDeadline)).toMatchObject({ kind: 'saved' });
    expect(await stage.add(crypto.randomUUID(), running)).toMatchObject({ kind: 'saved' });
    expect(await stage.add(crypto.randomUUID(), over)).toEqual({ kind: 'refused', why: 'over' });
    expect((await findAttendees(stage.db, stage.seminar.id)).total).toBe(2);
  });

  test('a cancelled seminar takes nobody', async () => {
    const stage = await open({ status: 'cancelled' });
    expect(await stage.add(crypto.randomUUID())).toEqual({ kind: 'refused', why: 'cancelled' });
  });

  test('the after-party is joined while it has seats, else said', async () => {
    const stage = await open({ party });
    expect(await stage.add(crypto.randomUUID(), running, { isAtParty: true })).toMatchObject({ party: undefined });
    expect(await stage.add(crypto.randomUUID(), running, { isAtParty: true })).toMatchObject({ party: 'party_full' });
    expect((await countHeads(stage.db, [stage.seminar.id])).get(stage.seminar.id)).toMatchObject({
      party: 1,
      onSite: 2,
    });
  });

  test('correcting somebody keeps the seat and leaves both states in the log', async () => {
    const stage = await open({ format: 'both', seats: 1 });
    const id = crypto.randomUUID();
    await stage.add(id);
    expect(await stage.add(id, before, { name: '海野 なぎさ', mode: 'online' })).toMatchObject({ isNew: false });
    const found = await findAttendee(stage.db, stage.seminar.id, id);
    expect(found).toMatchObject({ name: '海野 なぎさ', rsvp: { mode: 'online' } });
    const [newest] = await stage.log();
    expect(newest).toMatchObject({ action: 'edit-attendee', before: { mode: 'on_site' }, after: { mode: 'online' } });
  });

  test('someone with an account is only described: name and answer stay theirs', async () => {
    const stage = await open();
    const person = await addTestPerson(stage.db, { name: '田中 太一' });
    expect(await stage.add(person.id)).toEqual({ kind: 'refused', why: 'not_here' });
    await stage.answer(person.id, 'declined');
    await stage.add(person.id, before, { name: '偽の名前', organization: '港湾課' });
    const found = await findAttendee(stage.db, stage.seminar.id, person.id);
    expect(found).toMatchObject({ name: '田中 太一', organization: '港湾課', rsvp: { standing: 'declined' } });
  });
});

describe('taking somebody off', () => {
  test('their seat goes to the line, which is told; nothing of them stays', async () => {
    const stage = await open({ seats: 1 });
    const id = crypto.randomUUID();
    await stage.add(id);
    const waiting = await addTestPerson(stage.db);
    await stage.answer(waiting.id, 'on_site');
    expect(await stage.remove(id)).toEqual({ kind: 'removed', name: '海野 渚', wasCheckedIn: false });
    expect(await stage.standing(waiting.id)).toBe('attending');
    expect(stage.outbox.owed).toMatchObject([{ kind: 'seat-given', to: { personId: waiting.id } }]);
    const left = await stage.db.execute(`select 1 from people where id = '${id}'`);
    expect(left).toHaveLength(0);
    expect(await stage.remove(id)).toEqual({ kind: 'gone' });
  });

  test('after the deadline nobody is seated silently: the seat is offered', async () => {
    const stage = await open({ seats: 1 });
    const id = crypto.randomUUID();
    await stage.add(id);
    const waiting = await addTestPerson(stage.db);
    await stage.answer(waiting.id, 'on_site');
    await stage.remove(id, afterDeadline);
    expect(await stage.standing(waiting.id)).toBe('waitlisted');
    expect(stage.outbox.owed).toMatchObject([{ kind: 'seat-offer', to: { personId: waiting.id } }]);
  });

  test('who answered for themself cannot be taken off', async () => {
    const stage = await open();
    const person = await addTestPerson(stage.db);
    await stage.answer(person.id, 'on_site');
    expect(await stage.remove(person.id)).toMatchObject({ kind: 'has_account' });
    expect(await stage.standing(person.id)).toBe('attending');
  });

  test('who was ticked off at the door is not left behind there as a walk-in without a name, and the log says so', async () => {
    const stage = await open();
    const id = crypto.randomUUID();
    const { db, seminar } = stage;
    await stage.add(id);
    const door = at('2026-12-03T18:00');
    await tickPerson({ db, seminarId: seminar.id, personId: id, isIn: true, actor: seminar.createdBy, now: door });
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ attended: [id] });
    expect(await stage.remove(id, running)).toEqual({ kind: 'removed', name: '海野 渚', wasCheckedIn: true });
    expect(await findCheckIns(db, [seminar.id])).toEqual([]);
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ attended: [], walkIns: [] });
    expect(await db.execute(`select 1 from people where id = '${id}'`)).toHaveLength(0);
    const [removed] = await stage.log();
    const change = { before: { standing: 'attending', checkedIn: true }, after: { checkedIn: false } };
    expect(removed).toMatchObject({ action: 'remove-attendee', subject: '海野 渚', ...change });
  });

  test('who is spoken of elsewhere loses name and organisation but not the row', async () => {
    const stage = await open();
    const id = crypto.randomUUID();
    await stage.add(id);
    const { id: elsewhere } = await addTestSeminar(stage.db);
    await stage.db.execute(
      `insert into checkins (seminar_id, person_id, at, how) values ('${elsewhere}', '${id}', now(), 'desk')`,
    );
    expect(await stage.remove(id)).toMatchObject({ kind: 'removed' });
    const left = await stage.db.execute(`select name, organization from people where id = '${id}'`);
    expect([...left]).toEqual([{ name: '', organization: '' }]);
  });
});

describe('a seat for someone of the line', () => {
  test('without a free seat only at a second word, which the log keeps', async () => {
    const stage = await open({ seats: 1 });
    await stage.add(crypto.randomUUID());
    const waiting = await addTestPerson(stage.db);
    await stage.answer(waiting.id, 'on_site');
    expect(await stage.seat(waiting.id)).toMatchObject({ kind: 'full' });
    expect(await stage.standing(waiting.id)).toBe('waitlisted');
    expect(await stage.seat(waiting.id, true)).toMatchObject({ kind: 'seated' });
    expect(await stage.seat(waiting.id, true)).toMatchObject({ kind: 'already' });
    expect(stage.outbox.owed).toMatchObject([{ kind: 'seat-given', to: { personId: waiting.id } }]);
    const [newest] = await stage.log();
    expect(newest).toMatchObject({ action: 'seat-person', after: { standing: 'attending', beyond_seats: 1 } });
  });

  test('a seat offered to another is not free; taking it for its own holder uses it', async () => {
    const stage = await open({ seats: 1 });
    const [seated, first, second] = await Promise.all([1, 2, 3].map(() => addTestPerson(stage.db)));
    if (!seated || !first || !second) throw new Error('nobody is there');
    for (const { id } of [seated, first, second]) await stage.answer(id, 'on_site');
    await stage.answer(seated.id, 'declined', afterDeadline);
    expect(await stage.seat(second.id, false, afterDeadline)).toMatchObject({ kind: 'full' });
    expect(await stage.seat(first.id, false, afterDeadline)).toMatchObject({ kind: 'seated' });
    expect(await countSeats(stage.db, stage.seminar)).toMatchObject({ taken: 1, waiting: 1 });
  });

  test('two organizers at once give one person one seat and one message', async () => {
    const stage = await open({ seats: 1 });
    await stage.add(crypto.randomUUID());
    const waiting = await addTestPerson(stage.db);
    await stage.answer(waiting.id, 'on_site');
    const results = await Promise.all([stage.seat(waiting.id, true), stage.seat(waiting.id, true)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['already', 'seated']);
    expect(stage.outbox.owed).toHaveLength(1);
  });

  test('nobody is seated who does not wait, who is not there, or when it is over', async () => {
    const stage = await open({ seats: 1 });
    const person = await addTestPerson(stage.db);
    await stage.answer(person.id, 'declined');
    expect(await stage.seat(person.id)).toEqual({ kind: 'refused', why: 'not_waiting' });
    expect(await stage.seat(person.id, true, over)).toEqual({ kind: 'refused', why: 'over' });
    expect(await stage.seat(crypto.randomUUID())).toEqual({ kind: 'gone' });
  });
});

describe('letting one person answer late', () => {
  test('only they can, until the start; they are told once', async () => {
    const stage = await open();
    const [late, other] = await Promise.all([addTestPerson(stage.db), addTestPerson(stage.db)]);
    expect(await stage.answer(late.id, 'on_site', afterDeadline)).toMatchObject({ kind: 'refused', why: 'closed' });
    expect(await stage.letIn(late.id)).toMatchObject({ kind: 'let_in', isNew: true });
    expect(await stage.letIn(late.id)).toMatchObject({ kind: 'let_in', isNew: false });
    expect(stage.outbox.owed).toMatchObject([{ kind: 'let-in', to: { personId: late.id } }]);
    expect(await stage.answer(late.id, 'on_site', afterDeadline)).toMatchObject({ kind: 'answered' });
    expect(await stage.answer(other.id, 'on_site', afterDeadline)).toMatchObject({ kind: 'refused', why: 'closed' });
    const start = stage.seminar.startsAt;
    expect(await stage.answer(late.id, 'declined', start)).toMatchObject({ kind: 'refused', why: 'started' });
  });

  test('the after-party is open to them as long', async () => {
    const stage = await open({ party });
    const late = await addTestPerson(stage.db);
    await stage.answer(late.id, 'on_site');
    const join = () =>
      answerParty({
        ...{ db: stage.db, outbox: stage.outbox, personId: late.id, seminarId: stage.seminar.id, join: true },
        ...{ tappedAt: afterDeadline, now: afterDeadline },
      });
    expect(await join()).toMatchObject({ kind: 'refused', why: 'party_closed' });
    await stage.letIn(late.id);
    expect(await join()).toMatchObject({ kind: 'answered', mine: { isAtParty: true } });
  });

  test('not when it has begun', async () => {
    const stage = await open();
    const late = await addTestPerson(stage.db);
    expect(await stage.letIn(late.id, stage.seminar.startsAt)).toEqual({ kind: 'refused', why: 'started' });
  });
});

test('whatever organizers and people do at once, seats are never exceeded and none stays free beside a line', async () => {
  const step = fc.record({ who: fc.nat(4), what: fc.constantFrom('add', 'remove', 'answer', 'withdraw', 'seat') });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 3, maxLength: 14 }),
      async (seats, steps) => {
        const stage = await open({ seats });
        const byHand = Array.from({ length: 5 }, () => crypto.randomUUID());
        const members = await Promise.all(byHand.map(() => addTestPerson(stage.db)));
        await Promise.all(
          steps.map(({ who, what }) => {
            const [hand, member] = [byHand[who] ?? '', members[who]?.id ?? ''];
            if (what === 'add') return stage.add(hand);
            if (what === 'remove') return stage.remove(hand);
            if (what === 'seat') return stage.seat(member);
            return stage.answer(member, what === 'answer' ? 'on_site' : 'declined');
          }),
        );
        const { taken, waiting } = await countSeats(stage.db, stage.seminar);
        expect(taken).toBeLessThanOrEqual(seats);
        // Before the deadline nobody waits beside a free seat.
        if (waiting > 0) expect(taken).toBe(seats);
      },
    ),
    { numRuns: 12 },
  );
});

test('the list narrows to a group or a part of a name, whatever that holds, and its pages leave nobody out', async () => {
  const stage = await open({ format: 'both', party: { ...party, seats: null } });
  const names = ['100%_a', 'B\\c', '山田', "O'Hara", '山本'];
  for (const [index, name] of names.entries()) {
    const mode = index % 2 === 0 ? 'on_site' : 'online';
    await stage.add(crypto.randomUUID(), before, { name, organization: `課${index}`, mode, isAtParty: index === 0 });
  }
  const list = (which: Parameters<typeof findAttendees>[2]) => findAttendees(stage.db, stage.seminar.id, which);
  const namesOf = async (search: string) => (await list({ search })).found.map(({ name }) => name).sort();
  expect(await namesOf('%')).toEqual(['100%_a']);
  expect(await namesOf('\\')).toEqual(['B\\c']);
  expect(await namesOf('山')).toEqual(['山本', '山田'].sort());
  expect(await namesOf('課3')).toEqual(["O'Hara"]);
  for (const group of GROUPS) {
    const { found, total } = await list({ group });
    expect(found).toHaveLength(total);
    if (group !== 'party') expect(found.every(({ rsvp }) => groupOf(rsvp) === group)).toBe(true);
  }
  expect((await list({ group: 'party' })).total).toBe(1);
  const pages = await Promise.all([0, 2, 4].map((offset) => list({ limit: 2, offset })));
  expect(new Set(pages.flatMap(({ found }) => found.map(({ name }) => name)))).toEqual(new Set(names));
});
