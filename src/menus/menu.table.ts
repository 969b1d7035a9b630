import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Language } from '../cards/card.ts';
import { PLATFORMS } from '../cards/place.ts';
import { instant } from '../database/columns.ts';

/** The menu below a platform's chats, as far as we know of it. */
export const chatMenus = pgTable('chat_menus', {
  platform: text({ enum: PLATFORMS }).primaryKey(),
  /** What was put up last (menusKey), and its ids there; unset: nothing of ours. */
  key: text(),
  ids: jsonb().$type<Record<Language, string>>(),
  /** The id of somebody else's, which stays until an organizer says otherwise; */
  inTheWay: text('in_the_way'),
  /** the one that an organizer said ours may replace. */
  mayReplace: text('may_replace'),
  /** Before then the minute's job does not look at it. */
  restsUntil: instant('rests_until'),
  /** What went wrong last, as it was logged; unset: nothing. */
  trouble: text(),
});
