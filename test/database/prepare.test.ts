import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { isPassingFault } from '../../src/database/faults.ts';
import { createTestDatabaseUrl } from '../support/database.ts';

async function open(query = '') {
  const { db, close } = createDatabase(`${await createTestDatabaseUrl()}${query}`, { max: 1 });
  onTestFinished(close);
  const prepared = async (like: string) => {
    const rows = await db.execute(
      sql.raw(`select statement from pg_prepared_statements where statement like '${like}'`),
    );
    return rows.length;
  };
  const ask = (values: number[]) => db.execute(sql`select 'asked' where 1 in ${values}`);
  return { db, prepared, ask };
}

const asked = "select ''asked''%";

test('a statement asked twice is parsed once; a list of any length is not kept', async () => {
  const { prepared, ask } = await open();
  await ask([1, 2]);
  await ask([3, 4]);
  expect(await prepared(asked)).toBe(1);
  await ask(Array.from({ length: 41 }, (_, index) => index));
  expect(await prepared(asked)).toBe(1);
});

test('a transaction keeps its statements, too', async () => {
  const { db, prepared } = await open();
  for (const value of [1, 2]) await db.transaction((tx) => tx.execute(sql`select 'asked' where 1 = ${value}`));
  expect(await prepared(asked)).toBe(1);
});

test('behind a pooler that keeps none, one fault that passes shows it, and nothing is prepared any more', async () => {
  const { db, prepared, ask } = await open();
  await ask([1]);
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql.raw('deallocate all'));
    await tx.execute(sql`select 'asked' where 1 in ${[1]}`);
  });
  const fault = await lost.catch((error) => error);
  expect(isPassingFault(fault)).toBe(true);
  await ask([1]);
  await db.transaction((tx) => tx.execute(sql`select 'asked' where 1 = ${1}`));
  expect(await prepared(asked)).toBe(0);
});

test('outside of a transaction a statement that is gone is asked again by itself', async () => {
  const { db, ask } = await open();
  await ask([1]);
  await db.execute(sql.raw('deallocate all'));
  expect(await ask([1])).toHaveLength(1);
});

test('a URL that says prepare=false is obeyed', async () => {
  const { prepared, ask } = await open('?prepare=false');
  await ask([1]);
  expect(await prepared(asked)).toBe(0);
});
