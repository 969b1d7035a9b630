// Whom the bot can reach, and where: all the SQL of that. LINE's friends who are on Slack, too, are reached there, unless
// they chose LINE.
import {
  type AnyColumn,
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { COUNTED, FOLLOWED, PLATFORMS, type Platform, preferredTo, WORKPLACE } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { currentId, isAccount } from './person.store.ts';
import { accounts, people } from './person.table.ts';
import type { Account } from './person.ts';

const inOrder = sql`array_position(${sql.raw(`'{${PLATFORMS.join(',')}}'`)}::text[], ${accounts.platform})`;

/** Whether this person chose to be written to there. `person`: a column, of no alias of people. */
const hasChosen = (person: AnyColumn, platform: AnyColumn | SQL): SQL => {
  const chooser = alias(people, 'chooser');
  return sql`exists (select 1 from ${people} as chooser where ${and(
    sql`${chooser.id} = ${person}`,
    sql`${chooser.preferredPlatform} = ${platform}`,
  )})`;
};

/** Of several accounts: the one that its person chose; else the first platform of the list (cards/place.ts) comes first. */
export const byPreference = sql`${hasChosen(accounts.personId, accounts.platform)} desc, ${inOrder}`;

/** The account a message to this person goes to; undefined when none can be reached. */
export async function findReachableAccount(db: Database, personId: string): Promise<Account | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.personId, currentId(personId)), isNull(accounts.unreachableAt)))
    .orderBy(asc(byPreference))
    .limit(1);
  return row;
}

/** `toldAt`: when the platform said so; what it said later stays. */
export async function saveReachability(
  db: Database,
  account: Pick<Account, 'platform' | 'externalId' | 'unreachableAt'>,
  toldAt: Temporal.Instant,
): Promise<void> {
  const isNews = or(isNull(accounts.reachabilityToldAt), lte(accounts.reachabilityToldAt, toldAt));
  await db
    .update(accounts)
    .set({ unreachableAt: account.unreachableAt, reachabilityToldAt: toldAt })
    .where(and(isAccount(account), isNews));
}

/** How many that are; `pushes`: of these, those who are written to where each message counts. */
export async function countFollowers(
  db: Database,
  { channel }: { channel: string | null },
): Promise<{ people: number; pushes: number }> {
  const count = (which: SQL | undefined) =>
    sql<number>`count(distinct ${accounts.personId}) filter (where ${which})::int`;
  const readsPost = channel === null ? undefined : hasAlso(db, [WORKPLACE]);
  const [row] = await db
    .select({
      people: count(readsPost ? not(readsPost) : sql`true`),
      pushes: count(isWrittenWhereItCounts(accounts.personId)),
    })
    .from(accounts)
    .where(isFollower);
  return row ?? { people: 0, pushes: 0 };
}

export const isFollower = and(eq(accounts.platform, FOLLOWED), isNull(accounts.unreachableAt));

/** Whether the account's person can be reached on one of these, too. */
export function hasAlso(db: Database, platforms: Platform[]): SQL {
  const also = alias(accounts, 'also');
  const isTheirs = eq(also.personId, accounts.personId);
  return exists(
    db
      .select({ one: sql`1` })
      .from(also)
      .where(and(isTheirs, inArray(also.platform, platforms), isNull(also.unreachableAt))),
  );
}

/** Whether the person of this column can be reached on one of these. */
const isReachedOn = (person: AnyColumn, platforms: Platform[]): SQL => {
  const reached = alias(accounts, 'reached');
  return sql`exists (select 1 from ${accounts} as reached where ${and(
    sql`${reached.personId} = ${person}`,
    inArray(reached.platform, platforms),
    isNull(reached.unreachableAt),
  )})`;
};

/** Whether a message to the person of this column goes where it counts: they chose that, or are reached nowhere better. */
export const isWrittenWhereItCounts = (person: AnyColumn): SQL =>
  sql`(${isReachedOn(person, [COUNTED])} and (${hasChosen(person, sql`${COUNTED}`)} or not ${isReachedOn(person, preferredTo(COUNTED))}))`;

/** Whether it can go nowhere else: who chose that place is written to elsewhere while it takes no more. */
export const isReachedOnlyWhereItCounts = (person: AnyColumn): SQL =>
  sql`(${isReachedOn(person, [COUNTED])} and not ${isReachedOn(person, preferredTo(COUNTED))})`;

/** The account that takes what the month's allowance has no room for; undefined: they have none. */
export async function findUncountedAccount(db: Database, personId: string): Promise<Account | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.personId, currentId(personId)),
        inArray(accounts.platform, preferredTo(COUNTED)),
        isNull(accounts.unreachableAt),
      ),
    )
    .orderBy(asc(inOrder))
    .limit(1);
  return row;
}

/** On any of these; reachable or not. */
export async function hasAccountOn(db: Database, personId: string, platforms: Platform[]): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.externalId })
    .from(accounts)
    .where(and(eq(accounts.personId, currentId(personId)), inArray(accounts.platform, platforms)))
    .limit(1);
  return rows.length > 0;
}

/** Everyone met at the workplace whom it still knows, by name. */
export async function findMembers(db: Database): Promise<{ externalId: string; name: string; organization: string }[]> {
  return db
    .select({ externalId: accounts.externalId, name: people.name, organization: people.organization })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.platform, WORKPLACE), isNull(accounts.unreachableAt), ne(people.name, '')))
    .orderBy(asc(people.name), asc(accounts.externalId));
}

/** Of these, those whom a message can reach now. */
export async function findReachable(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: accounts.personId })
    .from(accounts)
    .where(and(inArray(accounts.personId, ids), isNull(accounts.unreachableAt)));
  return new Set(rows.map(({ id }) => id));
}

/** The same, and those who have an account at all. */
export async function findReach(
  db: Database,
  ids: string[],
): Promise<{ reachable: Set<string>; withAccount: Set<string> }> {
  if (ids.length === 0) return { reachable: new Set(), withAccount: new Set() };
  const isReachable = sql<boolean>`bool_or(${accounts.unreachableAt} is null)`;
  const rows = await db
    .select({ id: accounts.personId, isReachable })
    .from(accounts)
    .where(inArray(accounts.personId, ids))
    .groupBy(accounts.personId);
  const idsOf = (some: typeof rows) => new Set(some.map(({ id }) => id));
  return { reachable: idsOf(rows.filter((row) => row.isReachable)), withAccount: idsOf(rows) };
}

/** Of these, those who want no reminders. */
export async function findMuted(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNotNull(people.remindersMutedAt), inArray(people.id, ids)));
  return new Set(rows.map(({ id }) => id));
}

/** Of these, those who are written to where nothing counts. */
export async function findUncounted(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: accounts.personId })
    .from(accounts)
    .where(
      and(
        inArray(accounts.personId, ids),
        isNull(accounts.unreachableAt),
        not(isWrittenWhereItCounts(accounts.personId)),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Of these, those whom a message reaches though the month's allowance has ended. */
export async function findReachedAtAnyTime(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: accounts.personId })
    .from(accounts)
    .where(
      and(
        inArray(accounts.personId, ids),
        inArray(accounts.platform, preferredTo(COUNTED)),
        isNull(accounts.unreachableAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Of these, those to whom each message counts. */
export async function findCounted(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isWrittenWhereItCounts(people.id)));
  return new Set(rows.map(({ id }) => id));
}

/** Of these, those who have an account: whom we could write to. */
export async function findWithAccounts(db: Database, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectDistinct({ id: accounts.personId }).from(accounts).where(inArray(accounts.personId, ids));
  return rows.map(({ id }) => id);
}
