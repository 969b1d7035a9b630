// The people of a seminar: the SQL of lists, and of those who were added by hand.
import { and, asc, eq, exists, ilike, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import type { Platform } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { messages } from '../messages/message.table.ts';
import { currentId, deletePersonByHand } from '../people/person.store.ts';
import { accounts, people } from '../people/person.table.ts';
import { findReachable } from '../people/reach.store.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import type { Attendee, Group, StayCount } from './attendee.ts';

interface Which {
  group?: Group;
  /** Part of a name or an organisation. */
  search?: string;
  /** Also one who is somebody else's account by now. */
  personId?: string;
  personIds?: string[];
  limit?: number;
  offset?: number;
}

const account = sql`select 1 from ${accounts} where ${accounts.personId} = ${people.id}`;
/** As the list shows them: who comes first, the line in its order. */
const standingRank = sql`case ${rsvps.standing} when 'attending' then case ${rsvps.mode} when 'online' then 1 else 0 end
  when 'waitlisted' then 2 when 'materials' then 3 else 4 end`;

/** In the list's order; `total` counts all that fit, whatever the limit. */
export async function findAttendees(
  db: Database,
  seminarId: string,
  { limit, offset = 0, ...which }: Which = {},
): Promise<{ found: Attendee[]; total: number }> {
  const isMeant = and(eq(rsvps.seminarId, seminarId), ...conditionsOf(which));
  const listed = db
    .select({
      rsvp: rsvps,
      name: people.name,
      organization: people.organization,
      hasAccount: sql<boolean>`exists (${account})`,
      platforms: sql<Platform[]>`array(select distinct ${accounts.platform}::text from ${accounts}
        where ${accounts.personId} = ${people.id} order by 1)`,
      isReachable: sql<boolean>`exists (${account} and ${accounts.unreachableAt} is null)`,
    })
    .from(rsvps)
    .innerJoin(people, eq(people.id, rsvps.personId))
    .where(isMeant)
    .orderBy(standingRank, asc(rsvps.waitlistNumber), asc(rsvps.answeredAt), asc(rsvps.personId))
    .offset(offset);
  const rows = await (limit === undefined ? listed : listed.limit(limit));
  const [count] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(rsvps)
    .innerJoin(people, eq(people.id, rsvps.personId))
    .where(isMeant);
  return { found: rows.map((row) => ({ ...row, note: row.rsvp.note })), total: count?.total ?? 0 };
}

/** Who has a seat, by organisation, the largest first; '' is of none. */
export async function countOrganizations(
  db: Database,
  seminarIds: string[],
): Promise<{ seminarId: string; organization: string; count: number }[]> {
  if (seminarIds.length === 0) return [];
  return db
    .select({ seminarId: rsvps.seminarId, organization: people.organization, count: sql<number>`count(*)::int` })
    .from(rsvps)
    .innerJoin(people, eq(people.id, rsvps.personId))
    .where(and(inArray(rsvps.seminarId, seminarIds), eq(rsvps.standing, 'attending')))
    .groupBy(rsvps.seminarId, people.organization)
    .orderBy(sql`3 desc`, asc(people.organization));
}

/** Of these, those whom the bot cannot reach: without an account, or it was left or blocked. */
export async function findUnreached(db: Database, seminarId: string, ids: string[]): Promise<Attendee[]> {
  const reachable = await findReachable(db, ids);
  const personIds = ids.filter((id) => !reachable.has(id));
  return personIds.length === 0 ? [] : (await findAttendees(db, seminarId, { personIds })).found;
}

export async function findAttendee(db: Database, seminarId: string, personId: string): Promise<Attendee | undefined> {
  return (await findAttendees(db, seminarId, { personId, limit: 1 })).found[0];
}

function conditionsOf({ group, search, personId, personIds }: Which): (SQL | undefined)[] {
  const typed = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    group && conditionOf(group),
    typed ? or(ilike(people.name, typed), ilike(people.organization, typed)) : undefined,
    personId ? eq(rsvps.personId, currentId(personId)) : undefined,
    personIds ? inArray(rsvps.personId, personIds) : undefined,
  ];
}

function conditionOf(group: Group): SQL | undefined {
  if (group === 'party') return eq(rsvps.isAtParty, true);
  if (group === 'unanswered') return and(isIn, not(isHeard));
  if (group !== 'on_site' && group !== 'online') return eq(rsvps.standing, group);
  return and(eq(rsvps.standing, 'attending'), eq(rsvps.mode, group));
}

const isIn = inArray(rsvps.standing, ['attending', 'waitlisted']);
/** Answered since the seminar was moved; null where it never was. */
const isHeard = sql`${rsvps.answeredAt} >= (select ${seminars.movedAt} from ${seminars}
  where ${seminars.id} = ${rsvps.seminarId})`;

/** How many said what to the new time, as `stayOf` has it. */
export async function countStays(db: Database, seminarId: string): Promise<StayCount> {
  const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})::int`;
  const [row] = await db
    .select({
      confirmed: count(and(isIn, isHeard)),
      unanswered: count(and(isIn, not(isHeard))),
      cannot: count(and(eq(rsvps.standing, 'declined'), isHeard)),
    })
    .from(rsvps)
    .where(eq(rsvps.seminarId, seminarId));
  return row ?? { confirmed: 0, unanswered: 0, cannot: 0 };
}

/** Names of people, e.g. of those who came without an answer. */
export async function findNames(
  db: Database,
  ids: string[],
): Promise<{ id: string; name: string; organization: string }[]> {
  if (ids.length === 0) return [];
  const { id, name, organization } = people;
  return db.select({ id, name, organization }).from(people).where(inArray(people.id, ids)).orderBy(asc(name), asc(id));
}

export async function hasAccount(db: Database, personId: string): Promise<boolean> {
  return (await db.select({ id: accounts.personId }).from(accounts).where(eq(accounts.personId, personId))).length > 0;
}

/** `name`: only of who has no account; the others' comes from their platform. */
export async function savePersonAbout(
  db: Database,
  { id, ...about }: { id: string; name?: string; organization: string },
): Promise<void> {
  await db.update(people).set(about).where(eq(people.id, id));
}

export async function saveNote(
  db: Database,
  { seminarId, personId, note }: { seminarId: string; personId: string; note: string },
): Promise<void> {
  await db
    .update(rsvps)
    .set({ note })
    .where(and(eq(rsvps.seminarId, seminarId), eq(rsvps.personId, personId)));
}

/** Forgets someone without an account; where anything still speaks of them, only what is known of them. */
export async function forgetPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(messages).where(eq(messages.personId, personId));
  const hasNoAccount = not(exists(tx.select().from(accounts).where(eq(accounts.personId, personId))));
  await tx
    .update(people)
    .set({ name: '', organization: '' })
    .where(and(eq(people.id, personId), hasNoAccount));
  await deletePersonByHand(tx, personId);
}
