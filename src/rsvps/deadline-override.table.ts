import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** Whom an organizer lets answer until the start although the deadline passed. */
export const deadlineOverrides = pgTable(
  'deadline_overrides',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    allowedAt: instant('allowed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.personId] })],
);
