// Which faults another try can cure: told by a real database where it can be made to fail.
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { isPassingFault } from '../../src/database/faults.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../support/database.ts';

const faultOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => expect.unreachable('it did not fail'),
    (fault: unknown) => fault,
  );

test.each([
  ['a statement that took too long', sql`set local statement_timeout = 10; select pg_sleep(60)`],
  ['a server that shuts down', sql`do $$ begin raise exception using errcode = 'admin_shutdown'; end $$`],
  ['a lock that was not to be had', sql`do $$ begin raise exception using errcode = 'lock_not_available'; end $$`],
  ['a deadlock', sql`do $$ begin raise exception using errcode = 'deadlock_detected'; end $$`],
  ['a database that may only be read', sql`set transaction read only; create table x (y int)`],
])('%s may pass', async (_title, statement) => {
  const db = await createTestDatabase();
  expect(isPassingFault(await faultOf(db.transaction((tx) => tx.execute(statement))))).toBe(true);
});

test.each([
  ['a wrong statement', sql`select nothing from nowhere`],
  ['a text that no database takes', sql`select ${'\0'}::text`],
  ['a broken rule', sql`insert into inbox (event_id) values ('1'), ('1')`],
])('%s fails again', async (_title, statement) => {
  const db = await createTestDatabase();
  expect(isPassingFault(await faultOf(db.execute(statement)))).toBe(false);
});

test('a database that is not there, or that we closed, may come back', async () => {
  const away = createDatabase('postgres://nobody@127.0.0.1:9/none');
  expect(isPassingFault(await faultOf(away.db.execute(sql`select 1`)))).toBe(true);
  await away.close();
  const closed = createDatabase(await createTestDatabaseUrl());
  await closed.close();
  expect(isPassingFault(await faultOf(closed.db.execute(sql`select 1`)))).toBe(true);
});

test.each([
  [new Error('send failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }), true],
  [new DOMException('The operation timed out', 'TimeoutError'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new TypeError('x is not a function'), false],
  [Object.assign(new Error('no file'), { code: 'ENOENT' }), false],
  ['57014', false],
  [undefined, false],
])('%s', (fault, isPassing) => {
  expect(isPassingFault(fault)).toBe(isPassing);
});
