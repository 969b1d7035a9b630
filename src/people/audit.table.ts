import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

/** What was done with a privilege, for good. Nothing here refers to rows that may go away. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    /** Who; unset: the bot itself. */
    personId: uuid('person_id'),
    action: text().notNull(),
    seminarId: uuid('seminar_id'),
    /** The seminar's title or the person's name, as it was then. */
    subject: text().notNull().default(''),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [index().on(table.seminarId)],
);
