import { boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** Who was there. One row a person and seminar, whoever noted it. */
export const checkins = pgTable(
  'checkins',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    at: instant('at').notNull(),
    how: text({ enum: ['self', 'organizer', 'walk_in'] }).notNull(),
    /** The organizer who noted it; unset: the person. */
    by: uuid('by').references(() => people.id),
    /** Written on the door's page by who knows the address: an organizer looks first. */
    isConfirmed: boolean('is_confirmed').notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.personId] }), index().on(table.personId)],
);

/** The four digits shown at the door. They belong to a seminar and a day: another day has others. */
export const doorCodes = pgTable(
  'door_codes',
  {
    seminarId: uuid('seminar_id')
      .primaryKey()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    /** YYYY-MM-DD in the seminar's zone. */
    day: text().notNull(),
    code: text().notNull(),
    /** Wrong digits typed since these were made, by anybody at a door that was open. */
    wrong: integer().notNull().default(0),
    /** The digits before these, on the same day, and when these took their place. */
    previousCode: text('previous_code'),
    changedAt: instant('changed_at'),
  },
  (table) => [unique('door_codes_once_a_day').on(table.day, table.code)],
);
