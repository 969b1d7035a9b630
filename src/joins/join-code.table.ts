import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';

/** Short-lived numbers by which a person on LINE says that they are the person on Slack. One a person. */
export const joinCodes = pgTable('join_codes', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  code: text().notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
});
