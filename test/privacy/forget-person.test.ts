import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findActions, noteAction } from '../../src/people/audit.store.ts';
import { letBeKnown, withoutForgotten } from '../../src/people/forgotten.store.ts';
import { forgottenAccounts } from '../../src/people/forgotten.table.ts';
import { meetPerson, partWith } from '../../src/people/meet-person.ts';
import { findAccount, findPerson } from '../../src/people/person.store.ts';
import { people } from '../../src/people/person.table.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { forgetPerson } from '../../src/privacy/forget-person.ts';
import { countHeads, findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { tablesNaming } from '../support/join-fixture.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { stateOf } from '../support/state-of.ts';
import { addTracesOf } from '../support/traces.ts';

const now = at('2026-11-24T12:00');
const why = 'asked' as const;

test('who is forgotten is nowhere named: neither the name, nor the id, nor the account, in any table there is', async () => {
  const db = await createTestDatabase();
  const { outbox, from } = await addTracesOf(db, now);
  const { externalId } = (await findAccountOf(db, from)) ?? expect.unreachable();
  const subject = '山本 LINE';
  const about = { name: subject, organization: '山本商店', note: '電話は夜に' };
  await noteAction(db, { actor: null, action: 'edit-attendee', subject, before: about, after: about }, now);
  await db.update(people).set({ organization: '山本商店', affiliation: 'company' }).where(sql`id = ${from}`);
  expect(JSON.stringify(await everything(db))).toContain('山本商店');

  expect(await forgetPerson({ db, outbox, personId: from, why, now })).toMatchObject({ kind: 'forgotten' });
  const left = JSON.stringify(await everything(db));
  for (const told of [from, externalId, subject, '田中 太一', '山本商店', '電話は夜に'])
    expect(left).not.toContain(told);
  expect(await tablesNaming(db, from)).toEqual([]);
  expect(await findPerson(db, from)).toBeUndefined();
  // What counts is kept, under an id that nothing else tells of.
  const nobody = await db.select().from(people).where(sql`forgotten_at is not null`);
  expect(nobody).toMatchObject([{ name: '', organization: '', affiliation: 'company' }]);
  expect(await forgetPerson({ db, outbox, personId: from, why, now })).toEqual({ kind: 'gone' });
  const { found } = await findActions(db, { action: 'forget', limit: 9, offset: 0 });
  expect(found).toMatchObject([{ actor: null, subject: '', after: { why } }]);
});

test('a table that forgetting does not know of stops it, and nobody is half forgotten', async () => {
  const db = await createTestDatabase();
  const { outbox, from } = await addTracesOf(db, now);
  await db.execute(sql`create table later_things (person_id uuid not null references people (id))`);
  await db.execute(sql`insert into later_things values (${from})`);
  const before = await stateOf(db);
  await expect(forgetPerson({ db, outbox, personId: from, why, now })).rejects.toMatchObject({
    cause: { message: expect.stringContaining('later_things') },
  });
  expect(await stateOf(db)).toEqual(before);
});

test('a seat in what is to come goes on to the line; what is past stays counted', async () => {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const past = await addTestSeminar(db, { startsAt: at('2026-11-20T18:30'), endsAt: at('2026-11-20T20:00') });
  const coming = await addTestSeminar(db, { seats: 1 });
  const { id: personId } = await addTestRsvp(db, coming.id, { standing: 'attending', mode: 'on_site', seatedAt: now });
  const mine = (await findRsvp(db, { seminarId: coming.id, personId })) ?? expect.unreachable();
  await saveRsvp(db, { ...mine, seminarId: past.id });
  const next = await addTestRsvp(db, coming.id, { standing: 'waitlisted', mode: 'on_site', waitlistNumber: 1 });
  const before = await countHeads(db, [past.id]);

  const result = await forgetPerson({ db, outbox, personId, why, now });
  expect(result).toEqual({ kind: 'forgotten', changed: [coming.id] });
  expect(await findRsvp(db, { seminarId: coming.id, personId: next.id })).toMatchObject({ standing: 'attending' });
  expect(outbox.owed).toMatchObject([{ kind: 'seat-given', to: { personId: next.id } }]);
  expect(await countHeads(db, [past.id])).toEqual(before);
});

test('the last admin stays until another is one', async () => {
  const db = await createTestDatabase();
  const { id: personId } = await addTestPerson(db);
  await saveRole(db, { personId, role: 'admin', now });
  const forget = () => forgetPerson({ db, outbox: createTestOutbox(), personId, why, now });
  expect(await forget()).toEqual({ kind: 'last_admin' });
  await saveRole(db, { personId: (await addTestPerson(db)).id, role: 'admin', now });
  expect(await forget()).toMatchObject({ kind: 'forgotten' });
});

test('a forgotten account is not known again by itself; it is when they write or follow, as somebody new', async () => {
  const db = await createTestDatabase();
  const person = await addTestPerson(db, { platform: 'line' });
  const key = { platform: 'line', externalId: person.externalId } as const;
  await forgetPerson({ db, outbox: createTestOutbox(), personId: person.id, why, now });
  expect(await withoutForgotten(db, [key, { platform: 'line', externalId: 'another' }])).toEqual([
    { platform: 'line', externalId: 'another' },
  ]);
  const from = { platform: 'line', id: person.externalId } as const;
  // They block the account afterwards: nothing to note of whom we do not know.
  await partWith({ db, from, toldAt: now, now });
  expect(await findAccount(db, key)).toBeUndefined();
  const anew = await meetPerson({ db, senders: {}, from, now });
  expect(anew.id).not.toBe(person.id);
  expect(await db.select().from(forgottenAccounts)).toEqual([]);
  await letBeKnown(db, key);
});

async function findAccountOf(db: Awaited<ReturnType<typeof createTestDatabase>>, personId: string) {
  const [row] = await db.execute<{ externalId: string }>(
    sql`select external_id as "externalId" from accounts where person_id = ${personId}`,
  );
  return row;
}

/** The log, too. */
async function everything(db: Awaited<ReturnType<typeof createTestDatabase>>) {
  return [await stateOf(db), await db.execute(sql`select to_jsonb(audit_log) from audit_log`)];
}
