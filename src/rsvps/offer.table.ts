import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** Seats offered after the deadline; while an offer stands it keeps its seat free. */
export const seatOffers = pgTable(
  'seat_offers',
  {
    id: uuid().primaryKey(),
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    offeredAt: instant('offered_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    outcome: text({ enum: ['claimed', 'declined', 'expired'] }),
  },
  (table) => [unique().on(table.seminarId, table.personId), index().on(table.expiresAt)],
);
