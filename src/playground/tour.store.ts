// What of the ways through the playground stands in the bot's own database.
import { and, count, eq, exists, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

export interface Kept {
  seminars: number;
  /** After `since`. */
  hasAnnounced: boolean;
  /** Somebody on LINE took a seat, or a place in the line, after `since`. */
  hasAnsweredOnLine: boolean;
}

export async function findKept(db: Database, since: Temporal.Instant): Promise<Kept> {
  const announced = db.select({ one: sql`1` }).from(seminars).where(gt(seminars.announcedAt, since));
  const answered = db
    .select({ one: sql`1` })
    .from(rsvps)
    .innerJoin(accounts, and(eq(accounts.personId, rsvps.personId), eq(accounts.platform, 'line')))
    .where(and(gt(rsvps.answeredAt, since), inArray(rsvps.standing, ['attending', 'waitlisted'])));
  const [row] = await db
    .select({
      seminars: count(),
      hasAnnounced: sql<boolean>`${exists(announced)}`,
      hasAnsweredOnLine: sql<boolean>`${exists(answered)}`,
    })
    .from(seminars);
  return row ?? { seminars: 0, hasAnnounced: false, hasAnsweredOnLine: false };
}
