// Seminars: all the SQL of them.
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, max, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import { addHost } from './host.store.ts';
import { seminars } from './seminar.table.ts';
import type { Seminar, SeminarDetails, SeminarFormat, SeminarPhase } from './seminar.ts';

type Row = typeof seminars.$inferSelect;

/** False: there is one of that id. */
export async function addSeminar(db: Database, seminar: Seminar, now: Temporal.Instant): Promise<boolean> {
  const { id, seriesId } = seminar;
  const row = { ...columnsOf(seminar), ...stateOf(seminar), id, seriesId, createdAt: now };
  const added = await db.insert(seminars).values(row).onConflictDoNothing().returning({ id: seminars.id });
  if (added.length === 0) return false;
  // Who wrote it coordinates it, until it is handed over.
  await addHost(db, { seminarId: seminar.id, personId: seminar.createdBy, part: 'coordinator' });
  return true;
}

export async function saveSeminar(db: Database, seminar: Seminar): Promise<void> {
  await db
    .update(seminars)
    .set({ ...columnsOf(seminar), ...stateOf(seminar) })
    .where(eq(seminars.id, seminar.id));
}

export async function deleteSeminar(db: Database, id: string): Promise<void> {
  await db.delete(seminars).where(eq(seminars.id, id));
}

export async function findSeminar(db: Database, id: string): Promise<Seminar | undefined> {
  const [row] = await db.select().from(seminars).where(eq(seminars.id, id));
  return row && toSeminar(row);
}

export async function findFormats(db: Database, ids: string[]): Promise<Map<string, SeminarFormat>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: seminars.id, format: seminars.format })
    .from(seminars)
    .where(inArray(seminars.id, ids));
  return new Map(rows.map(({ id, format }) => [id, format]));
}

/** The seminar, its row locked until the transaction ends: all that counts its seats goes one at a time. */
export async function lockSeminar(db: Database, id: string): Promise<Seminar | undefined> {
  const [row] = await db.select().from(seminars).where(eq(seminars.id, id)).for('update');
  return row && toSeminar(row);
}

/**
 * Until the transaction ends nobody else locks a seminar's row, nor writes one that refers to a seminar; reading goes
 * on. Waits for all who do so now.
 */
