import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { SAVINGS } from '../messages/month-plan.ts';
import { seminars } from '../seminars/seminar.table.ts';

/** What the organizers do without for one seminar, so that it takes less of LINE's month. */
export const savings = pgTable(
  'savings',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id, { onDelete: 'cascade' }),
    saving: text({ enum: SAVINGS }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.saving] })],
);
