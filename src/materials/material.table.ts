import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** Links to a seminar's slides, files and recording. */
export const materials = pgTable('materials', {
  id: uuid().primaryKey(),
  seminarId: uuid('seminar_id')
    .notNull()
    .references(() => seminars.id, { onDelete: 'cascade' }),
  label: text().notNull(),
  url: text().notNull(),
  /** From 1, in the order they were added. */
  position: integer().notNull(),
  /** Which sending took it along, from 1; unset: not sent yet. */
  round: integer(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => people.id),
  createdAt: instant('created_at').notNull(),
  /** Set: taken away; the row stays, so that no sending's number comes twice. */
  removedAt: instant('removed_at'),
});

/** What those say who got them. */
export const materialsFeedback = pgTable(
  'materials_feedback',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    isUseful: boolean('is_useful').notNull().default(false),
    /** Why one could not come. */
    reason: text({ enum: ['work', 'care', 'distance', 'time', 'other'] }),
    comment: text().notNull().default(''),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.personId] })],
);