export async function holdSeminars(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${seminars} in exclusive mode`);
}

/** Makes the posted messages catch up. */
export async function bumpRevision(db: Database, id: string): Promise<void> {
  await db
    .update(seminars)
    .set({ revision: sql`${seminars.revision} + 1` })
    .where(eq(seminars.id, id));
}

/** Null: the drawn cover. */
export async function savePicture(db: Database, id: string, picture: Seminar['picture']): Promise<void> {
  await db
    .update(seminars)
    .set({
      pictureHash: picture?.hash ?? null,
      pictureAlt: picture?.alt ?? '',
      revision: sql`${seminars.revision} + 1`,
    })
    .where(eq(seminars.id, id));
}

export async function isPhotoInUse(db: Database, hash: string): Promise<boolean> {
  return (
    (await db.select({ id: seminars.id }).from(seminars).where(eq(seminars.pictureHash, hash)).limit(1)).length > 0
  );
}

/** Notes the phase that posts are to show; true when it is another one than before. */
export async function saveShownPhase(db: Database, id: string, phase: SeminarPhase): Promise<boolean> {
  const changed = await db
    .update(seminars)
    .set({ shownPhase: phase, revision: sql`${seminars.revision} + 1` })
    .where(and(eq(seminars.id, id), sql`${seminars.shownPhase} is distinct from ${phase}`))
    .returning({ id: seminars.id });
  return changed.length > 0;
}

/** Announced and not over yet, soonest first. */
export async function findComing(
  db: Database,
  { now, limit, offset }: { now: Temporal.Instant; limit: number; offset: number },
): Promise<{ found: Seminar[]; total: number }> {
  const isComing = and(eq(seminars.status, 'announced'), gt(seminars.endsAt, now));
  const rows = await db
    .select()
    .from(seminars)
    .where(isComing)
    .orderBy(asc(seminars.startsAt), asc(seminars.id))
    .limit(limit)
    .offset(offset);
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(seminars).where(isComing);
  return { found: rows.map(toSeminar), total: count?.total ?? 0 };
}

/** Drafts and announced ones that touch this span, soonest first. */
export async function findBetween(
  db: Database,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<Seminar[]> {
  const isPlanned = inArray(seminars.status, ['draft', 'scheduled', 'announced']);
  const rows = await db
    .select()
    .from(seminars)
    .where(and(isPlanned, lt(seminars.startsAt, to), gt(seminars.endsAt, from)))
    .orderBy(asc(seminars.startsAt), asc(seminars.id));
  return rows.map(toSeminar);
}

export async function findDueToAnnounce(db: Database, now: Temporal.Instant): Promise<Seminar[]> {
  const rows = await db
    .select()
    .from(seminars)
    .where(and(eq(seminars.status, 'scheduled'), lte(seminars.announceAt, now)));
  return rows.map(toSeminar);
}

/** Announced, and something of theirs may still be due: reminders, survey, its closing. */
export async function findAnnouncedUnfinished(db: Database): Promise<Seminar[]> {
  const rows = await db
    .select()
    .from(seminars)
    .where(and(eq(seminars.status, 'announced'), isNull(seminars.surveyClosedAt)));
  return rows.map(toSeminar);
}

export async function findScheduled(db: Database): Promise<Seminar[]> {
  const rows = await db.select().from(seminars).where(eq(seminars.status, 'scheduled'));
  return rows.map(toSeminar);
}

/** The one that ended last by `now`, for results asked without naming a seminar. */
export async function findLastEnded(db: Database, now: Temporal.Instant): Promise<Seminar | undefined> {
  const [row] = await db
    .select()
    .from(seminars)
    .where(and(eq(seminars.status, 'announced'), lte(seminars.endsAt, now)))
    .orderBy(desc(seminars.endsAt))
    .limit(1);
  return row && toSeminar(row);
}

/** Those held before it, of its series if it has one, the latest first, at most so many. */
export async function findEndedBefore(db: Database, { startsAt, seriesId }: Seminar, most: number): Promise<string[]> {
  const rows = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(
      and(
        eq(seminars.status, 'announced'),
        lte(seminars.endsAt, startsAt),
        seriesId ? eq(seminars.seriesId, seriesId) : undefined,
      ),
    )
    .orderBy(desc(seminars.endsAt))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** The channels that seminars have named, the latest first, each with the title of the last one there. */
export async function findChannels(db: Database): Promise<{ channel: string; title: string }[]> {
  const rows = await db
    .select({
      channel: seminars.channel,
      title: sql<string>`(array_agg(${seminars.title} order by ${seminars.createdAt} desc))[1]`,
    })
    .from(seminars)
    .where(isNotNull(seminars.channel))
    .groupBy(seminars.channel)
    .orderBy(desc(max(seminars.createdAt)), asc(seminars.channel))
    .limit(MOST_CHANNELS);
  return rows.flatMap(({ channel, title }) => (channel ? [{ channel, title }] : []));
}

/** A bot serves a few. */
const MOST_CHANNELS = 20;

export async function hasSeminars(db: Database): Promise<boolean> {
  return (await db.select({ id: seminars.id }).from(seminars).limit(1)).length > 0;
}

/** A row as the rules know it. */
export function toSeminar({
  partyAt,
  partyPlace,
  partyFee,
  partySeats,
  pictureHash,
  pictureAlt,
  createdAt: _createdAt,
  shownPhase: _shownPhase,
  ...row
}: Row): Seminar {
  const party = partyAt && { startsAt: partyAt, place: partyPlace, fee: partyFee, seats: partySeats };
  const picture = pictureHash === null ? null : { hash: pictureHash, alt: pictureAlt };
  return { ...row, party, picture };
}

function columnsOf(details: SeminarDetails) {
  const { title, summary, speaker, startsAt, endsAt, timeZone, format, place, link, seats, deadlineAt } = details;
  const { party, channel } = details;
  return {
    title,
    summary,
    speaker,
    startsAt,
    endsAt,
    timeZone,
    format,
    place,
    link,
    seats,
    deadlineAt,
    channel,
    partyAt: party?.startsAt ?? null,
    partyPlace: party?.place ?? '',
    partyFee: party?.fee ?? '',
    partySeats: party?.seats ?? null,
  };
}

function stateOf(seminar: Seminar) {
  const { status, audience, topicId, announceAt, announcedAt, surveyClosedAt, createdBy, revision } = seminar;
  const { edition, movedAt, deadlineMovedAt } = seminar;
  const edited = { edition, movedAt, deadlineMovedAt };
  return { status, audience, topicId, announceAt, announcedAt, surveyClosedAt, createdBy, revision, ...edited };
}
