import { describe, expect, test } from 'vitest';
import { addWalkIn } from '../../src/checkins/add-walk-in.ts';
import { type CheckInResult, checkIn } from '../../src/checkins/check-in.ts';
import { findCheckIns } from '../../src/checkins/checkin.store.ts';
import { openDoor } from '../../src/checkins/door-code.ts';
import { hasAttended, loadAttendance } from '../../src/checkins/load-attendance.ts';
import { tickPerson } from '../../src/checkins/tick-person.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createGuessCount } from '../../src/messages/pacing.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const now = at('2026-12-03T18:00');

async function openEvening(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, change);
  const code = (await openDoor({ db, seminarId: seminar.id }))?.code ?? '';
  return { db, seminar, code };
}

async function addAnswer(db: DatabaseRoot, seminar: Seminar, answer: Answer = 'on_site') {
  const person = await addTestPerson(db);
  const key = { personId: person.id, seminarId: seminar.id };
  await answerSeminar({ db, outbox: createTestOutbox(), ...key, answer, tappedAt: announcedAt, now: announcedAt });
  return person;
}

const enter = (db: DatabaseRoot, personId: string, code: string, tappedAt = now): Promise<CheckInResult> =>
  checkIn({ db, code, personId, tappedAt, now: tappedAt, countGuess: async () => true });

const other = (code: string) => String((Number(code) + 1) % 10_000).padStart(4, '0');

describe('checking in', () => {
  test('twenty taps at once by one person, and an organizer’s tick between them, make one row', async () => {
    const { db, seminar, code } = await openEvening();
    const person = await addAnswer(db, seminar);
    const tick = () =>
      tickPerson({ db, seminarId: seminar.id, personId: person.id, isIn: true, actor: seminar.createdBy, now });
    const taps = Array.from({ length: 20 }, (_, index) => (index === 9 ? tick() : enter(db, person.id, code)));
    const kinds = (await Promise.all(taps)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'checked_in').length).toBeLessThanOrEqual(1);
    expect(await findCheckIns(db, [seminar.id])).toHaveLength(1);
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ attended: [person.id], noShows: [], walkIns: [] });
  });

  test('is asked of the code, the time and the answer', async () => {
    const { db, seminar, code } = await openEvening({ seats: 1 });
    const [seated, waiting, stranger] = [
      await addAnswer(db, seminar),
      await addAnswer(db, seminar),
      await addTestPerson(db),
    ];
    expect(await enter(db, seated.id, other(code))).toEqual({ kind: 'wrong_code' });
    expect(await enter(db, seated.id, code, at('2026-12-03T17:29'))).toMatchObject({ kind: 'refused', why: 'not_yet' });
    expect(await enter(db, seated.id, code, at('2026-12-03T20:30'))).toMatchObject({ kind: 'refused', why: 'closed' });
    expect(await enter(db, waiting.id, code)).toMatchObject({ kind: 'checked_in', mine: { standing: 'waitlisted' } });
    expect(await enter(db, stranger.id, code)).toMatchObject({ kind: 'checked_in', mine: null });
    expect(await enter(db, stranger.id, code)).toMatchObject({ kind: 'already' });
    const attendance = await loadAttendance(db, seminar.id);
    expect(attendance.noShows).toEqual([seated.id]);
    expect(attendance.walkIns.toSorted()).toEqual([waiting.id, stranger.id].toSorted());
    expect(await hasAttended(db, { seminarId: seminar.id, personId: seated.id })).toBe(false);
  });

  test('a postponed seminar has other digits, and the old ones are refused', async () => {
    const { db, seminar, code } = await openEvening();
    const person = await addAnswer(db, seminar);
    const day = Temporal.Duration.from({ hours: 24 });
    const moved = { ...seminar, startsAt: seminar.startsAt.add(day), endsAt: seminar.endsAt.add(day) };
    await saveSeminar(db, moved);
    // Even before anybody has asked for the new ones.
    expect(await enter(db, person.id, code, now.add(day))).toEqual({ kind: 'wrong_code' });
    const fresh = (await openDoor({ db, seminarId: seminar.id }))?.code ?? '';
    expect(fresh).toMatch(/^\d{4}$/);
    expect(fresh).not.toBe(code);
    expect(await enter(db, person.id, code, now.add(day))).toEqual({ kind: 'wrong_code' });
    expect(await enter(db, person.id, fresh, now.add(day))).toMatchObject({ kind: 'checked_in' });
  });

  test('whoever was at the door before the evening was moved to another day has yet to come', async () => {
    const { db, seminar, code } = await openEvening();
    const [one, other] = [await addAnswer(db, seminar), await addAnswer(db, seminar)];
    const key = { seminarId: seminar.id, personId: one.id };
    expect((await enter(db, one.id, code)).kind).toBe('checked_in');
    const move = (hours: number) => {
      const by = Temporal.Duration.from({ hours });
      return saveSeminar(db, { ...seminar, startsAt: seminar.startsAt.add(by), endsAt: seminar.endsAt.add(by) });
    };
    // Later the same evening they are there.
    await move(2);
    expect((await loadAttendance(db, seminar.id)).attended).toEqual([one.id]);
    await move(24);
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ isRecorded: false, noShows: [] });
    const day = Temporal.Duration.from({ hours: 24 });
    const fresh = (await openDoor({ db, seminarId: seminar.id }))?.code ?? '';
    expect((await enter(db, other.id, fresh, now.add(day))).kind).toBe('checked_in');
    expect(await hasAttended(db, key)).toBe(false);
    expect((await enter(db, one.id, fresh, now.add(day))).kind).toBe('checked_in');
    expect((await enter(db, one.id, fresh, now.add(day))).kind).toBe('already');
    expect(await hasAttended(db, key)).toBe(true);
  });

  test('two organizers who open the door at once show the same digits', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const doors = await Promise.all(Array.from({ length: 8 }, () => openDoor({ db, seminarId: seminar.id })));
    expect(new Set(doors.map((door) => door?.code)).size).toBe(1);
  });

  test('guessing stops after five tries, and a door’s guesses are not a join code’s', async () => {
    const { db, seminar, code } = await openEvening();
    const person = await addAnswer(db, seminar);
    const countGuess = createGuessCount({ db, of: 'door-code' });
    const guess = (digits: string) =>
      checkIn({ db, code: digits, personId: person.id, tappedAt: now, now, countGuess });
    for (let tries = 0; tries < 5; tries += 1) expect(await guess(other(code))).toEqual({ kind: 'wrong_code' });
    expect(await guess(code)).toEqual({ kind: 'too_many' });
    expect(await createGuessCount({ db, of: 'join-code' })(person.id)).toBe(true);
    expect(await findCheckIns(db, [seminar.id])).toEqual([]);
  });

  test('one event delivered twice has one effect', async () => {
    const { db, seminar, code } = await openEvening();
    const person = await addAnswer(db, seminar);
    const input = {
      db,
      code,
      personId: person.id,
      tappedAt: now,
      now,
      eventId: 'line:1',
      countGuess: async () => true,
    };
    expect(await checkIn(input)).toMatchObject({ kind: 'checked_in' });
    expect(await checkIn(input)).toMatchObject({ kind: 'already' });
    await tickPerson({ db, seminarId: seminar.id, personId: person.id, isIn: false, actor: seminar.createdBy, now });
    // What an organizer took back does not come again with the same event.
    expect(await checkIn(input)).toMatchObject({ kind: 'seen_before' });
    expect(await findCheckIns(db, [seminar.id])).toEqual([]);
  });
});

