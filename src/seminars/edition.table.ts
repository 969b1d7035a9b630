import { integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from './seminar.table.ts';

/** What an announced seminar was before each edit: to tell people what changed, and editors what others did. */
export const seminarEdits = pgTable(
  'seminar_edits',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    /** The edition that the edit made. */
    edition: integer().notNull(),
    editedBy: uuid('edited_by')
      .notNull()
      .references(() => people.id),
    editedAt: instant('edited_at').notNull(),
    /** The details before it; instants as text. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.edition] })],
);
