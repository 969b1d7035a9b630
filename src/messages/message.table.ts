import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { PLATFORMS } from '../cards/place.ts';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { batches } from './batch.table.ts';
import type { MessageKind } from './kinds.ts';

/** The ledger: one row per message owed, for good, so that nothing is owed twice or forgotten. */
export const messages = pgTable(
  'messages',
  {
    /** LINE's retry key and Slack's message metadata. */
    id: uuid().primaryKey(),
    kind: text().$type<MessageKind>().notNull(),
    /** Unset: it belongs to no seminar. */
    seminarId: uuid('seminar_id').references(() => seminars.id),
    /** `person:<uuid>` or `channel:<Slack channel id>`. */
    recipient: text().notNull(),
    /** Tells apart what may happen to one person more than once, e.g. a seat given again; '' else. */
    occasion: text().notNull().default(''),
    personId: uuid('person_id').references(() => people.id),
    /** What the card needs beyond the seminar and the person. */
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** owed → sending → sent; or held (over quota), failed, dropped (no longer wanted). Before it is due: coming. */
    status: text({ enum: ['coming', 'owed', 'sending', 'sent', 'held', 'failed', 'dropped'] }).notNull(),
    /** Of what is coming: when it is due. */
    plannedAt: instant('planned_at').notNull(),
    /** After this it is not worth sending; unset: always. */
    usefulUntil: instant('useful_until'),
    /** Where it goes, chosen at the first attempt and kept for the next ones. */
    platform: text({ enum: PLATFORMS }),
    address: text(),
    /** The request that takes it out together with others; unset: it goes by itself, or is in none yet. */
    batchId: uuid('batch_id').references(() => batches.id),
    attempts: integer().notNull().default(0),
    /** The first attempt that may have sent it, in real time, not the bot's clock: for looking a lost message up. */
    firstAttemptAt: instant('first_attempt_at'),
    sentAt: instant('sent_at'),
    heldAt: instant('held_at'),
    /** The platform's reference of the message sent. */
    ref: text(),
    /** The seminar's revision that a kept-current message shows. */
    renderedRevision: integer('rendered_revision'),
    lastError: text('last_error'),
    /** An organizer said that it goes, whatever else the month's allowance is needed for. */
    isDecided: boolean('is_decided').notNull().default(false),
    /** Occasion of the notice that tells the organizers that it did not go out; unset: nobody was told. */
    toldIn: text('told_in'),
  },
  (table) => [
    unique('messages_once').on(table.kind, table.seminarId, table.recipient, table.occasion).nullsNotDistinct(),
    index().on(table.status),
    index().on(table.seminarId, table.kind),
    index().on(table.address),
    index().on(table.personId),
    index().on(table.batchId),
    // How much of the month's allowance was used.
    index().on(table.platform, table.sentAt),
  ],
);

/** Pacing's counters, in the database's own time: a bot's clock says nothing here. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  /** What was taken within the last window, oldest first. */
  takenAt: instant('taken_at').array().notNull().default([]),
  /** Until then nothing is given, whatever was taken. */
  pausedUntil: instant('paused_until'),
  /** What that pause was asked for; a rest that is longer was noted by a clock that ran ahead. */
  pausedMs: integer('paused_ms'),
  /** What whoever asked last was told; 0: it was given. */
  waitMs: integer('wait_ms').notNull().default(0),
});
