import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

/** Accounts of people who asked to be forgotten: not taken from a list of followers again until they write or follow. */
export const forgottenAccounts = pgTable('forgotten_accounts', {
  /** Keyed, so that it tells nothing without the key; nothing else is kept. */
  hash: text().primaryKey(),
  forgottenAt: instant('forgotten_at').notNull(),
});
