// What LINE's month may still have to take: all the SQL of it. Counted in pushes, so only who is written to there.
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from 'drizzle-orm';
import { COUNTED } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { materials } from '../materials/material.table.ts';
import { idsIn } from '../messages/batch.store.ts';
import { messages } from '../messages/message.table.ts';
import { people } from '../people/person.table.ts';
import { isWrittenWhereItCounts } from '../people/reach.store.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { toSeminar } from '../seminars/seminar.store.ts';
import { seminars } from '../seminars/seminar.table.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { surveyResponses } from '../surveys/survey.table.ts';
import type { Answers, Owed } from './ahead.ts';

/** Rows that are to go there and were not begun; what is begun counts as sent. */
export async function countOwed(
  db: Database,
  { now, besides }: { now: Temporal.Instant; besides: string[] },
): Promise<Owed[]> {
  const isThere = sql`coalesce(${messages.platform} = ${COUNTED}, ${isWrittenWhereItCounts(messages.personId)})`;
  const isOpen = and(eq(messages.status, 'owed'), isNull(messages.batchId), isNotNull(messages.personId));
  return db
    .select({
      kind: messages.kind,
      seminarId: messages.seminarId,
      title: seminars.title,
      dueAt: sql<Temporal.Instant>`min(${messages.plannedAt})`.mapWith(messages.plannedAt),
      pushes: sql<number>`count(distinct ${messages.personId})::int`,
    })
    .from(messages)
    .leftJoin(seminars, eq(seminars.id, messages.seminarId))
    .where(
      and(
        ...[isOpen, isThere, or(isNull(messages.usefulUntil), gt(messages.usefulUntil, now))],
        besides.length > 0 ? not(idsIn(besides)) : undefined,
      ),
    )
    .groupBy(messages.kind, messages.seminarId, seminars.title);
}

/** By seminar; those that nobody there answered are not in it. */
export async function countAnswers(db: Database, seminarIds: string[]): Promise<Map<string, Answers>> {
  if (seminarIds.length === 0) return new Map();
  const count = (which = sql`true`) => sql<number>`(count(*) filter (where ${which}))::int`;
  const isComing = sql`${rsvps.standing} = 'attending'`;
  const rows = await db
    .select({
      id: rsvps.seminarId,
      all: count(),
      coming: count(isComing),
      reminded: count(sql`${isComing} and ${people.remindersMutedAt} is null`),
      materials: count(sql`${rsvps.standing} = 'materials'`),
      surveyed: count(isNotNull(surveyResponses.personId)),
    })
    .from(rsvps)
    .innerJoin(people, eq(people.id, rsvps.personId))
    .leftJoin(
      surveyResponses,
      and(eq(surveyResponses.seminarId, rsvps.seminarId), eq(surveyResponses.personId, rsvps.personId)),
    )
    .where(and(inArray(rsvps.seminarId, seminarIds), isWrittenWhereItCounts(rsvps.personId)))
    .groupBy(rsvps.seminarId);
  return new Map(rows.map(({ id, ...answers }) => [id, answers]));
}

/** Of these, those that have materials; `sent`: those whose materials went out. */
export async function findMaterialsOf(
  db: Database,
  seminarIds: string[],
): Promise<{ kept: Set<string>; sent: Set<string> }> {
  if (seminarIds.length === 0) return { kept: new Set(), sent: new Set() };
  const rows = await db
    .select({ id: materials.seminarId, round: materials.round })
    .from(materials)
    .where(and(inArray(materials.seminarId, seminarIds), isNull(materials.removedAt)));
  const idsOf = (some: typeof rows) => new Set(some.map(({ id }) => id));
  return { kept: idsOf(rows), sent: idsOf(rows.filter(({ round }) => round !== null)) };
}

/** Not announced yet, and still to come. */
export async function findDrafts(db: Database, now: Temporal.Instant): Promise<Seminar[]> {
  const isDraft = inArray(seminars.status, ['draft', 'scheduled']);
  const rows = await db
    .select()
    .from(seminars)
    .where(and(isDraft, gt(seminars.deadlineAt, now)));
  return rows.map(toSeminar);
}

/** Ids of those held last, the latest first. */
export async function findLastHeld(db: Database, now: Temporal.Instant, most: number): Promise<string[]> {
  const rows = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(and(eq(seminars.status, 'announced'), lte(seminars.endsAt, now)))
    .orderBy(desc(seminars.endsAt), desc(seminars.id))
    .limit(most);
  return rows.map(({ id }) => id);
}
