import { index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** What an organizer typed to edit or cancel an announced seminar, while they look at what it would tell whom. */
export const pendingChanges = pgTable(
  'pending_changes',
  {
    id: uuid().primaryKey(),
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id),
    /** Of an edit: the edition that its form showed; unset: it is a cancellation. */
    opened: integer(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index().on(table.seminarId), index().on(table.createdAt)],
);
