// Two accounts that become one person's, and what the database still says of the person that is gone.
import { sql } from 'drizzle-orm';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { joinAccounts, makeJoinCode } from '../../src/joins/join-accounts.ts';
import { mergeAnswers } from '../../src/joins/merge-answers.ts';
import type { Outbox } from '../../src/messages/outbox.ts';
import { holdSeminars } from '../../src/seminars/seminar.store.ts';

/** As the reply does it. `meanwhile`: runs when all is moved and nothing is committed. */
export async function joinTestAccounts({
  db,
  outbox,
  from,
  to,
  now,
  meanwhile,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  from: string;
  to: string;
  now: Temporal.Instant;
  meanwhile?(): Promise<void>;
}) {
  const code = await makeJoinCode({ db, personId: to, now });
  return joinAccounts({
    ...{ db, code, personId: from, here: 'line' as const, now },
    countGuess: async () => true,
    holdAnswers: holdSeminars,
    async moveAnswers(tx, people) {
      await mergeAnswers({ tx, outbox, now, ...people });
      await meanwhile?.();
    },
  });
}

/** May name who is no more: the log for good, the former ids themselves, and counts of guesses, which run out. */
const MAY_NAME_THE_JOINED = ['audit_log', 'former_ids', 'rate_limits'];

/** Tables that name this id anywhere in a row and may not, once it was joined: ids, recipients, details, whatever comes. */
export async function tablesNaming(db: DatabaseRoot, id: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const naming: string[] = [];
  for (const { name } of tables) {
    if (MAY_NAME_THE_JOINED.includes(name)) continue;
    const row = sql.identifier(name);
    // Not as the end of a longer word: the fixtures' accounts are called after the person they were made for.
    const named = sql`to_jsonb(${row})::text ~ ${`[^A-Za-z0-9]${id}`}`;
    const found = await db.execute(sql`select 1 from ${row} where ${named} limit 1`);
    if (found.length > 0) naming.push(name);
  }
  return naming;
}

/** Every column with a foreign key to people, as "table.column", with how many of its rows name this id. */
export async function columnsNaming(db: DatabaseRoot, id: string): Promise<Record<string, number>> {
  const columns = await db.execute<{ table: string; column: string }>(
    sql`select source.table_name as table, source.column_name as column
        from information_schema.referential_constraints as link
        join information_schema.key_column_usage as source on source.constraint_name = link.constraint_name
        join information_schema.constraint_column_usage as target on target.constraint_name = link.constraint_name
        where target.table_name = 'people' order by 1, 2`,
  );
  const counts: Record<string, number> = {};
  for (const { table, column } of columns) {
    const [row] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(table)} where ${sql.identifier(column)} = ${id}`,
    );
    counts[`${table}.${column}`] = row?.count ?? 0;
  }
  return counts;
}
