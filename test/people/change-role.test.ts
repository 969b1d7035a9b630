import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { changeRole, takeOverRole } from '../../src/people/change-role.ts';
import { findRole, findTeam, lockRoles, saveRole } from '../../src/people/role.store.ts';
import { roles } from '../../src/people/role.table.ts';
import { holdSeminars } from '../../src/seminars/seminar.store.ts';
import { waitUntilBlocked } from '../support/blocked.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, createTestOutbox, announcedAt as now } from '../support/seminar-fixture.ts';

test.each(['by an admin', 'by a setting'])(
  'a role given %s while two accounts are joined waits for that',
  async (by) => {
    const db = await createTestDatabase();
    const [actor, person] = [await addTestPerson(db), await addTestPerson(db)];
    await saveRole(db, { personId: actor.id, role: 'admin', now });
    const shared = { db, outbox: createTestOutbox(), personId: person.id, now };
    const give = () =>
      by === 'by an admin'
        ? changeRole({ ...shared, actor: actor.id, to: 'organizer' })
        : takeOverRole({ ...shared, role: 'organizer', setting: 'ORGANIZERS:U0X' });
    let giving: Promise<unknown> | undefined;
    // As a join does it: seminars, then roles.
    await db.transaction(async (tx) => {
      await holdSeminars(tx);
      giving = give();
      const waiting = sql`select 1 from pg_locks where not granted and database =
      (select oid from pg_database where datname = current_database())`;
      await vi.waitFor(async () => expect(await tx.execute(waiting)).toHaveLength(1));
      await lockRoles(tx);
    });
    await giving;
    expect(shared.outbox.owed).toMatchObject([{ kind: 'role-given', to: { personId: person.id } }]);
  },
);

test('of two admins who take the role from each other at once one succeeds, and one admin is left', async () => {
  const db = await createTestDatabase();
  const [one, other] = [await addTestPerson(db), await addTestPerson(db)];
  for (const { id: personId } of [one, other]) await saveRole(db, { personId, role: 'admin', now });
  const outbox = createTestOutbox();
  const demote = (actor: string, personId: string) => changeRole({ db, outbox, actor, personId, to: 'organizer', now });
  let demoting: ReturnType<typeof changeRole>[] = [];
  // Both have begun, and neither has written: without a lock each has read that there are two admins.
  await db.transaction(async (tx) => {
    await tx.select().from(roles).for('update');
    demoting = [demote(one.id, other.id), demote(other.id, one.id)];
    await waitUntilBlocked(db, 2);
  });
  const results = await Promise.all(demoting);
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'refused']);
  expect(results).toContainEqual({ kind: 'refused', why: 'not_admin' });
  expect((await findTeam(db)).map(({ role }) => role)).toEqual(['admin', 'organizer']);
});

test('the last admin stays one', async () => {
  const db = await createTestDatabase();
  const { id } = await addTestPerson(db);
  await saveRole(db, { personId: id, role: 'admin', now });
  const take = { db, outbox: createTestOutbox(), actor: id, personId: id, now };
  for (const to of ['organizer', null] as const) {
    expect(await changeRole({ ...take, to })).toEqual({ kind: 'refused', why: 'last_admin' });
  }
  expect(await findRole(db, id)).toBe('admin');
});
