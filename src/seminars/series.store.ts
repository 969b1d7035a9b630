// Series and running numbers: all the SQL of them.
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { seminars } from './seminar.table.ts';
import { counters, series, seriesSessions } from './series.table.ts';
import type { Series } from './series.ts';

export async function addSeries(db: Database, added: Series): Promise<void> {
  await db.insert(series).values(added);
}

/** The first one stays: its look is known by then. */
export async function saveSeriesOf(db: Database, seminarId: string, seriesId: string): Promise<void> {
  await db
    .update(seminars)
    .set({ seriesId, revision: sql`${seminars.revision} + 1` })
    .where(and(eq(seminars.id, seminarId), isNull(seminars.seriesId)));
}

/** Ended ones, too. */
export async function findOneSeries(db: Database, id: string): Promise<Series | undefined> {
  const [row] = await db.select().from(series).where(eq(series.id, id));
  return row;
}

/** Its sessions from now on; what is drafted stays. */
export async function saveRule(
  db: Database,
  { id, ordinal, weekday }: Pick<Series, 'id' | 'ordinal' | 'weekday'>,
): Promise<void> {
  await db.update(series).set({ ordinal, weekday }).where(eq(series.id, id));
}

/** Those that go on, with their template's title. */
export async function findSeries(db: Database): Promise<(Series & { title: string })[]> {
  const rows = await db
    .select({ series, title: seminars.title })
    .from(series)
    .innerJoin(seminars, eq(seminars.id, series.templateId))
    .where(isNull(series.endedAt))
    .orderBy(asc(seminars.title), asc(series.id));
  return rows.map((row) => ({ ...row.series, title: row.title }));
}

/** False: it had ended, or never was. */
export async function endSeries(db: Database, id: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await db
    .update(series)
    .set({ endedAt: now })
    .where(and(eq(series.id, id), isNull(series.endedAt)))
    .returning({ id: series.id });
  return ended.length > 0;
}

/** Notes that a day is drafted; false when it was before. */
export async function noteSession(db: Database, seriesId: string, day: Temporal.PlainDate): Promise<boolean> {
  const noted = await db
    .insert(seriesSessions)
    .values({ seriesId, day: day.toString() })
    .onConflictDoNothing()
    .returning();
  return noted.length > 0;
}

/** Whether one of its sessions is on that day already, in its own zone, whoever planned it and whatever became of it. */
export async function hasSessionOn(db: Database, seriesId: string, day: Temporal.PlainDate): Promise<boolean> {
  const localDay = sql`(${seminars.startsAt} at time zone ${seminars.timeZone})::date`;
  const rows = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(and(eq(seminars.seriesId, seriesId), sql`${localDay} = ${day.toString()}::date`))
    .limit(1);
  return rows.length > 0;
}

/** The last of its sessions that was announced and not cancelled, by when it is held; undefined: none is known. */
export async function findLastSession(db: Database, seriesId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(and(eq(seminars.seriesId, seriesId), eq(seminars.status, 'announced')))
    .orderBy(desc(seminars.startsAt), desc(seminars.id))
    .limit(1);
  return row?.id;
}

const SEMINAR_NUMBER = 'seminar';

/** The next seminar's running number; whoever takes one goes one at a time. */
export async function takeNumber(db: Database): Promise<number> {
  const [row] = await db
    .insert(counters)
    .values({ name: SEMINAR_NUMBER, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value });
  return row?.value ?? 1;
}

/** With which number the seminars begin, once: afterwards they go on from where they are. */
export async function beginNumbersAt(db: Database, first: number): Promise<void> {
  await db
    .insert(counters)
    .values({ name: SEMINAR_NUMBER, value: first - 1 })
    .onConflictDoNothing();
}

export async function saveNumber(db: Database, seminarId: string, number: number): Promise<void> {
  await db.update(seminars).set({ number }).where(eq(seminars.id, seminarId));
}
