// The audit log: all the SQL of it. Written in the transaction of what it tells.
import { and, desc, eq, inArray, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { auditLog } from './audit.table.ts';
import type { AuditEntry, AuditLine } from './audit.ts';
import { formerIds, people } from './person.table.ts';

export async function noteAction(db: Database, entry: AuditEntry, now: Temporal.Instant): Promise<void> {
  const { actor, action, seminarId, subject = '', before, after } = entry;
  await db.insert(auditLog).values({ at: now, personId: actor, action, seminarId, subject, before, after });
}

/** Whether this was ever done to a seminar, be it gone since. */
export async function hasAction(
  db: Database,
  { seminarId, action }: { seminarId: string; action: string },
): Promise<boolean> {
  const isMeant = and(eq(auditLog.seminarId, seminarId), eq(auditLog.action, action));
  return (await db.select({ id: auditLog.id }).from(auditLog).where(isMeant).limit(1)).length > 0;
}

/** Newest first; of one seminar or one kind when named. */
export async function findActions(
  db: Database,
  { seminarId, action, limit, offset }: { seminarId?: string; action?: string; limit: number; offset: number },
): Promise<{ found: AuditLine[]; total: number }> {
  const isMeant = and(
    seminarId ? eq(auditLog.seminarId, seminarId) : undefined,
    action ? eq(auditLog.action, action) : undefined,
  );
  const rows = await db
    .select({ entry: auditLog, name: people.name })
    .from(auditLog)
    .leftJoin(formerIds, eq(formerIds.id, auditLog.personId))
    .leftJoin(people, eq(people.id, sql`coalesce(${formerIds.personId}, ${auditLog.personId})`))
    .where(isMeant)
    .orderBy(desc(auditLog.id))
    .limit(limit)
    .offset(offset);
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(auditLog).where(isMeant);
  const found = rows.map(({ entry, name }) => ({
    at: entry.at,
    actor: entry.personId,
    actorName: name ?? '',
    action: entry.action,
    subject: entry.subject,
    ...(entry.seminarId && { seminarId: entry.seminarId }),
    ...(entry.before && { before: entry.before }),
    ...(entry.after && { after: entry.after }),
  }));
  return { found, total: count?.total ?? 0 };
}

/** Who they were is told nowhere any more: neither where they acted nor where something was done about them. */
export async function forgetInLog(
  db: Database,
  { from, to, names }: { from: string; to: string; names: string[] },
): Promise<void> {
  const theirs = sql`(select ${formerIds.id} from ${formerIds} where ${formerIds.personId} = ${from})`;
  await db
    .update(auditLog)
    .set({ personId: to })
    .where(or(eq(auditLog.personId, from), sql`${auditLog.personId} in ${theirs}`));
  const wasTheirs = and(eq(auditLog.action, 'join'), eq(auditLog.personId, to));
  const isNamed = names.length > 0 ? inArray(auditLog.subject, names) : sql`false`;
  const isAbout = or(wasTheirs, and(isNamed, inArray(auditLog.action, ABOUT_PEOPLE)));
  const without = (column: SQLWrapper) => sql`${column} - array['name', 'organization', 'note']::text[]`;
  await db
    .update(auditLog)
    .set({ subject: '', before: without(auditLog.before), after: without(auditLog.after) })
    .where(isAbout);
}

/** Actions whose subject is a person's name; of all others it is a seminar's title. */
const ABOUT_PEOPLE = [
  ...['set-role', 'refused', 'join', 'let-in', 'seat-person', 'check-in', 'check-out', 'walk-in', 'walk-in-page'],
  ...['add-attendee', 'edit-attendee', 'remove-attendee'],
];
