// The organizers' seminars by their stage: all the SQL of it. The stages are stage.ts's.
import { and, asc, desc, eq, inArray, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { toSeminar } from '../seminars/seminar.store.ts';
import { seminars } from '../seminars/seminar.table.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { openSurveysEndedAfter } from '../surveys/survey.ts';
import { STAGES, type Stage, type StageCounts } from './stage.ts';

export async function countStages(db: Database, now: Temporal.Instant): Promise<StageCounts> {
  const rows = await db
    .select({ stage: stageAt(now), count: sql<number>`count(*)::int` })
    .from(seminars)
    .groupBy(sql`1`);
  const counts: StageCounts = { drafts: 0, coming: 0, running: 0, surveys: 0, past: 0 };
  for (const { stage, count } of rows) counts[stage] = count;
  return counts;
}

/** A page of one stage, of these seminars, or of all: by stage, soonest first, and those past latest first. */
export async function findByStage(
  db: Database,
  { now, stage, ids, limit, offset }: Where & { limit: number; offset: number },
): Promise<{ found: Seminar[]; total: number }> {
  const isMeant = and(stage && eq(stageAt(now), stage), ids && inArray(seminars.id, ids));
  const rows = await db
    .select()
    .from(seminars)
    .where(isMeant)
    .orderBy(...stageOrder(now))
    .limit(limit)
    .offset(offset);
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(seminars).where(isMeant);
  return { found: rows.map(toSeminar), total: count?.total ?? 0 };
}

interface Where {
  now: Temporal.Instant;
  stage?: Stage;
  ids?: string[];
}

/** Of each stage but the past, the first few. */
export async function findFirstOfStages(
  db: Database,
  { now, most }: { now: Temporal.Instant; most: number },
): Promise<Seminar[]> {
  const nth = sql<number>`row_number() over (partition by ${stageAt(now)} order by ${sql.join(stageOrder(now), sql`, `)})`;
  const placed = db
    .select({ id: seminars.id, nth: nth.as('nth') })
    .from(seminars)
    .where(ne(stageAt(now), 'past'))
    .as('placed');
  const rows = await db
    .select({ seminar: seminars })
    .from(seminars)
    .innerJoin(placed, eq(placed.id, seminars.id))
    .where(lte(placed.nth, most))
    .orderBy(...stageOrder(now));
  return rows.map(({ seminar }) => toSeminar(seminar));
}

/** stageOf, in SQL. */
function stageAt(now: Temporal.Instant): SQL<Stage> {
  const instant = (at: Temporal.Instant) => sql`${at.toString()}::timestamptz`;
  return sql<Stage>`case
    when ${seminars.status} in ('draft', 'scheduled') then 'drafts'
    when ${seminars.status} = 'cancelled' then 'past'
    when ${seminars.startsAt} > ${instant(now)} then 'coming'
    when ${seminars.endsAt} > ${instant(now)} then 'running'
    when ${seminars.endsAt} > ${instant(openSurveysEndedAfter(now))} then 'surveys'
    else 'past' end`;
}

function stageOrder(now: Temporal.Instant): SQL[] {
  const stages = sql.raw(`array['${STAGES.join(`', '`)}']`);
  const soonest = sql`case when ${stageAt(now)} <> 'past' then ${seminars.startsAt} end`;
  return [
    asc(sql`array_position(${stages}, ${stageAt(now)})`),
    asc(soonest),
    desc(seminars.startsAt),
    asc(seminars.id),
  ];
}
