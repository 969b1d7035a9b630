import { pgTable, text } from 'drizzle-orm/pg-core';

/** Random keys of the bot's own, made once, shared by all that use this database. */
export const secrets = pgTable('secrets', { name: text().primaryKey(), value: text().notNull() });
