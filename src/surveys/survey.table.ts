import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';

export const surveyResponses = pgTable(
  'survey_responses',
  {
    seminarId: uuid('seminar_id')
      .notNull()
      .references(() => seminars.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** Satisfaction, 1 to 5. */
    score: integer().notNull(),
    takeaway: text().notNull().default(''),
    nextTopic: text('next_topic').notNull().default(''),
    wouldSpeak: boolean('would_speak').notNull().default(false),
    mayQuote: boolean('may_quote').notNull().default(false),
    /** When the person last answered; an older tap never undoes a newer one. */
    answeredAt: instant('answered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.seminarId, table.personId] })],
);
