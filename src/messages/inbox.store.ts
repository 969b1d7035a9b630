// The inbox: all the SQL of it. Every time in it is the database's, so that bots with other clocks agree.
import { and, eq, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Platform } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import type { Arrival } from './arrival.ts';
import { inbox } from './inbox.table.ts';

/** Platforms redeliver within a day at most; older ids are let go. */
const KEPT_DAYS = 7;
/** Slack's response_url lives as long, LINE's reply token for less. */
const REPLY_KEY_MINUTES = 30;
/** Seconds until the second try, doubled with each, and at most. */
const BACK_OFF = { first: 5, most: 300 };

const inSeconds = (seconds: number): SQL<Temporal.Instant> => sql`now() + make_interval(secs => ${seconds})`;
const isFree = or(isNull(inbox.takenUntil), lt(inbox.takenUntil, sql`now()`));
const isUnanswered = isNull(inbox.answeredAt);

/** Stores arrivals, or takes up those that nobody answered or has in hand; returns the ids of both. */
export async function takeArrivals(db: Database, arrivals: Arrival[], seconds: number): Promise<string[]> {
  // In one order, so that two statements with the same events cannot wait for each other.
  const inOrder = arrivals.toSorted((one, other) => (one.eventId < other.eventId ? -1 : 1));
  const taken = { effectAt: null, answeredAt: null, takenUntil: inSeconds(seconds), attempts: 1 };
  const rows = await withoutValues(
    db
      .insert(inbox)
      // The one text here that came from outside as it is; PostgreSQL takes no NUL.
      .values(
        inOrder.map((arrival) => ({ ...arrival, replyKey: arrival.replyKey?.replaceAll('\0', '') ?? null, ...taken })),
      )
      .onConflictDoUpdate({
        target: inbox.eventId,
        set: {
          takenUntil: inSeconds(seconds),
          attempts: sql`${inbox.attempts} + 1`,
          payload: sql`excluded.payload`,
          replyKey: sql`excluded.reply_key`,
        },
        setWhere: and(isUnanswered, isFree),
      })
      .returning({ eventId: inbox.eventId }),
  );
  return rows.map(({ eventId }) => eventId);
}

/** Arrivals that nobody answered or has in hand, the oldest first; they are the caller's now. */
export async function takeUnanswered(
  db: Database,
  given: { platforms: Platform[]; seconds: number; limit: number; butNot: string[] },
): Promise<(Arrival & { attempts: number })[]> {
  const { platforms, seconds, limit, butNot } = given;
  const isOther = butNot.length > 0 ? notInArray(inbox.eventId, butNot) : undefined;
  const free = db
    .select({ eventId: inbox.eventId })
    .from(inbox)
    .where(and(isUnanswered, isFree, isNotNull(inbox.payload), inArray(inbox.platform, platforms), isOther))
    .orderBy(inbox.receivedAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await withoutValues(
    db
      .update(inbox)
      .set({ takenUntil: inSeconds(seconds), attempts: sql`${inbox.attempts} + 1` })
      .where(inArray(inbox.eventId, free))
      .returning(),
  );
  return rows
    .toSorted((one, other) => Temporal.Instant.compare(one.receivedAt, other.receivedAt))
    .flatMap(({ eventId, platform, payload, replyKey, attempts }) =>
      platform && payload ? [{ eventId, platform, payload, attempts, ...(replyKey !== null && { replyKey }) }] : [],
    );
}

/** A sign of life for what is in hand. What another statement has locked just now is left out: it is being worked on. */
export async function renewTaken(db: Database, eventIds: string[], seconds: number): Promise<void> {
  const own = db
    .select({ eventId: inbox.eventId })
    .from(inbox)
    .where(and(inArray(inbox.eventId, eventIds), isUnanswered))
    .for('update', { skipLocked: true });
  await db
    .update(inbox)
    .set({ takenUntil: inSeconds(seconds) })
    .where(inArray(inbox.eventId, own));
}

export async function settleArrivals(db: Database, eventIds: string[]): Promise<void> {
  const inOrder = db
    .select({ eventId: inbox.eventId })
    .from(inbox)
    .where(inArray(inbox.eventId, eventIds))
    .orderBy(inbox.eventId)
    .for('update');
  await db
    .update(inbox)
    .set({ answeredAt: sql`now()`, payload: null, replyKey: null, takenUntil: null })
    .where(inArray(inbox.eventId, inOrder));
}

/** Not to be tried again for so long; with each attempt longer. */
export async function leaveArrival(db: Database, eventId: string, seconds: number): Promise<void> {
  const backOff = sql`least(${BACK_OFF.first} * power(2, least(${inbox.attempts}, 20) - 1), ${BACK_OFF.most})`;
  await db
    .update(inbox)
    .set({ takenUntil: sql`now() + make_interval(secs => greatest(${seconds}::float8, ${backOff}))` })
    .where(and(eq(inbox.eventId, eventId), isUnanswered));
}

/** Notes a platform's event in the transaction of its effect; false when it had its effect before. */
export async function noteEvent(db: Database, eventId: string | undefined): Promise<boolean> {
  if (!eventId) return true;
  const noted = await db
    .insert(inbox)
    .values({ eventId })
    .onConflictDoUpdate({
      target: inbox.eventId,
      set: { effectAt: sql`now()` },
      setWhere: isNull(inbox.effectAt),
    })
    .returning({ eventId: inbox.eventId });
  return noted.length > 0;
}

/** Whether an event had its effect, as far as that was noted. */
export async function hadEffect(db: Database, eventId: string): Promise<boolean> {
  const [row] = await db.select({ effectAt: inbox.effectAt }).from(inbox).where(eq(inbox.eventId, eventId));
  return row !== undefined && row.effectAt !== null;
}

/** How long ago it first came, by the database's clock; undefined: it did not come from a platform. */
export async function findAge(db: Database, eventId: string): Promise<Temporal.Duration | undefined> {
  const age = sql<number>`(extract(epoch from now() - ${inbox.receivedAt}) * 1000)::int`;
  const [row] = await db.select({ age }).from(inbox).where(eq(inbox.eventId, eventId));
  return row && Temporal.Duration.from({ milliseconds: row.age });
}

/** Where an answer could go half an hour ago it can go no more; the tap itself stays until it is carried out. */
export async function forgetReplyKeys(db: Database): Promise<void> {
  const isOld = lt(inbox.receivedAt, sql`now() - make_interval(mins => ${REPLY_KEY_MINUTES})`);
  await db
    .update(inbox)
    .set({ replyKey: null })
    .where(and(isUnanswered, isNotNull(inbox.replyKey), isOld));
}

export async function forgetEvents(db: Database): Promise<void> {
  await db.delete(inbox).where(lt(inbox.receivedAt, sql`now() - make_interval(days => ${KEPT_DAYS})`));
}

/** drizzle's errors hold a statement's values, and these hold what must not be logged: only what PostgreSQL said goes on. */
async function withoutValues<T>(query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    throw new Error('the inbox could not be read or written', { cause });
  }
}
