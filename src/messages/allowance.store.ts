// What went to LINE this month, what others sent, and what LINE told of it last: all the SQL of the month's allowance.
import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { COUNTED } from '../cards/place.ts';
import type { Database, Transaction } from '../database/client.ts';
import { allowanceMonth, allowanceMonthName, isMonthNew } from './allowance.ts';
import { batches, lineMonths } from './batch.table.ts';
import { messages } from './message.table.ts';
import type { Allowance } from './sender.ts';

/** Until the transaction ends, nobody else counts or takes of the month's allowance. */
export async function lockAllowance(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('line-allowance'))`);
}

/**
 * Pushes that went to LINE this month, or are on their way there: of a parcel one, of what went along with an answer none.
 * `besides`: not counting this batch.
 */
export async function countOwnPushes(db: Database, now: Temporal.Instant, besides?: string): Promise<number> {
  const isOther = besides === undefined ? undefined : or(isNull(messages.batchId), ne(messages.batchId, besides));
  const isSent = and(eq(messages.status, 'sent'), gte(messages.sentAt, allowanceMonth(now)));
  const [row] = await db
    .select({ count: sql<number>`count(distinct coalesce(${batches.id}, ${messages.id}))::int` })
    .from(messages)
    .leftJoin(batches, and(eq(batches.id, messages.batchId), inArray(batches.kind, ['parcel', 'reply'])))
    .where(
      and(
        ...[eq(messages.platform, COUNTED), sql`${batches.kind} is distinct from 'reply'`],
        or(isSent, and(eq(messages.status, 'sending'), isOther)),
      ),
    );
  return row?.count ?? 0;
}

/**
 * Returns the most that was ever noted for this month, yet no more than LINE tells now: within a month its number only
 * grows, so a larger note is of the month before.
 */
export async function noteOthers(
  db: Database,
  now: Temporal.Instant,
  { used, own }: { used: number; own: number },
): Promise<number> {
  const others = Math.max(0, used - own);
  const [row] = await db
    .insert(lineMonths)
    .values({ month: allowanceMonthName(now), others })
    .onConflictDoUpdate({
      target: lineMonths.month,
      set: { others: sql`least(greatest(${lineMonths.others}, excluded.others), ${used}::int)` },
    })
    .returning({ others: lineMonths.others });
  return row?.others ?? others;
}

/** What `noteOthers` would come to; notes nothing. */
export async function findOthers(
  db: Database,
  now: Temporal.Instant,
  { used, own }: { used: number; own: number },
): Promise<number> {
  const isThisMonth = eq(lineMonths.month, allowanceMonthName(now));
  const [row] = await db.select({ others: lineMonths.others }).from(lineMonths).where(isThisMonth);
  return Math.min(Math.max(row?.others ?? 0, used - own, 0), used);
}

/** While a month is new what LINE tells as used may be of the month before. */
export async function saveTold(db: Database, { limit, used }: Allowance, now: Temporal.Instant): Promise<void> {
  const told = { toldAt: now, toldLimit: limit, toldUsed: isMonthNew(now) ? 0 : used };
  await db
    .insert(lineMonths)
    .values({ month: allowanceMonthName(now), others: 0, ...told })
    .onConflictDoUpdate({ target: lineMonths.month, set: told });
}

/** What LINE told last, and when; of a month before it is the limit that still holds. Undefined: it never told. */
export async function findTold(
  db: Database,
  now: Temporal.Instant,
): Promise<(Allowance & { asOf: Temporal.Instant }) | undefined> {
  const month = allowanceMonthName(now);
  const [row] = await db
    .select()
    .from(lineMonths)
    .where(and(isNotNull(lineMonths.toldAt), lte(lineMonths.month, month)))
    .orderBy(desc(lineMonths.month))
    .limit(1);
  if (!row?.toldAt) return undefined;
  return { limit: row.toldLimit, used: row.month === month ? row.toldUsed : 0, asOf: row.toldAt };
}
