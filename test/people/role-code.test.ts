import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { giveFirstAdminCode, giveOrganizerCode } from '../../src/people/give-role-code.ts';
import { findRole, findTeam, saveRole } from '../../src/people/role.store.ts';
import { roleCodes } from '../../src/people/role-code.table.ts';
import { isRoleCode, newRoleCode, ROLE_CODE_MINUTES, saidCode } from '../../src/people/role-code.ts';
import { takeRole } from '../../src/people/take-role-code.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, announcedAt as now } from '../support/seminar-fixture.ts';

const until = now.add({ minutes: ROLE_CODE_MINUTES });
const justBefore = until.subtract({ milliseconds: 1 });

async function setUp() {
  const db = await createTestDatabase();
  const take = (code: string, personId: string, how: { at?: Temporal.Instant; eventId?: string } = {}) =>
    takeRole({ db, code, personId, eventId: how.eventId, now: how.at ?? now, countGuess: async () => true });
  const first = async () => (await giveFirstAdminCode({ db, now })) ?? '';
  return { db, take, first };
}

test('a number is twelve digits, and told in groups of four', () => {
  fc.assert(
    fc.property(fc.constant(null), () => {
      const code = newRoleCode();
      expect(isRoleCode(code)).toBe(true);
      expect(saidCode(code)).toMatch(/^\d{4}-\d{4}-\d{4}$/);
      expect(saidCode(code).replaceAll('-', '')).toBe(code);
    }),
  );
});

test('who sends the number printed at the start is the first admin; it works once, and no other is given', async () => {
  const { db, take, first } = await setUp();
  const [one, other] = [await addTestPerson(db), await addTestPerson(db)];
  const code = await first();
  const another = await first();
  expect(await take(code, one.id)).toEqual({ kind: 'taken', role: 'admin', by: '' });
  for (const used of [code, another]) expect(await take(used, other.id)).toEqual({ kind: 'wrong' });
  expect(await findTeam(db)).toMatchObject([{ person: { id: one.id }, role: 'admin' }]);
  expect(await giveFirstAdminCode({ db, now })).toBeUndefined();
  const { found } = await findActions(db, { seminarId: undefined, limit: 9, offset: 0 });
  expect(found).toMatchObject([{ actor: null, action: 'set-role', subject: one.name, after: { role: 'admin' } }]);
});

test('of several who send the number at once one becomes the admin', async () => {
  const { db, take, first } = await setUp();
  const code = await first();
  const people = [await addTestPerson(db), await addTestPerson(db), await addTestPerson(db)];
  const results = await Promise.all(people.map(({ id }) => take(code, id)));
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['taken', 'wrong', 'wrong']);
  expect(await findTeam(db)).toHaveLength(1);
});

test('a number is good until its half hour is over, and is not kept as it is', async () => {
  const { db, take, first } = await setUp();
  const { id } = await addTestPerson(db);
  const code = await first();
  expect(JSON.stringify(await db.select().from(roleCodes))).not.toContain(code);
  expect(await take(code, id, { at: until })).toEqual({ kind: 'wrong' });
  expect(await take(code, id, { at: justBefore })).toMatchObject({ kind: 'taken' });
});

test('a wrong number gives nothing, and who guesses too often is not even asked', async () => {
  const { db, first } = await setUp();
  const { id: personId } = await addTestPerson(db);
  const code = await first();
  const guess = (digits: string, isAllowed: boolean) =>
    takeRole({ db, code: digits, personId, eventId: undefined, now, countGuess: async () => isAllowed });
  expect(
    await guess(
      code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)),
      true,
    ),
  ).toEqual({ kind: 'wrong' });
  expect(await guess(code, false)).toEqual({ kind: 'too_many' });
  expect(await findRole(db, personId)).toBeNull();
});

test('an admin’s number makes an organizer, once; their newer number voids it, and so does the end of their role', async () => {
  const { db, take } = await setUp();
  const [admin, one, other] = [await addTestPerson(db), await addTestPerson(db), await addTestPerson(db)];
  const give = async () => (await giveOrganizerCode({ db, personId: admin.id, now })) ?? '';
  expect(await give()).toBe('');
  await saveRole(db, { personId: admin.id, role: 'admin', now });
  const [older, newer] = [await give(), await give()];
  expect(await take(older, one.id)).toEqual({ kind: 'wrong' });
  expect(await take(newer, one.id)).toEqual({ kind: 'taken', role: 'organizer', by: admin.name });
  expect(await take(newer, other.id)).toEqual({ kind: 'wrong' });
  expect(await take(await give(), one.id)).toEqual({ kind: 'has_one', role: 'organizer' });
  const last = await give();
  expect(await take(last, admin.id)).toEqual({ kind: 'has_one', role: 'admin' });
  await saveRole(db, { personId: admin.id, role: 'organizer', now });
  expect(await take(last, other.id)).toEqual({ kind: 'wrong' });
  expect(await findRole(db, other.id)).toBeNull();
});

test('a number that LINE delivers twice says the second time what became of it', async () => {
  const { db, take, first } = await setUp();
  const { id } = await addTestPerson(db);
  const sent = { eventId: 'line:once' };
  const code = await first();
  expect(await take(code, id, sent)).toMatchObject({ kind: 'taken' });
  expect(await take(code, id, sent)).toEqual({ kind: 'has_one', role: 'admin' });
});
