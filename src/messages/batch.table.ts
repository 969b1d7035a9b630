import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Language } from '../cards/card.ts';
import { instant } from '../database/columns.ts';
import type { KindAlike } from './kinds.ts';

/**
 * One request that takes several messages of the ledger: the same to many, or several to one (`parcel`: pushed, `reply`:
 * along with the answer to an event). Noted before its first try, and changed no more, but for how it stands, once an
 * attempt may have sent it. What became of each message is in the ledger.
 */
export const batches = pgTable(
  'batches',
  {
    /** The retry key. */
    id: uuid().primaryKey(),
    kind: text().$type<KindAlike | 'parcel' | 'reply'>().notNull(),
    /** Unset: it holds messages of any. */
    seminarId: uuid('seminar_id'),
    /** Of a reply: the event's id. */
    occasion: text().notNull(),
    /** What its card was made of, to ask whether it is still wanted. */
    language: text().$type<Language>().notNull(),
    details: jsonb().$type<Record<string, string>>().notNull(),
    edition: integer().notNull(),
    /** Accounts on LINE. */
    members: jsonb().$type<string[]>().notNull(),
    /** The messages as the platform takes them; of several to one only while it is under way, for they are personal. */
    payload: jsonb().$type<unknown>().notNull(),
    /** Of a reply: until when its right to answer is good for certain, in real time. */
    usefulUntil: instant('useful_until'),
    /** In real time, as the next. */
    formedAt: instant('formed_at').notNull(),
    attempts: integer().notNull().default(0),
    /** The first attempt that may have sent it; unset: none can have. */
    firstAttemptAt: instant('first_attempt_at'),
    /** Unset: it is under way. */
    outcome: text({ enum: ['sent', 'not_sent'] }),
    lastError: text('last_error'),
  },
  (table) => [index().on(table.outcome)],
);

/** A month's allowance on LINE: what LINE told of it last, and what others than the bot sent, as far as is known. */
export const lineMonths = pgTable('line_months', {
  /** 2026-12 */
  month: text().primaryKey(),
  /** E.g. from LINE's own manager. */
  others: integer().notNull(),
  /** Unset: it told nothing this month. */
  toldAt: instant('told_at'),
  /** Unset: there is no limit, or nothing was told. */
  toldLimit: integer('told_limit'),
  toldUsed: integer('told_used').notNull().default(0),
});
