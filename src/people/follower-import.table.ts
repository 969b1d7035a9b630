import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { PLATFORMS } from '../cards/place.ts';
import { instant } from '../database/columns.ts';

/** How far the list of who follows an account was read; one row, locked by whoever reads it on or announces. */
export const followerImports = pgTable('follower_imports', {
  platform: text({ enum: PLATFORMS }).primaryKey(),
  /** refused: the account may not list its followers. */
  status: text({ enum: ['running', 'complete', 'refused'] }).notNull(),
  startedAt: instant('started_at').notNull(),
  /** Unset while it runs. */
  endedAt: instant('ended_at'),
  /** The platform's word for where the next page begins; unset: at the first. */
  next: text(),
  /** Ids of the seminars announced while it runs: owed to those whom it finds after them. */
  announced: jsonb().$type<string[]>().notNull().default([]),
});
