import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from './person.table.ts';

/** Who may do organizers' things; admins may name organizers, too. */
export const roles = pgTable('roles', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  role: text({ enum: ['admin', 'organizer'] }).notNull(),
  grantedAt: instant('granted_at').notNull(),
});

/** Slack ids of the settings that were taken over once: a role taken back in chat stays taken back. */
export const roleTakeovers = pgTable('role_takeovers', { setting: text().primaryKey() });
