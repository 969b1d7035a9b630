import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { PLATFORMS } from '../cards/place.ts';
import { instant } from '../database/columns.ts';

/**
 * The inbox: one row per platform event, stored before anything is done about it. All its times are the database's. A
 * row that nobody took, only noted with its effect, owes no answer: so the defaults.
 */
export const inbox = pgTable(
  'inbox',
  {
    eventId: text('event_id').primaryKey(),
    receivedAt: instant('received_at').notNull().default(sql`now()`),
    platform: text({ enum: PLATFORMS }),
    /** JSON as text: jsonb refuses what people may well type (half an emoji). Cleared with the answer. */
    payload: text(),
    /** A response_url or a reply token: cleared with the answer, or after 30 minutes. */
    replyKey: text('reply_key'),
    /** Set in the transaction of its effect. */
    effectAt: instant('effect_at').default(sql`now()`),
    answeredAt: instant('answered_at').default(sql`now()`),
    /** In somebody's hands until then, unless they say otherwise; or not to be tried again before. */
    takenUntil: instant('taken_until'),
    attempts: integer().notNull().default(0),
  },
  (table) => [
    index().on(table.receivedAt),
    index('inbox_unanswered').on(table.takenUntil).where(sql`${table.answeredAt} is null`),
  ],
);
