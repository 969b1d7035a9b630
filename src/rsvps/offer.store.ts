// Seats offered: all the SQL of them. Whoever changes one holds the seminar's row lock.
import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { seatOffers } from './offer.table.ts';
import type { SeatOffer } from './offer.ts';
import { rsvps } from './rsvp.table.ts';

/** In the order in which they were made. */
export async function findOffers(db: Database, seminarId: string): Promise<SeatOffer[]> {
  return db
    .select()
    .from(seatOffers)
    .where(eq(seatOffers.seminarId, seminarId))
    .orderBy(asc(seatOffers.offeredAt), asc(seatOffers.expiresAt), asc(seatOffers.id));
}

export async function addOffers(db: Database, offers: SeatOffer[]): Promise<void> {
  if (offers.length > 0) await db.insert(seatOffers).values(offers);
}

/** What became of it, and until when it stood. */
export async function saveOffer(
  db: Database,
  { id, outcome, expiresAt }: Pick<SeatOffer, 'id' | 'outcome' | 'expiresAt'>,
): Promise<void> {
  await db.update(seatOffers).set({ outcome, expiresAt }).where(eq(seatOffers.id, id));
}

export async function deleteOffers(
  db: Database,
  { seminarId, personIds }: { seminarId: string; personIds: string[] },
): Promise<void> {
  if (personIds.length === 0) return;
  await db.delete(seatOffers).where(and(eq(seatOffers.seminarId, seminarId), inArray(seatOffers.personId, personIds)));
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

/**
 * Announced seminars where someone waits: those to come, whose seats might be given or offered, and those that began
 * with an offer still noted as standing, since the bot was away as its time passed.
 */
export async function findSeminarsWithLine(db: Database, now: Temporal.Instant): Promise<string[]> {
  const standing = db.select({ id: seatOffers.seminarId }).from(seatOffers).where(isNull(seatOffers.outcome));
  const rows = await db
    .selectDistinct({ id: rsvps.seminarId })
    .from(rsvps)
    .innerJoin(seminars, eq(seminars.id, rsvps.seminarId))
    .where(
      and(
        ...[eq(rsvps.standing, 'waitlisted'), eq(seminars.status, 'announced')],
        or(gt(seminars.startsAt, now), inArray(seminars.id, standing)),
      ),
    );
  return rows.map((row) => row.id);
}

/** What one person was offered becomes another's; of two standing offers for a seminar the one that lasts longer stays. */
export async function moveOffers(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const standing = await db
    .select()
    .from(seatOffers)
    .where(and(inArray(seatOffers.personId, [from, to]), isNull(seatOffers.outcome)))
    .orderBy(desc(seatOffers.expiresAt));
  for (const offer of standing.filter((each, index) =>
    standing.slice(0, index).some(({ seminarId }) => seminarId === each.seminarId),
  )) {
    await saveOffer(db, { ...offer, outcome: 'withdrawn' });
  }
  await db.update(seatOffers).set({ personId: to }).where(eq(seatOffers.personId, from));
}
