import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

export const rsvps = pgTable(
  'rsvps',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    standing: text({ enum: ['attending', 'waitlisted', 'declined', 'materials'] }).notNull(),
    /** Where they attend or wait to; unset when they do neither. */
    mode: text({ enum: ['on_site', 'online'] }),
    /** When the person tapped, by the platform's word; an older tap never undoes a newer one. */
    answeredAt: instant('answered_at').notNull(),
    /** When the seat was given; reminders due before it are not sent. */
    seatedAt: instant('seated_at'),
    /** One's number in the line of this seminar, growing; unset when not waiting. */
    waitlistNumber: integer('waitlist_number'),
    /** Gave a seat back after the deadline. */
    isLateWithdrawal: boolean('is_late_withdrawal').notNull().default(false),
    isAtParty: boolean('is_at_party').notNull().default(false),
    partyAnsweredAt: instant('party_answered_at'),
    /** The organizers' own, e.g. a telephone number of who has no account. */
    note: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.seminarId, table.personId] }),
    index().on(table.personId),
    index('rsvps_line').on(table.seminarId, table.waitlistNumber).where(sql`${table.waitlistNumber} is not null`),
  ],
);
