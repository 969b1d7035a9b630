import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { people } from '../people/person.table.ts';
import { seminars } from './seminar.table.ts';

/** Who coordinates a seminar, and who speaks at it. */
export const hosts = pgTable(
  'hosts',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    part: text({ enum: ['coordinator', 'speaker'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.personId, table.part] })],
);
