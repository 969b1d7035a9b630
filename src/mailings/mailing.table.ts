import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** What organizers wrote to a seminar's people. Who gets it is in the ledger, by the mailing's id. */
export const mailings = pgTable(
  'mailings',
  {
    id: uuid().primaryKey(),
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    author: uuid()
      .notNull()
      .references(() => people.id),
    audience: text({ enum: ['attending', 'waitlisted', 'party'] }).notNull(),
    text: text().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Unset: a draft. */
    sentAt: instant('sent_at'),
  },
  (table) => [index().on(table.seminarId)],
);