describe('the organizers’ list', () => {
  test('ticks once, takes back once, and notes each in the log', async () => {
    const { db, seminar } = await openEvening();
    const person = await addAnswer(db, seminar);
    const tick = (isIn: boolean) =>
      tickPerson({ db, seminarId: seminar.id, personId: person.id, isIn, actor: seminar.createdBy, now });
    await Promise.all([tick(true), tick(true), tick(true)]);
    await Promise.all([tick(false), tick(false)]);
    const { found } = await findActions(db, { seminarId: seminar.id, limit: 20, offset: 0 });
    expect(found.map(({ action }) => action)).toEqual(['check-out', 'check-in']);
    expect(await findCheckIns(db, [seminar.id])).toEqual([]);
  });

  test('ticks nobody who is not of the seminar, and nobody before the door opens', async () => {
    const { db, seminar } = await openEvening();
    const [person, stranger] = [await addAnswer(db, seminar), await addTestPerson(db)];
    const input = { db, seminarId: seminar.id, isIn: true, actor: seminar.createdBy };
    expect(await tickPerson({ ...input, personId: stranger.id, now })).toMatchObject({ kind: 'no_person' });
    const early = at('2026-12-03T17:00');
    expect(await tickPerson({ ...input, personId: person.id, now: early })).toMatchObject({ kind: 'cannot' });
  });

  test('a guest’s own word counts once an organizer confirms it; a form sent twice is one guest', async () => {
    const { db, seminar } = await openEvening();
    const seated = await addAnswer(db, seminar);
    const write = () =>
      addWalkIn({ db, seminarId: seminar.id, name: '広島 花子', organization: '熊野町役場', actor: null, now });
    const kinds = (await Promise.all([write(), write(), write()])).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['added', 'same_name', 'same_name']);
    expect(await loadAttendance(db, seminar.id)).toMatchObject({ isRecorded: false, attended: [seated.id] });
    const [guest] = await findCheckIns(db, [seminar.id]);
    if (!guest) throw new Error('no guest');
    await tickPerson({
      ...{ db, seminarId: seminar.id, personId: guest.personId, isIn: true, actor: seminar.createdBy, now },
    });
    expect(await loadAttendance(db, seminar.id)).toMatchObject({
      attended: [guest.personId],
      noShows: [seated.id],
      walkIns: [guest.personId],
    });
  });

  test('two guests of one name are both noted, once an organization tells them apart, and never three', async () => {
    const { db, seminar } = await openEvening();
    const kindOf = async (organization: string, actor: string | null = null) =>
      (await addWalkIn({ db, seminarId: seminar.id, name: '広島 花子', organization, actor, now })).kind;
    expect(await kindOf('')).toBe('added');
    expect(await kindOf('')).toBe('same_name');
    expect(await kindOf('熊野町役場')).toBe('added');
    expect(await kindOf('熊野町役場')).toBe('same_name');
    expect(await kindOf('', seminar.createdBy)).toBe('same_name');
    expect(await findCheckIns(db, [seminar.id])).toHaveLength(2);
    expect(await kindOf('熊野町役場 総務課', seminar.createdBy)).toBe('added');
    expect((await findActions(db, { seminarId: seminar.id, limit: 9, offset: 0 })).found).toHaveLength(3);
  });
});
