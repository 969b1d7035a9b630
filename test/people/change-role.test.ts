import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { changeRole, takeOverRole } from '../../src/people/change-role.ts';
import { lockRoles, saveRole } from '../../src/people/role.store.ts';
import { holdSeminars } from '../../src/seminars/seminar.store.ts';
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
