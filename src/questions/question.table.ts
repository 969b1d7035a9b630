import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** What people who come would like to ask the speaker; read without names. */
export const questions = pgTable(
  'questions',
  {
    id: uuid().primaryKey(),
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [index().on(table.seminarId)],
);
