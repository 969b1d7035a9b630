import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';
import { people } from './person.table.ts';

/** What people may say they are interested in: the organizers' list. */
export const topics = pgTable('topics', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  createdAt: instant('created_at').notNull(),
  /** Set: it is not offered any more; what was announced to it stays so. */
  retiredAt: instant('retired_at'),
});

export const interests = pgTable(
  'interests',
  {
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.personId, table.topicId] })],
);
