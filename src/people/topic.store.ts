// Topics and who is interested in them: all the SQL of them.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { Topic } from './audience.ts';
import { interests, topics } from './topic.table.ts';

/** As they are offered, the oldest first. */
export async function findTopics(db: Database): Promise<Topic[]> {
  return db
    .select({ id: topics.id, name: topics.name })
    .from(topics)
    .where(isNull(topics.retiredAt))
    .orderBy(asc(topics.createdAt), asc(topics.id));
}

/** Also one that is not offered any more. */
export async function findTopic(db: Database, id: string): Promise<Topic | undefined> {
  const [row] = await db.select({ id: topics.id, name: topics.name }).from(topics).where(eq(topics.id, id));
  return row;
}

/** Whose id there is already is none new. */
export async function addTopic(db: Database, topic: Topic, now: Temporal.Instant): Promise<void> {
  await db
    .insert(topics)
    .values({ ...topic, createdAt: now })
    .onConflictDoNothing();
}

/** The topic; undefined: it was not offered. */
export async function retireTopic(db: Database, id: string, now: Temporal.Instant): Promise<Topic | undefined> {
  const isOffered = and(eq(topics.id, id), isNull(topics.retiredAt));
  const [row] = await db.update(topics).set({ retiredAt: now }).where(isOffered).returning();
  return row;
}

export async function findInterests(db: Database, personId: string): Promise<Topic[]> {
  return db
    .select({ id: topics.id, name: topics.name })
    .from(interests)
    .innerJoin(topics, eq(topics.id, interests.topicId))
    .where(and(eq(interests.personId, personId), isNull(topics.retiredAt)))
    .orderBy(asc(topics.createdAt), asc(topics.id));
}

export async function saveInterest(
  db: Database,
  { isIn, ...interest }: { personId: string; topicId: string; isIn: boolean },
): Promise<void> {
  if (isIn) await db.insert(interests).values(interest).onConflictDoNothing();
  else {
    const { personId, topicId } = interest;
    await db.delete(interests).where(and(eq(interests.personId, personId), eq(interests.topicId, topicId)));
  }
}

/** One person's become another's. */
export async function moveInterests(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = await db.delete(interests).where(eq(interests.personId, from)).returning();
  if (theirs.length === 0) return;
  const moved = theirs.map(({ topicId }) => ({ topicId, personId: to }));
  await db.insert(interests).values(moved).onConflictDoNothing();
}

export async function forgetInterests(db: Database, personId: string): Promise<void> {
  await db.delete(interests).where(eq(interests.personId, personId));
}
