import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { findAccount, findPerson } from '../../src/people/person.store.ts';
import { findRole, saveRole } from '../../src/people/role.store.ts';
import { addQuestion, findQuestions } from '../../src/questions/question.store.ts';
import { findRsvp } from '../../src/rsvps/rsvp.store.ts';
import { addHost, findHosts } from '../../src/seminars/host.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { columnsNaming, joinTestAccounts, tablesNaming } from '../support/join-fixture.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { addTracesOf } from '../support/traces.ts';

const now = at('2026-11-24T12:00');

describe('when two accounts are joined', () => {
  test('all that refers to the one refers to the other, in every table there is, and the former ids lead on', async () => {
    const db = await createTestDatabase();
    const { outbox, seminar, from, earlier } = await addTracesOf(db, now);
    const { id: to, externalId } = await addTestPerson(db, { name: '佐藤 恵' });
    const before = await columnsNaming(db, from);
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
    const own = await columnsNaming(db, to);
    expect(await tablesNaming(db, from)).toEqual(expect.arrayContaining(['rsvps', 'messages', 'seminars']));

    expect(await joinTestAccounts({ db, outbox, from, to, now })).toEqual({ kind: 'joined', to });
    expect(await tablesNaming(db, from)).toEqual([]);
    const moved = Object.entries(before).map(([column, count]) => [column, count + (own[column] ?? 0)]);
    const { 'join_codes.person_id': _used, 'role_codes.given_by': _void, ...expected } = Object.fromEntries(moved);
    // The numbers are used up or void, and one more id is a former one.
    const after = { ...expected, 'former_ids.person_id': 2, 'join_codes.person_id': 0, 'role_codes.given_by': 0 };
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
    const { outbox, seminar, from } = await addTracesOf(db, now);
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
    const { outbox, seminar, from } = await addTracesOf(db, now);
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
    const { outbox, seminar, from } = await addTracesOf(db, now);
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
