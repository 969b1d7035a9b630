import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { AUDIENCES } from '../people/audience.ts';
import { people } from '../people/person.table.ts';
import { topics } from '../people/topic.table.ts';

export const seminars = pgTable(
  'seminars',
  {
    id: uuid().primaryKey(),
    status: text({ enum: ['draft', 'scheduled', 'announced', 'cancelled'] }).notNull(),
    /** Its running number, given when it is announced. */
    number: integer(),
    title: text().notNull(),
    summary: text().notNull(),
    speaker: text().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** IANA name; deadlines and reminders are reckoned in it. */
    timeZone: text('time_zone').notNull(),
    format: text({ enum: ['on_site', 'online', 'both'] }).notNull(),
    place: text().notNull(),
    link: text().notNull(),
    /** Unset: no limit. For "both" it is the room's; online has none. */
    seats: integer(),
    /** A tap before this instant counts, at or after it does not. */
    deadlineAt: instant('deadline_at').notNull(),
    /** The after-party; unset: there is none. */
    partyAt: instant('party_at'),
    partyPlace: text('party_place').notNull().default(''),
    partyFee: text('party_fee').notNull().default(''),
    partySeats: integer('party_seats'),
    /** A Slack channel's id; unset: announced on LINE only. */
    channel: text(),
    /** Whom its announcement is for, where each is written to. */
    audience: text({ enum: AUDIENCES }).notNull().default('everyone'),
    /** Set: of these, only to who is interested in it. */
    topicId: uuid('topic_id').references(() => topics.id),
    /** When it is to be announced by itself (status scheduled). */
    announceAt: instant('announce_at'),
    announcedAt: instant('announced_at'),
    /** The phase that the posted messages were last told to show. */
    shownPhase: text('shown_phase'),
    /** When the survey's results went out. */
    surveyClosedAt: instant('survey_closed_at'),
    /** The series that it was drafted or planned for, or that was begun from it. */
    seriesId: uuid('series_id'),
    /** An own picture in place of the drawn cover: names its bytes (seminar_pictures), and what it shows in words. */
    pictureHash: text('picture_hash'),
    pictureAlt: text('picture_alt').notNull().default(''),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    /** Grows with each edit after the announcement and with the cancelling; the calendar entry's SEQUENCE. */
    edition: integer().notNull().default(1),
    /** When an edit last moved the start or the end; reminders sent before it were of another evening. */
    movedAt: instant('moved_at'),
    /** The same for the deadline. */
    deadlineMovedAt: instant('deadline_moved_at'),
    /** Grows with each change that its posted messages show. */
    revision: integer().notNull().default(1),
  },
  (table) => [index().on(table.status, table.startsAt)],
);
