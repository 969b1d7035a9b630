import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { saveCheckIn } from '../../src/checkins/checkin.store.ts';
import { makeJoinCode } from '../../src/joins/join-accounts.ts';
import { saveMailing } from '../../src/mailings/mailing.store.ts';
import { addMaterial, saveUseful } from '../../src/materials/material.store.ts';
import { findActions, noteAction } from '../../src/people/audit.store.ts';
import { findAccount, findPerson } from '../../src/people/person.store.ts';
import { findRole, saveRole } from '../../src/people/role.store.ts';
import { addQuestion, findQuestions } from '../../src/questions/question.store.ts';
import { saveLetIn } from '../../src/rsvps/deadline-override.store.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { findRsvp } from '../../src/rsvps/rsvp.store.ts';
import { addEdit } from '../../src/seminars/edition.store.ts';
import { addHost, findHosts } from '../../src/seminars/host.store.ts';
import { addSeries } from '../../src/seminars/series.store.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { createTestDatabase } from '../support/database.ts';
import { columnsNaming, joinTestAccounts, tablesNaming } from '../support/join-fixture.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T12:00');

/** Of everything that can refer to a person, one thing that refers to this one. A new table is added here. */
async function addTracesOf(db: Awaited<ReturnType<typeof createTestDatabase>>) {
  const seminar = await addTestSeminar(db);
  const { id: from } = await addTestRsvp(db, seminar.id, {
    person: { platform: 'line', name: '山本 LINE' },
    ...{ standing: 'waitlisted', waitlistNumber: 1 },
  });
  const key = { seminarId: seminar.id, personId: from };
  const own = await addTestSeminar(db, { createdBy: from, status: 'draft' });
  const times = { offeredAt: now, expiresAt: now.add({ hours: 1 }), outcome: null };
  const fresh = { id: crypto.randomUUID(), createdAt: now };
  await saveCheckIn(db, { ...key, at: now, how: 'self', by: from, isConfirmed: true });
  await saveLetIn(db, key, now);
  await addOffers(db, [{ id: crypto.randomUUID(), ...key, ...times }]);
  await addQuestion(db, { id: crypto.randomUUID(), ...key, text: 'なぜ？', askedAt: now });
  await saveUseful(db, { ...key, at: now });
  const response = { ...noAnswers, score: 5, wouldSpeak: true, answeredAt: now };
  await saveResponse(db, { ...key, ...response });
  await addTestMessage(db, { kind: 'let-in', seminarId: seminar.id, to: { personId: from } });
  await addHost(db, { ...key, part: 'speaker' });
  const rhythm = { ordinal: 1, weekday: 1, createdBy: from, endedAt: null };
  await addSeries(db, { id: crypto.randomUUID(), templateId: own.id, ...rhythm });
  await addEdit(db, { seminarId: seminar.id, edition: 2, editedBy: from, editedAt: now, before: seminar });
  const link = { label: '資料', url: 'https://example.jp/', position: 1, round: null, removedAt: null };
  await addMaterial(db, { ...fresh, seminarId: seminar.id, ...link, createdBy: from });
  const mailing = { audience: 'attending', text: '会場です', sentAt: null } as const;
  await saveMailing(db, { ...fresh, seminarId: seminar.id, author: from, ...mailing });
  await saveRole(db, { personId: from, role: 'organizer', now });
  await noteAction(db, { actor: from, action: 'edit', seminarId: seminar.id, subject: seminar.title }, now);
  const outbox = createTestOutbox();
  // Somebody became this person before.
  const { id: earlier } = await addTestPerson(db, { platform: 'line' });
  await joinTestAccounts({ db, outbox, from: earlier, to: from, now });
  await makeJoinCode({ db, personId: from, now });
  return { outbox, seminar, from, earlier };
}

