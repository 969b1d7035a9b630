import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { PLATFORMS } from '../cards/place.ts';
import { instant } from '../database/columns.ts';
import { AFFILIATIONS } from './affiliation.ts';

export const people = pgTable('people', {
  id: uuid().primaryKey(),
  /** As the platform tells it; '' while it does not. */
  name: text().notNull(),
  /** Where they work, where somebody told; '' else. */
  organization: text().notNull().default(''),
  language: text({ enum: ['ja', 'en'] }).notNull(),
  /** When their platform last told it; unset: never. */
  languageToldAt: instant('language_told_at'),
  /** When they last chose it themselves, by the platform's word; from then on the platform's profile says nothing of it. */
  languageChosenAt: instant('language_chosen_at'),
  remindersMutedAt: instant('reminders_muted_at'),
  /** When the person last muted or unmuted, by the platform's word; an older tap changes nothing. */
  remindersChangedAt: instant('reminders_changed_at'),
  /** Where they want what is sent to them alone; unset: on the first platform that they are reached on. */
  preferredPlatform: text('preferred_platform', { enum: PLATFORMS }),
  /** When they last chose it, by the platform's word; an older tap changes nothing. */
  preferredAt: instant('preferred_at'),
  /** Where they come from, as they said; unset: nobody asked, or they did not say. */
  affiliation: text({ enum: AFFILIATIONS }),
  /** When the last seminar began that they were at, of those whose survey is closed. */
  lastCameAt: instant('last_came_at'),
  /** When they said themselves where they work: no platform's word replaces it. */
  introducedAt: instant('introduced_at'),
  /** The same of what they are called. */
  nameSaidAt: instant('name_said_at'),
  /** When they were first asked who they are; it is asked once. */
  introductionAskedAt: instant('introduction_asked_at'),
  /** Set: somebody who asked to be forgotten; what is left of them is counted, and has no name. */
  forgottenAt: instant('forgotten_at'),
  createdAt: instant('created_at').notNull(),
});

/**
 * Ids that people had before two accounts turned out to be one human's: links, buttons and the log still name them.
 * A joined person's row leaves `people`, so that no foreign key anywhere can go on pointing at it.
 */
export const formerIds = pgTable(
  'former_ids',
  {
    id: uuid().primaryKey(),
    /** Who it is now; never a former id itself. */
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [index().on(table.personId)],
);

/** A person's account on a platform. */
export const accounts = pgTable(
  'accounts',
  {
    platform: text({ enum: PLATFORMS }).notNull(),
    /** The platform's own id: Slack's U…, LINE's U + 32 hex digits. */
    externalId: text('external_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** Set: the person blocked the account, left or was deactivated; nothing is sent. */
    unreachableAt: instant('unreachable_at'),
    /** When the platform last told of it; an older word changes nothing. */
    reachabilityToldAt: instant('reachability_told_at'),
    /** When its person last tapped or wrote; noted only where each message counts. */
    heardAt: instant('heard_at'),
    /** When name and language were last asked of the platform; unset: never. */
    profileCheckedAt: instant('profile_checked_at'),
    /** By the platform's id, the menu that we gave them in place of everybody's; ANOTHERS: somebody else gave them one, and it stays. */
    menuId: text('menu_id'),
  },
  (table) => [primaryKey({ columns: [table.platform, table.externalId] }), index().on(table.personId)],
);
