// Whom an announcement goes to, and how many each audience is: all the SQL of that.
import { and, asc, eq, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { WORKPLACE } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { AUDIENCES, type Audience, type AudienceCounts, awaySince, type Topic } from './audience.ts';
import { accounts, people } from './person.table.ts';
import type { Person } from './person.ts';
import { hasAlso, isFollower } from './reach.store.ts';
import { interests, topics } from './topic.table.ts';

export interface Whom {
  channel: string | null;
  audience?: Audience;
  topicId?: string | null;
  /** For who has not come for a year. */
  timeZone: string;
  now: Temporal.Instant;
}

/**
 * Everyone of the audience who follows the account: whom an announcement goes to. With a `channel` to post it in, who is
 * at the workplace, too, reads it there. `among`: only of these.
 */
export async function findFollowers(
  db: Database,
  { channel, audience = 'everyone', topicId, among, ...when }: Whom & { among?: string[] },
): Promise<Person[]> {
  if (among?.length === 0) return [];
  const rows = await db
    .select({ person: people })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        isFollower,
        channel === null ? undefined : not(hasAlso(db, [WORKPLACE])),
        among === undefined ? undefined : inArray(accounts.personId, among),
        isOf(audience, when),
        topicId ? likes(topicId) : undefined,
      ),
    );
  return rows.map(({ person }) => person);
}

/** How many that are for each audience. */
export async function countAudiences(
  db: Database,
  { channel, ...when }: Omit<Whom, 'audience'>,
): Promise<AudienceCounts> {
  const readsPost = channel === null ? undefined : hasAlso(db, [WORKPLACE]);
  const count = (audience: Audience) =>
    sql<number>`count(distinct ${accounts.personId}) filter (where ${isOf(audience, when) ?? sql`true`})::int`;
  const counts = Object.fromEntries(AUDIENCES.map((each) => [each, count(each)])) as Record<Audience, SQL<number>>;
  const [row] = await db
    .select(counts)
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(isFollower, readsPost && not(readsPost)));
  return row ?? (Object.fromEntries(AUDIENCES.map((each) => [each, 0])) as AudienceCounts);
}

/** Of one alone. */
export const countAudience = async (db: Database, whom: Whom): Promise<number> =>
  (await findFollowers(db, whom)).length;

/** The topics that are offered and that anybody of those likes, with how many they are, the most first. */
export async function countTopics(
  db: Database,
  { channel }: Pick<Whom, 'channel'>,
): Promise<(Topic & { count: number })[]> {
  const count = sql<number>`count(distinct ${accounts.personId})::int`;
  return db
    .select({ id: topics.id, name: topics.name, count })
    .from(topics)
    .innerJoin(interests, eq(interests.topicId, topics.id))
    .innerJoin(accounts, eq(accounts.personId, interests.personId))
    .where(and(isFollower, isNull(topics.retiredAt), channel === null ? undefined : not(hasAlso(db, [WORKPLACE]))))
    .groupBy(topics.id, topics.name)
    .orderBy(sql`3 desc`, asc(topics.name));
}

const likes = (topicId: string): SQL =>
  sql`exists (select 1 from ${interests} where ${and(eq(interests.personId, people.id), eq(interests.topicId, topicId))})`;

/** Undefined: everyone is. */
function isOf(audience: Audience, { now, timeZone }: Pick<Whom, 'now' | 'timeZone'>): SQL | undefined {
  if (audience === 'everyone') return undefined;
  if (audience === 'away') return or(isNull(people.lastCameAt), lt(people.lastCameAt, awaySince(now, timeZone)));
  return eq(people.affiliation, audience);
}
