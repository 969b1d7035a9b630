import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from './person.table.ts';

/** Short-lived numbers that give whoever sends one a role, once. */
export const roleCodes = pgTable('role_codes', {
  /** The number itself is nowhere kept. */
  hash: text().primaryKey(),
  role: text({ enum: ['admin', 'organizer'] }).notNull(),
  /** The admin who asked for it; unset: it was printed at a start. */
  givenBy: uuid('given_by').references(() => people.id),
  expiresAt: instant('expires_at').notNull(),
});
