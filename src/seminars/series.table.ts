import { date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from './seminar.table.ts';

export const series = pgTable('series', {
  id: uuid().primaryKey(),
  templateId: uuid('template_id')
    .notNull()
    .references(() => seminars.id, { onDelete: 'cascade' }),
  ordinal: integer().notNull(),
  weekday: integer().notNull(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => people.id),
  endedAt: instant('ended_at'),
});

/** Days that were drafted once; a draft thrown away is not drafted again. */
export const seriesSessions = pgTable(
  'series_sessions',
  {
    seriesId: uuid('series_id')
      .notNull()
      .references(() => series.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    /** The session drafted for it; unset: from before this was kept. */
    seminarId: uuid('seminar_id').references(() => seminars.id, { onDelete: 'set null' }),
  },
  (table) => [primaryKey({ columns: [table.seriesId, table.day] })],
);

/** Running numbers, e.g. of the seminars announced. */
export const counters = pgTable('counters', { name: text().primaryKey(), value: integer().notNull() });