describe('when two accounts are joined', () => {
  test('all that refers to the one refers to the other, in every table there is, and the former ids lead on', async () => {
    const db = await createTestDatabase();
    const { outbox, seminar, from, earlier } = await addTracesOf(db);
    const { id: to, externalId } = await addTestPerson(db, { name: '佐藤 恵' });
    const before = await columnsNaming(db, from);
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
    const own = await columnsNaming(db, to);
    expect(await tablesNaming(db, from)).toEqual(expect.arrayContaining(['rsvps', 'messages', 'seminars']));

    expect(await joinTestAccounts({ db, outbox, from, to, now })).toEqual({ kind: 'joined', to });
    expect(await tablesNaming(db, from)).toEqual([]);
    const moved = Object.entries(before).map(([column, count]) => [column, count + (own[column] ?? 0)]);
    const { 'join_codes.person_id': _used, ...expected } = Object.fromEntries(moved);
    // The number is used up, and one more id is a former one.
    const after = { ...expected, 'former_ids.person_id': 2, 'join_codes.person_id': 0 };
    expect(await columnsNaming(db, to)).toEqual(after);

    for (const id of [from, earlier, to]) expect(await findPerson(db, id)).toMatchObject({ id: to, name: '佐藤 恵' });
    expect(await findAccount(db, { platform: 'slack', externalId })).toMatchObject({ person: { id: to } });
    expect(await findRole(db, to)).toBe('organizer');
    expect(await findHosts(db, seminar.id)).toContainEqual(
      expect.objectContaining({ person: expect.objectContaining({ id: to }), part: 'speaker' }),
    );
  });

  test('what both have is there once, and who was an admin as either is one', async () => {
    const db = await createTestDatabase();
    const { outbox, seminar, from } = await addTracesOf(db);
    const { id: to } = await addTestRsvp(db, seminar.id);
    const key = { seminarId: seminar.id, personId: to };
    await addHost(db, { ...key, part: 'speaker' });
    await addQuestion(db, { id: crypto.randomUUID(), ...key, text: 'なぜ？', askedAt: now });
    await saveRole(db, { personId: from, role: 'admin', now });
    await saveRole(db, { personId: to, role: 'organizer', now });
    await joinTestAccounts({ db, outbox, from, to, now });
    expect(await findRole(db, to)).toBe('admin');
    expect((await findHosts(db, seminar.id)).filter(({ part }) => part === 'speaker')).toHaveLength(1);
    expect(await findQuestions(db, seminar.id)).toHaveLength(1);
  });

  test('a table that the join does not know of stops it, and nobody is half joined', async () => {
    const db = await createTestDatabase();
    const { outbox, seminar, from } = await addTracesOf(db);
    const { id: to } = await addTestPerson(db);
    await db.execute(sql`create table later_things (person_id uuid not null references people (id))`);
    await db.execute(sql`insert into later_things values (${from})`);
    await expect(joinTestAccounts({ db, outbox, from, to, now })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('later_things') },
    });
    expect(await findPerson(db, from)).toMatchObject({ id: from });
    expect(await findRsvp(db, { seminarId: seminar.id, personId: from })).not.toBeNull();
  });

  test('the log names who they are now, and keeps the id of then', async () => {
    const db = await createTestDatabase();
    const { outbox, seminar, from } = await addTracesOf(db);
    const { id: to } = await addTestPerson(db, { name: '佐藤 恵' });
    await joinTestAccounts({ db, outbox, from, to, now });
    const { found } = await findActions(db, { seminarId: seminar.id, limit: 10, offset: 0 });
    expect(found).toMatchObject([{ actor: from, actorName: '佐藤 恵', action: 'edit' }]);
    const all = await findActions(db, { limit: 1, offset: 0 });
    expect(all.found).toMatchObject([{ actor: to, actorName: '佐藤 恵', action: 'join', subject: '山本 LINE' }]);
  });

  test('a second number, sent at the same time, joins nobody, and stays good for who showed it', async () => {
    const db = await createTestDatabase();
    const outbox = createTestOutbox();
    const { id: from } = await addTestPerson(db, { platform: 'line' });
    const [one, other] = [await addTestPerson(db), await addTestPerson(db)];
    const results = await Promise.all(
      [one, other].map(({ id }) => joinTestAccounts({ db, outbox, from, to: id, now })),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['joined', 'joined_before']);
    const late = results[0]?.kind === 'joined' ? other : one;
    expect(await columnsNaming(db, late.id)).toMatchObject({ 'join_codes.person_id': 1, 'accounts.person_id': 1 });
  });
});
