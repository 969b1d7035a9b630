// Seats offered: all the SQL of them. Whoever changes one holds the seminar's row lock.
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { seatOffers } from './offer.table.ts';
import type { SeatOffer } from './offer.ts';
import { rsvps } from './rsvp.table.ts';

export async function findOffers(db: Database, seminarId: string): Promise<SeatOffer[]> {
  return db.select().from(seatOffers).where(eq(seatOffers.seminarId, seminarId));
}

export async function addOffers(db: Database, offers: SeatOffer[]): Promise<void> {
  if (offers.length > 0) await db.insert(seatOffers).values(offers);
}

export async function closeOffer(
  db: Database,
  { seminarId, personId, outcome }: Pick<SeatOffer, 'seminarId' | 'personId'> & { outcome: 'claimed' | 'declined' },
): Promise<void> {
  await db
    .update(seatOffers)
    .set({ outcome })
    .where(and(eq(seatOffers.seminarId, seminarId), eq(seatOffers.personId, personId), isNull(seatOffers.outcome)));
}

export async function deleteOffers(
  db: Database,
  { seminarId, personId }: Pick<SeatOffer, 'seminarId' | 'personId'>,
): Promise<void> {
  await db.delete(seatOffers).where(and(eq(seatOffers.seminarId, seminarId), eq(seatOffers.personId, personId)));
}

/** Marks those of a seminar whose time is over. */
export async function expireOffers(db: Database, seminarId: string, now: Temporal.Instant): Promise<void> {
  await db
    .update(seatOffers)
    .set({ outcome: 'expired' })
    .where(and(eq(seatOffers.seminarId, seminarId), isNull(seatOffers.outcome), lte(seatOffers.expiresAt, now)));
}

/** One person's standing offers for these seminars. */
export async function findOffersOf(db: Database, personId: string, seminarIds: string[]): Promise<SeatOffer[]> {
  if (seminarIds.length === 0) return [];
  return db
    .select()
    .from(seatOffers)
    .where(
      and(eq(seatOffers.personId, personId), inArray(seatOffers.seminarId, seminarIds), isNull(seatOffers.outcome)),
    );
}

/** Seminars where someone waits: whom a seat might be offered to. */
export async function findSeminarsWithLine(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ id: rsvps.seminarId }).from(rsvps).where(eq(rsvps.standing, 'waitlisted'));
  return rows.map((row) => row.id);
}

/** What one person was offered becomes another's, who was offered nothing there. */
export async function moveOffers(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = await db.delete(seatOffers).where(eq(seatOffers.personId, from)).returning();
  const moved = theirs.map((offer) => ({ ...offer, personId: to }));
  if (moved.length > 0) await db.insert(seatOffers).values(moved).onConflictDoNothing();
}
