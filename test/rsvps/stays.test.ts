// After a move: who said that they still come, who has not said yet, who cannot.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countStays, findAttendees } from '../../src/attendees/attendee.store.ts';
import { isAskingAnew, stayOf } from '../../src/attendees/attendee.ts';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import type { Card } from '../../src/cards/card.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { cardOf, commandsOf, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, answeredAt, rsvpOf } from '../support/rsvp-fixture.ts';
import {
  addTestPerson,
  addTestSeminar,
  announcedAt,
  at,
  createTestOutbox,
  seminarOf,
} from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const movedAt = at('2026-11-28T12:00');
const later = at('2026-11-29T12:00');

describe('the word on a new time', () => {
  test.each([
    ['attending', answeredAt, 'unanswered'],
    ['attending', movedAt, 'confirmed'],
    ['waitlisted', answeredAt, 'unanswered'],
    ['waitlisted', later, 'confirmed'],
    ['declined', answeredAt, undefined],
    ['declined', later, 'cannot'],
    ['materials', later, undefined],
  ] as const)('of who is %s and answered last at %s is %s', (standing, answered, stay) => {
    expect(stayOf({ standing, answeredAt: answered }, { movedAt })).toBe(stay);
    expect(stayOf({ standing, answeredAt: answered }, { movedAt: null })).toBeUndefined();
  });

  test('is asked for until it begins, of what was moved and is on', () => {
    const asking = (change: Parameters<typeof seminarOf>[0], local: string) =>
      isAskingAnew(seminarOf({ movedAt, ...change }), at(local));
    expect(asking({}, '2026-12-03T18:29')).toBe(true);
    expect(asking({}, '2026-12-03T18:30')).toBe(false);
    expect(asking({ status: 'cancelled' }, '2026-12-01T12:00')).toBe(false);
    expect(asking({ movedAt: null }, '2026-12-01T12:00')).toBe(false);
  });

  test('is counted and listed by the database as by the rule', async () => {
    const db = await createTestDatabase();
    const answer = fc.record({
      standing: fc.constantFrom('attending', 'waitlisted', 'declined', 'materials'),
      answeredAt: fc.constantFrom(answeredAt, movedAt, later),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 6 }), fc.boolean(), async (answers, isMoved) => {
        const seminar = await addTestSeminar(db, { movedAt: isMoved ? movedAt : null });
        for (const each of answers) await addTestRsvp(db, seminar.id, each);
        const stays = answers.map((each) => stayOf(each, seminar));
        const count = (stay: string) => stays.filter((each) => each === stay).length;
        const expected = { confirmed: count('confirmed'), unanswered: count('unanswered'), cannot: count('cannot') };
        expect(await countStays(db, seminar.id)).toEqual(expected);
        const { found, total } = await findAttendees(db, seminar.id, { group: 'unanswered' });
        expect([found.length, total]).toEqual([expected.unanswered, expected.unanswered]);
      }),
      { numRuns: 15 },
    );
  });
});

async function openMoved() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { movedAt });
  await addTestRsvp(db, seminar.id, { person: { name: '田中 太一' }, answeredAt: later });
  await addTestRsvp(db, seminar.id, { person: { name: '鈴木 さくら' }, answeredAt: announcedAt });
  await addTestRsvp(db, seminar.id, { person: { name: '木村 健' }, standing: 'declined', answeredAt: later });
  const byHand = crypto.randomUUID();
  const about = { name: '海野 渚', organization: '江田島市', note: '0823-00-0000', mode: 'on_site' } as const;
  const shared = { db, outbox: createTestOutbox(), seminarId: seminar.id, actor: seminar.createdBy, now: answeredAt };
  await saveAttendee({ ...shared, personId: byHand, about: { ...about, isAtParty: false } });
  const bot = await createTestBot(db);
  bot.setTime('2026-11-30T12:00');
  return { db, seminar, byHand, ...bot };
}

test('organizers see who said so, and get the list of who is to be telephoned', async () => {
  const { say, seminar } = await openMoved();
  const list = cardOf(await say(organizer, { do: 'attendees', seminar: seminar.id }));
  expect(list.facts).toContainEqual({
    label: ja.attendees.stay,
    value: ja.attendees.stayLine({ confirmed: 1, unanswered: 2, cannot: 1 }),
  });
  const namesIn = ({ lists = [] }: Card) =>
    lists.flatMap(({ rows }) => rows.map(({ label, note = '' }) => `${label}${note}`));
  const { filter, stayMarks: marks, stays } = ja.attendees;
  expect(namesIn(list)).toEqual(
    expect.arrayContaining(
      [`田中 太一${marks.confirmed}`, `鈴木 さくら${marks.unanswered}`, `木村 健${marks.cannot}`].map((each) =>
        expect.stringContaining(each),
      ),
    ),
  );
  expect(commandsOf(list)).toContainEqual({ do: 'attendees', seminar: seminar.id, group: 'unanswered' });
  const calls = cardOf(await say(organizer, { do: 'attendees', seminar: seminar.id, group: 'unanswered' }));
  expect(namesIn(calls)).toEqual([
    `鈴木 さくら${ja.attendeeList.onMark('Slack')}`,
    `海野 渚（江田島市） 0823-00-0000${ja.attendees.byHandMark}`,
  ]);
  expect(calls.filters?.filter(({ isChosen }) => isChosen).map(({ label }) => label)).toEqual([
    filter(stays.unanswered, 2),
  ]);
  expect(calls.text).toContain(ja.attendeeList.onlyOf(stays.unanswered));
});

test('what somebody without an account says on the telephone is noted, once, and in the log', async () => {
  const { say, seminar, byHand, db } = await openMoved();
  const whom = { seminar: seminar.id, person: byHand };
  const fields = async () => formOf(await say(organizer, { do: 'open-attendee-form', ...whom })).fields;
  expect((await fields()).map(({ name }) => name)).toContain('stays');
  const typed = { name: '海野 渚', organization: '江田島市', note: '' };
  await say(organizer, { do: 'submit-attendee', ...whom, values: typed });
  expect((await countStays(db, seminar.id)).unanswered).toBe(2);
  await say(organizer, { do: 'submit-attendee', ...whom, values: { ...typed, stays: 'yes' } });
  expect(await countStays(db, seminar.id)).toEqual({ confirmed: 2, unanswered: 1, cannot: 1 });
  expect((await fields()).map(({ name }) => name)).not.toContain('stays');
  const card = cardOf(await say(organizer, { do: 'attendee', ...whom }));
  expect(card.facts).toContainEqual({ label: ja.attendees.stay, value: ja.attendees.stays.confirmed });
  const [entry] = (await findActions(db, { seminarId: seminar.id, limit: 1, offset: 0 })).found;
  expect(entry).toMatchObject({ action: 'edit-attendee', after: { confirmed: true } });
});

test('of a seminar that was never moved nothing of it is shown', async () => {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db);
  await saveRsvp(db, rsvpOf({ seminarId: seminar.id, personId }));
  const { say } = await createTestBot(db);
  const list = cardOf(await say(organizer, { do: 'attendees', seminar: seminar.id }));
  expect(list.facts).toEqual([]);
  expect(JSON.stringify(list)).not.toMatch(/返事待ち|unanswered/);
});
