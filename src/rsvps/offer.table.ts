import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** Seats offered after the deadline; while an offer stands it keeps its seat free, and a person has one at a time. */
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
    outcome: text({ enum: ['claimed', 'declined', 'expired', 'withdrawn'] }),
  },
  (table) => [
    uniqueIndex('seat_offers_standing').on(table.seminarId, table.personId).where(sql`${table.outcome} is null`),
    index().on(table.personId),
    index().on(table.expiresAt),
  ],
);
