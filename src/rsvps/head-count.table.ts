import { integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { seminars } from '../seminars/seminar.table.ts';

/**
 * How many answered what, so that nothing counts a thousand answers at each tap. Kept by the database itself (the
 * triggers on rsvps, drizzle/0004_count_heads.sql), in the transaction of whatever changes an answer; no row: nobody answered yet.
 */
export const headCounts = pgTable('head_counts', {
  seminarId: uuid('seminar_id')
    .primaryKey()
    .references(() => seminars.id, { onDelete: 'cascade' }),
  onSite: integer('on_site').notNull().default(0),
  online: integer().notNull().default(0),
  waitlisted: integer().notNull().default(0),
  /** Of whom so many wait to attend online. */
  waitlistedOnline: integer('waitlisted_online').notNull().default(0),
  declined: integer().notNull().default(0),
  materials: integer().notNull().default(0),
  party: integer().notNull().default(0),
  lateWithdrawals: integer('late_withdrawals').notNull().default(0),
});
