// People and their accounts: all the SQL of them.
import { and, asc, eq, exists, inArray, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { gather } from '../database/together.ts';
import { messages } from '../messages/message.table.ts';
import { accounts, formerIds, people } from './person.table.ts';
import type { Account, Person } from './person.ts';
import { roles } from './role.table.ts';
import type { Role } from './role.ts';

type Known = { person: Person; account: Account; role: Role | null; isOwed: boolean };

interface Key {
  platform: Platform;
  externalId: string;
  /** They speak there where each message counts, and when: noted with the asking. Unset: they are only asked about. */
  heardAt?: Temporal.Instant;
}

/**
 * Whose account it is, and their role; asked for many at once when many speak at once. `isOwed`: of whom is heard, whether
 * the ledger holds anything for them that has not gone out.
 */
export const findAccount = gather(findAccountsAtOnce, { most: 100 });

async function findAccountsAtOnce(db: Database, keys: Key[]): Promise<(Known | undefined)[]> {
  const rows = keys.map(({ platform, externalId, heardAt }) => {
    return { platform, external_id: externalId, heard_at: heardAt?.toString() };
  });
  const asked = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as asked(platform text, external_id text, heard_at timestamptz)`;
  const isHeard = keys.some(({ heardAt }) => heardAt);
  const noting = isHeard ? db.with(db.$with('heard', {}).as(noteHeard(keys))) : db;
  // Limited, so that it is one look by the key for each, whatever the planner thinks of how many they are.
  const account = db.select().from(accounts).where(isAskedFor).limit(1).as('account');
  const { platform, externalId, personId, unreachableAt, profileCheckedAt } = account;
  const found = await noting
    .select({
      person: people,
      role: roles.role,
      isOwed: isHeard ? sql<boolean>`coalesce(${isOwedAnything}, false)` : sql<boolean>`false`,
      account: { platform, externalId, personId, unreachableAt, profileCheckedAt },
    })
    .from(asked)
    .innerJoinLateral(account, sql`true`)
    .innerJoin(people, eq(people.id, account.personId))
    .leftJoin(roles, eq(roles.personId, people.id));
  const isOf = ({ account }: Known, { platform, externalId }: (typeof keys)[number]) =>
    account.platform === platform && account.externalId === externalId;
  return keys.map((key) => found.find((known) => isOf(known, key)));
}

const isAskedFor = and(eq(accounts.platform, sql`asked.platform`), eq(accounts.externalId, sql`asked.external_id`));

/** Of the latest word. Who is being joined or noted just now is passed by: whoever does that waits for nobody here. */
function noteHeard(keys: Key[]): SQL {
  const heard = keys.filter(({ heardAt }) => heardAt);
  // Not as JSON: of a list the planner takes few for granted, and looks for each by its key.
  const list = (all: string[]) => sql`${`{${all.map((each) => JSON.stringify(each)).join(',')}}`}::text`;
  const spoke = sql`unnest(${list(heard.map(({ externalId }) => externalId))}::text[],
    ${list(heard.map(({ heardAt }) => String(heardAt)))}::timestamptz[]) as spoke(external_id, at)`;
  return sql`update ${accounts} as heard set heard_at = newer.at
    from (
      select mine.external_id, spoke.at from ${spoke} cross join lateral (
        select ${accounts.externalId} from ${accounts}
        where ${accounts.platform} = ${COUNTED} and ${accounts.externalId} = spoke.external_id
          and coalesce(${accounts.heardAt}, '-infinity') < spoke.at
        limit 1 for update skip locked
      ) as mine
    ) as newer
    where heard.platform = ${COUNTED} and heard.external_id = newer.external_id`;
}

/** Null: they are not heard. */
const isOwedAnything = sql`case when asked.heard_at is not null then exists (
  select 1 from ${messages} where ${and(
    eq(messages.personId, people.id),
    inArray(messages.status, ['coming', 'owed', 'held', 'sending']),
    sql`coalesce(${messages.usefulUntil}, 'infinity') > asked.heard_at`,
  )}) end`;

/** Adds the person with the account; false when someone else added that account first. */
export async function addPerson(
  db: Database,
  { person, account, now }: { person: Person; account: Account; now: Temporal.Instant },
): Promise<boolean> {
  await db.insert(people).values({ ...person, createdAt: now });
  const added = await db.insert(accounts).values(account).onConflictDoNothing().returning();
  if (added.length > 0) return true;
  await db.delete(people).where(eq(people.id, person.id));
  return false;
}

/** Whose id it is now, in SQL: a joined person's former id leads to who they are. */
export const currentId = (id: string | SQL) =>
  sql<string>`coalesce((select ${formerIds.personId} from ${formerIds} where ${formerIds.id} = ${id}), ${id}::uuid)`;

/** Someone of no platform, e.g. a guest at the door: nothing can be sent to them. */
export async function addPersonByHand(
  db: Database,
  { id, name, organization }: { id: string; name: string; organization: string },
  now: Temporal.Instant,
): Promise<void> {
  await db.insert(people).values({ id, name, organization, language: 'ja', createdAt: now });
}

export async function saveOrganization(
  db: Database,
  { id, organization }: { id: string; organization: string },
): Promise<void> {
  await db.update(people).set({ organization }).where(eq(people.id, id));
}

/** What is known of someone of no platform, corrected. */
export async function savePersonByHand(
  db: Database,
  { id, name, organization }: { id: string; name: string; organization: string },
): Promise<void> {
  await db.update(people).set({ name, organization }).where(eq(people.id, id));
}

/** Deletes someone without an account, unless anything still refers to them. */
export async function deletePersonByHand(tx: Transaction, id: string): Promise<void> {
  const hasNoAccount = not(exists(tx.select().from(accounts).where(eq(accounts.personId, id))));
  try {
    await tx.transaction((savepoint) => savepoint.delete(people).where(and(eq(people.id, id), hasNoAccount)));
  } catch (error) {
    if (!isStillReferredTo(error)) throw error;
  }
}

/** PostgreSQL's foreign_key_violation. */
function isStillReferredTo(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23503';
}

export async function findPerson(db: Database, id: string): Promise<Person | undefined> {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(people.id, currentId(id)));
  return row;
}

/**
 * Whose id it is now, and stays until the transaction ends: what a use case writes for. Who loaded a person before
 * their accounts were joined has a former id. Asked after the seminar's lock, never before it: a join takes them so.
 */
export async function currentPersonId(tx: Transaction, id: string): Promise<string> {
  const look = () =>
    tx
      .select({ id: people.id })
      .from(people)
      .where(eq(people.id, currentId(id)))
      .for('key share');
  const [found] = await look();
  // Where a join was under way the first look waited for it; the second one sees what it did.
  const [row] = found ? [found] : await look();
  return row?.id ?? id;
}

export async function findPeople(db: Database, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return db.select().from(people).where(inArray(people.id, ids));
}

export async function findAccounts(db: Database, personId: string): Promise<Account[]> {
  return db
    .select()
    .from(accounts)
    .where(eq(accounts.personId, currentId(personId)));
}

/** What the platform told of somebody, and that it was asked; what they said or chose themselves stays. */
export async function saveProfile(
  db: Database,
  {
    account,
    now,
    profile: { name, language, organization },
  }: {
    account: Account;
    now: Temporal.Instant;
    profile: Partial<Pick<Person, 'name' | 'language'>> & { organization?: string };
  },
): Promise<void> {
  const unless = (said: PgColumn, own: PgColumn, told: string) =>
    sql<string>`case when ${said} is null then ${told} else ${own} end`;
  const told = {
    ...(name && { name: unless(people.nameSaidAt, people.name, name) }),
    ...(organization && { organization: unless(people.introducedAt, people.organization, organization) }),
    ...(language && {
      language: sql<
        Person['language']
      >`case when ${people.languageChosenAt} is null then ${language} else ${people.language} end`,
      languageToldAt: now,
    }),
  };
  if (Object.keys(told).length > 0) await db.update(people).set(told).where(eq(people.id, account.personId));
  await db.update(accounts).set({ profileCheckedAt: now }).where(isAccount(account));
}

/** `tappedAt`: when the person chose; what they chose later stays. */
export async function saveLanguage(
  db: Database,
  { id, language }: Pick<Person, 'id' | 'language'>,
  tappedAt: Temporal.Instant,
): Promise<void> {
  const isNews = or(isNull(people.languageChosenAt), lte(people.languageChosenAt, tappedAt));
  await db
    .update(people)
    .set({ language, languageChosenAt: tappedAt })
    .where(and(eq(people.id, id), isNews));
}

/** Whether anybody ever said what language this person reads: they, or their platform. */
export async function isLanguageKnown(db: Database, id: string): Promise<boolean> {
  const [row] = await db
    .select({ told: people.languageToldAt, chosen: people.languageChosenAt })
    .from(people)
    .where(eq(people.id, currentId(id)));
  return row !== undefined && (row.told !== null || row.chosen !== null);
}

/** Of whom the platform was never asked what they are called; those known longest first. */
export async function findUnasked(
  db: Database,
  { platforms, limit }: { platforms: Platform[]; limit: number },
): Promise<{ person: Person; account: Account }[]> {
  return db
    .select({ person: people, account: accounts })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(isNull(accounts.profileCheckedAt), isNull(accounts.unreachableAt), inArray(accounts.platform, platforms)),
    )
    .orderBy(asc(people.createdAt), asc(people.id))
    .limit(limit);
}

/** `tappedAt`: when the person said so; what they said later stays. */
export async function saveMuted(
  db: Database,
  person: Pick<Person, 'id' | 'remindersMutedAt'>,
  tappedAt: Temporal.Instant,
): Promise<void> {
  const isNews = or(isNull(people.remindersChangedAt), lte(people.remindersChangedAt, tappedAt));
  await db
    .update(people)
    .set({ remindersMutedAt: person.remindersMutedAt, remindersChangedAt: tappedAt })
    .where(and(eq(people.id, person.id), isNews));
}

/** They were at a seminar that began then. */
export async function noteCame(db: Database, ids: string[], startsAt: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  const isLater = or(isNull(people.lastCameAt), lt(people.lastCameAt, startsAt));
  await db
    .update(people)
    .set({ lastCameAt: startsAt })
    .where(and(inArray(people.id, ids), isLater));
}

/** `tappedAt`: when the person chose; what they chose later stays. */
export async function savePreferred(
  db: Database,
  { id, platform }: { id: string; platform: Platform },
  tappedAt: Temporal.Instant,
): Promise<void> {
  const isNews = or(isNull(people.preferredAt), lte(people.preferredAt, tappedAt));
  await db
    .update(people)
    .set({ preferredPlatform: platform, preferredAt: tappedAt })
    .where(and(eq(people.id, id), isNews));
}

export const isAccount = ({ platform, externalId }: Pick<Account, 'platform' | 'externalId'>) =>
  and(eq(accounts.platform, platform), eq(accounts.externalId, externalId));

/** Who they are is forgotten: `from` leaves `people`, with their accounts and former ids. Fails when anything else still refers to them. */
export async function deletePerson(tx: Transaction, id: string): Promise<void> {
  await tx.delete(accounts).where(eq(accounts.personId, id));
  await tx.delete(formerIds).where(eq(formerIds.personId, id));
  await tx.delete(people).where(eq(people.id, id));
}

/** Stands for somebody who asked to be forgotten: without a name, under an id that nothing else tells of. */
export async function addForgotten(
  db: Database,
  { id, affiliation }: Pick<typeof people.$inferSelect, 'id' | 'affiliation'>,
  now: Temporal.Instant,
): Promise<void> {
  await db.insert(people).values({ id, name: '', language: 'ja', affiliation, forgottenAt: now, createdAt: now });
}

/** As it is kept. */
export async function findKept(db: Database, id: string): Promise<typeof people.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(people.id, currentId(id)));
  return row;
}
