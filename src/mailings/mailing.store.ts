// Mailings: all the SQL of them.
import { and, desc, eq, inArray, isNotNull, not, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import { messages } from '../messages/message.table.ts';
import { type DeliveryCount, TOLD_BY_HAND, TOO_LATE, UNWANTED } from '../messages/message.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { mailings } from './mailing.table.ts';
import type { Audience, Mailing } from './mailing.ts';

export async function findMailing(db: Database, id: string): Promise<Mailing | undefined> {
  const [row] = await db.select().from(mailings).where(eq(mailings.id, id));
  return row;
}

export async function saveMailing(db: Database, mailing: Mailing): Promise<void> {
  await db.insert(mailings).values(mailing).onConflictDoUpdate({ target: mailings.id, set: mailing });
}

/** Two people turn out to be one: what either wrote. */
export async function moveMailings(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await db.update(mailings).set({ author: to }).where(eq(mailings.author, from));
}

/** Those that were sent, newest first. */
export async function findSentMailings(
  db: Database,
  seminarId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ found: Mailing[]; total: number }> {
  const isMeant = and(eq(mailings.seminarId, seminarId), isNotNull(mailings.sentAt));
  const sent = db.select().from(mailings).where(isMeant);
  const found = await sent.orderBy(desc(mailings.sentAt), desc(mailings.id)).limit(limit).offset(offset);
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(mailings).where(isMeant);
  return { found, total: count?.total ?? 0 };
}

/** The person ids of an audience, as things stand. */
export async function findAudience(db: Database, seminarId: string, audience: Audience): Promise<string[]> {
  const rows = await db.select({ id: rsvps.personId }).from(rsvps).where(isIn(seminarId, audience));
  return rows.map((row) => row.id);
}

/** Person ids of whom one that was sent could not reach. */
export async function findNotReached(db: Database, { id, seminarId }: Mailing): Promise<string[]> {
  const isDropped = and(eq(messages.status, 'dropped'), not(isUnwanted));
  const rows = await db
    .select({ id: messages.personId })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'mailing'), eq(messages.occasion, id), isDropped));
  return rows.flatMap((row) => row.id ?? []);
}

/** Withdrew before it went out, or it was too late. */
const isUnwanted = inArray(sql`coalesce(${messages.lastError}, '')`, [UNWANTED, TOO_LATE, TOLD_BY_HAND]);

/** How many people each audience is, as things stand. */
export async function countAudiences(db: Database, seminarId: string): Promise<Record<Audience, number>> {
  const count = (audience: Audience) => sql<number>`(count(*) filter (where ${isIn(seminarId, audience)}))::int`;
  const [row] = await db
    .select({ attending: count('attending'), waitlisted: count('waitlisted'), party: count('party') })
    .from(rsvps)
    .where(eq(rsvps.seminarId, seminarId));
  return row ?? { attending: 0, waitlisted: 0, party: 0 };
}

function isIn(seminarId: string, audience: Audience): SQL | undefined {
  const isMeant = audience === 'party' ? eq(rsvps.isAtParty, true) : eq(rsvps.standing, audience);
  return and(eq(rsvps.seminarId, seminarId), isMeant);
}

/** How far it has got, by the ledger. */
export function countProgress(db: Database, { id, seminarId }: Mailing, now: Temporal.Instant): Promise<DeliveryCount> {
  return countDelivery(db, { seminarId, kinds: ['mailing'], occasion: id, now });
}
