// Which faults another try can cure, told from true ones: by their codes, and as PostgreSQL itself raises them.
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { isPassingFault } from '../../src/database/faults.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../support/database.ts';

const withCode = (code: string) => Object.assign(new Error('fault'), { code });
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

test.each([
  ...['08006', '08P01', '25006', '25P03', '40001', '40P01', '53100', '53300', '55P03', '57014', '57P01', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT'],
])('%s passes, also as a cause of a cause', (code) => {
  expect(isPassingFault(withCode(code))).toBe(true);
  const wrapped = new Error('outer', { cause: new Error('inner', { cause: withCode(code) }) });
  expect(isPassingFault(wrapped)).toBe(true);
  expect(isPassingFault(new AggregateError([withCode('EINVAL'), withCode(code)]))).toBe(true);
});

test.each(['23505', '23503', '22P02', '42P01', '42501', '28P01', '3D000', '25P02', 'XX000', 'EACCES', '53', '080061'])(
  '%s does not pass by itself',
  (code) => {
    expect(isPassingFault(withCode(code))).toBe(false);
    expect(isPassingFault(new Error('outer', { cause: withCode(code) }))).toBe(false);
  },
);

test('what is no error does not pass, and a circle of causes ends', () => {
  for (const fault of [undefined, null, '57P01', { code: '57P01' }, new Error('57P01')]) {
    expect(isPassingFault(fault)).toBe(false);
  }
  const circle = new Error('round');
  circle.cause = circle;
  expect(isPassingFault(circle)).toBe(false);
});

test.each(['Connection terminated unexpectedly', 'Query read timeout', 'timeout exceeded when trying to connect'])(
  'the queue’s driver says “%s” without a code, and that passes',
  (sentence) => expect(isPassingFault(new Error(sentence))).toBe(true),
);

test('a statement that took too long, a lock not had and a read-only database pass as drizzle throws them', async () => {
  const db = await createTestDatabase();
  const limited = (setting: string, query: string) =>
    faultOf(
      db.transaction(async (tx) => {
        await tx.execute(sql.raw(setting));
        await tx.execute(sql.raw(query));
      }),
    );
  expect(isPassingFault(await limited("set local statement_timeout = '20ms'", 'select pg_sleep(60)'))).toBe(true);
  expect(isPassingFault(await limited('set transaction read only', 'create table x (id int)'))).toBe(true);
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table secrets`);
    const waiting = limited("set local lock_timeout = '20ms'", 'lock table secrets');
    expect(isPassingFault(await waiting)).toBe(true);
  });
});

test('a row that is there already and a table that is not do not pass as drizzle throws them', async () => {
  const db = await createTestDatabase();
  expect(isPassingFault(await faultOf(db.execute(sql`select * from no_such_table`)))).toBe(false);
  await db.execute(sql`insert into secrets (name, value) values ('kept', 'x')`);
  const again = db.execute(sql`insert into secrets (name, value) values ('kept', 'x')`);
  expect(isPassingFault(await faultOf(again))).toBe(false);
});

test('nobody listening passes, a password refused and a database that is not there do not', async () => {
  const faultAt = async (change: (url: URL) => void) => {
    const url = new URL(inject('postgresUrl'));
    change(url);
    const { db, close } = createDatabase(url.href);
    const fault = await faultOf(db.execute(sql`select 1`));
    await close();
    return fault;
  };
  expect(isPassingFault(await faultAt((url) => Object.assign(url, { port: '9' })))).toBe(true);
  expect(isPassingFault(await faultAt((url) => Object.assign(url, { password: 'another' })))).toBe(false);
  expect(isPassingFault(await faultAt((url) => Object.assign(url, { pathname: '/no_such_database' })))).toBe(false);
});

test('a connection that is terminated under its query passes', async () => {
  const url = await createTestDatabaseUrl();
  const [busy, other] = [await createTestDatabase(url), await createTestDatabase(url)];
  const fault = faultOf(busy.execute(sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)`));
  expect(isPassingFault(await fault)).toBe(true);
  expect(await other.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
});
