// People and their accounts: all the SQL of them.
import { and, asc, desc, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { Platform } from '../messages/sender.ts';
import { accounts, people } from './person.table.ts';
import type { Account, Person } from './person.ts';

export async function findAccount(
  db: Database,
  { platform, externalId }: { platform: Platform; externalId: string },
): Promise<{ person: Person; account: Account } | undefined> {
  const [row] = await db
    .select({ person: people, account: accounts })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.platform, platform), eq(accounts.externalId, externalId)));
  return row;
}

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

export async function findPerson(db: Database, id: string): Promise<Person | undefined> {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row;
}

export async function findPeople(db: Database, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return db.select().from(people).where(inArray(people.id, ids));
}

/** The account a message to this person goes to; undefined when none can be reached. */
export async function findReachableAccount(db: Database, personId: string): Promise<Account | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.personId, personId), isNull(accounts.unreachableAt)))
    // Slack first: on LINE each message counts against the allowance.
    .orderBy(desc(accounts.platform))
    .limit(1);
  return row;
}

export async function saveProfile(
  db: Database,
  { account, now, profile }: { account: Account; now: Temporal.Instant; profile: Partial<Person> },
): Promise<void> {
  if (Object.keys(profile).length > 0) await db.update(people).set(profile).where(eq(people.id, account.personId));
  await db.update(accounts).set({ profileCheckedAt: now }).where(isAccount(account));
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

/** Everyone who follows the LINE account: whom an announcement goes to. */
export async function findFollowers(db: Database): Promise<Person[]> {
  const rows = await db
    .select({ person: people })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.platform, 'line'), isNull(accounts.unreachableAt)));
  return rows.map((row) => row.person);
}

/** Everyone met on Slack whom it still knows, by name. */
export async function findOnSlack(db: Database): Promise<{ externalId: string; name: string; organization: string }[]> {
  return db
    .select({ externalId: accounts.externalId, name: people.name, organization: people.organization })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.platform, 'slack'), isNull(accounts.unreachableAt), ne(people.name, '')))
    .orderBy(asc(people.name), asc(accounts.externalId));
}

const isAccount = ({ platform, externalId }: Pick<Account, 'platform' | 'externalId'>) =>
  and(eq(accounts.platform, platform), eq(accounts.externalId, externalId));

/** Of these, those who have an account: whom we could write to. */
export async function findWithAccounts(db: Database, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectDistinct({ id: accounts.personId }).from(accounts).where(inArray(accounts.personId, ids));
  return rows.map(({ id }) => id);
}
