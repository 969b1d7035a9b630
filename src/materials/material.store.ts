// Materials and what is said of them: all the SQL of it. Whoever changes materials holds the seminar's row lock.
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { messages } from '../messages/message.table.ts';
import { materials, materialsFeedback } from './material.table.ts';
import { type AbsenceReason, keptFeedback, type Material, type MaterialsFeedback } from './material.ts';

type Key = { seminarId: string; personId: string };

/** Those taken away, too. */
export async function findMaterials(db: Database, seminarId: string): Promise<Material[]> {
  return db
    .select()
    .from(materials)
    .where(eq(materials.seminarId, seminarId))
    .orderBy(asc(materials.position), asc(materials.id));
}

/** False: there is one of that id. */
export async function addMaterial(db: Database, material: Material): Promise<boolean> {
  const added = await db.insert(materials).values(material).onConflictDoNothing().returning({ id: materials.id });
  return added.length > 0;
}

export async function saveLink(
  db: Database,
  { id, label, url }: { id: string; label: string; url: string },
): Promise<void> {
  await db.update(materials).set({ label, url }).where(eq(materials.id, id));
}

export async function saveRemoved(
  db: Database,
  { id, removedAt }: { id: string; removedAt: Temporal.Instant },
): Promise<void> {
  await db.update(materials).set({ removedAt }).where(eq(materials.id, id));
}

/** Those not sent yet belong to this sending. */
export async function saveRound(db: Database, { seminarId, round }: { seminarId: string; round: number }) {
  await db
    .update(materials)
    .set({ round })
    .where(and(eq(materials.seminarId, seminarId), isNull(materials.round), isNull(materials.removedAt)));
}

/** Of these seminars, those that have any. */
export async function findWithMaterials(db: Database, seminarIds: string[]): Promise<string[]> {
  if (seminarIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ id: materials.seminarId })
    .from(materials)
    .where(inArray(materials.seminarId, seminarIds));
  return rows.map(({ id }) => id);
}

/** Whom materials of this seminar were owed to, in any sending. */
export async function findOwedReaders(db: Database, seminarId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: messages.personId })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'materials')));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Whether materials of this seminar were owed to this person. */
export async function hasReader(db: Database, { seminarId, personId }: Key): Promise<boolean> {
  const found = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'materials'), eq(messages.personId, personId)))
    .limit(1);
  return found.length > 0;
}

/** How many people the materials have reached. */
export async function countReached(db: Database, seminarId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${messages.personId})::int` })
    .from(messages)
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'materials'), eq(messages.status, 'sent')));
  return row?.count ?? 0;
}

/** One tap or ten: it counts once. */
export async function saveUseful(db: Database, { at, ...key }: Key & { at: Temporal.Instant }): Promise<void> {
  await db
    .insert(materialsFeedback)
    .values({ ...key, isUseful: true, at })
    .onConflictDoUpdate({
      target: [materialsFeedback.seminarId, materialsFeedback.personId],
      set: { isUseful: true, at },
    });
}

/** The last word counts. */
export async function saveAbsence(
  db: Database,
  { at, reason, comment, ...key }: Key & { reason: AbsenceReason; comment: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .insert(materialsFeedback)
    .values({ ...key, reason, comment, at })
    .onConflictDoUpdate({
      target: [materialsFeedback.seminarId, materialsFeedback.personId],
      set: { reason, comment, at },
    });
}

export async function findFeedback(db: Database, seminarId: string): Promise<MaterialsFeedback[]> {
  return db
    .select()
    .from(materialsFeedback)
    .where(eq(materialsFeedback.seminarId, seminarId))
    .orderBy(asc(materialsFeedback.at));
}

export async function findOwnFeedback(
  db: Database,
  { seminarId, personId }: Key,
): Promise<MaterialsFeedback | undefined> {
  return (await findFeedback(db, seminarId)).find((each) => each.personId === personId);
}

/** What one person said becomes another's, where both did as one; and what they added. */
export async function moveMaterials(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const all = await db.delete(materialsFeedback).where(eq(materialsFeedback.personId, from)).returning();
  for (const theirs of all) {
    const mine = await findOwnFeedback(db, { seminarId: theirs.seminarId, personId: to });
    const kept = { ...(mine ? keptFeedback(mine, theirs) : theirs), personId: to };
    await db
      .insert(materialsFeedback)
      .values(kept)
      .onConflictDoUpdate({ target: [materialsFeedback.seminarId, materialsFeedback.personId], set: kept });
  }
  await db.update(materials).set({ createdBy: to }).where(eq(materials.createdBy, from));
}
