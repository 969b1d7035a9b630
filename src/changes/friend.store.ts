// LINE's friends who have not answered: the SQL of them.
import { and, eq, exists, isNotNull, isNull, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database/client.ts';
import { messages } from '../messages/message.table.ts';
import { accounts } from '../people/person.table.ts';
import { isWrittenWhereItCounts } from '../people/reach.store.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import type { Friend } from './friend.ts';

/** Those who got the announcement of a seminar, can be reached, and gave no answer. `occasion`: told of this very one. */
export async function findFriends(
  db: Database,
  { seminarId, occasion }: { seminarId: string; occasion: string },
): Promise<Friend[]> {
  const one = { one: sql`1` };
  const isTheirs = eq(accounts.personId, messages.personId);
  const reachable = db
    .select(one)
    .from(accounts)
    .where(and(isTheirs, isNull(accounts.unreachableAt)));
  const answer = db
    .select(one)
    .from(rsvps)
    .where(and(eq(rsvps.seminarId, messages.seminarId), eq(rsvps.personId, messages.personId)));
  const news = alias(messages, 'news');
  const told = db
    .select({
      personId: news.personId,
      toldAt: sql`max(${news.sentAt}) filter (where ${news.status} = 'sent')`.mapWith(news.sentAt).as('told_at'),
      isTold: sql<boolean>`bool_or(${news.occasion} = ${occasion})`.as('is_told'),
    })
    .from(news)
    .where(and(eq(news.seminarId, seminarId), eq(news.kind, 'news')))
    .groupBy(news.personId)
    .as('told');
  const rows = await db
    .select({
      personId: messages.personId,
      announcedAt: messages.sentAt,
      toldAt: told.toldAt,
      isTold: told.isTold,
      isPush: sql<boolean>`${isWrittenWhereItCounts(messages.personId)}`,
    })
    .from(messages)
    .leftJoin(told, eq(told.personId, messages.personId))
    .where(
      and(
        ...[eq(messages.seminarId, seminarId), eq(messages.kind, 'announcement'), eq(messages.status, 'sent')],
        ...[isNotNull(messages.sentAt), exists(reachable), not(exists(answer))],
      ),
    );
  return rows.flatMap(({ personId, announcedAt, toldAt, isTold, isPush }) =>
    personId && announcedAt ? [{ personId, announcedAt, toldAt, isPush, isTold: isTold === true }] : [],
  );
}
