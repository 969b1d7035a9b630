// Who coordinates a seminar and who speaks at it: all the SQL of it. Who wrote it does, until it is handed over.
import { and, asc, desc, eq, exists, inArray, not, notExists, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { accounts, people } from '../people/person.table.ts';
import type { Person } from '../people/person.ts';
import { roles } from '../people/role.table.ts';
import { seminarEdits } from './edition.table.ts';
import { hosts } from './host.table.ts';
import type { Part } from './host.ts';
import { seminars } from './seminar.table.ts';
import { series } from './series.table.ts';

export async function addHost(db: Database, host: { seminarId: string; personId: string; part: Part }): Promise<void> {
  await db.insert(hosts).values(host).onConflictDoNothing();
}

export async function removeHost(
  db: Database,
  { seminarId, personId, part }: { seminarId: string; personId: string; part: Part },
): Promise<void> {
  await db.delete(hosts).where(and(eq(hosts.seminarId, seminarId), eq(hosts.personId, personId), eq(hosts.part, part)));
}

/** Somebody with a part in a seminar. */
export interface Host {
  person: Person & { organization: string };
  part: Part;
  /** False: a speaker known by name only. */
  hasAccount: boolean;
}

/** The coordinators first. */
export async function findHosts(db: Database, seminarId: string): Promise<Host[]> {
  const account = db.select({ one: sql`1` }).from(accounts).where(eq(accounts.personId, people.id));
  return db
    .select({ person: people, part: hosts.part, hasAccount: sql<boolean>`${exists(account)}` })
    .from(hosts)
    .innerJoin(people, eq(people.id, hosts.personId))
    .where(eq(hosts.seminarId, seminarId))
    .orderBy(asc(hosts.part), asc(people.name), asc(people.id));
}

/** Person ids of who is told about a seminar: its coordinators who are still organizers, else the admins; never empty. */
export async function findCoordinators(db: Database, seminar: { id: string; createdBy: string }): Promise<string[]> {
  const coordinators = await db
    .select({ id: hosts.personId })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminar.id), eq(hosts.part, 'coordinator')));
  if (coordinators.length > 0) return coordinators.map(({ id }) => id);
  const admins = await db.select({ id: roles.personId }).from(roles).where(eq(roles.role, 'admin'));
  return admins.length > 0 ? admins.map(({ id }) => id) : [seminar.createdBy];
}

export async function isSpeaker(db: Database, seminarId: string, personId: string): Promise<boolean> {
  return (await findHosts(db, seminarId)).some((host) => host.part === 'speaker' && host.person.id === personId);
}

/** Two people turn out to be one: their parts in seminars, and what they wrote. */
export async function moveHosts(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = await db.delete(hosts).where(eq(hosts.personId, from)).returning();
  for (const host of theirs) await addHost(db, { ...host, personId: to });
  await db.update(seminars).set({ createdBy: to }).where(eq(seminars.createdBy, from));
  await db.update(series).set({ createdBy: to }).where(eq(series.createdBy, from));
  await db.update(seminarEdits).set({ editedBy: to }).where(eq(seminarEdits.editedBy, from));
}

/** Whether someone coordinates this seminar and is still an organizer. */
export async function isCoordinator(db: Database, seminarId: string, personId: string): Promise<boolean> {
  const coordinators = await db
    .select({ id: hosts.personId })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminarId), eq(hosts.personId, personId), eq(hosts.part, 'coordinator')));
  return coordinators.length > 0;
}

/** Ids of the seminars someone speaks at, latest first. */
export async function findTalks(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .select({ id: seminars.id })
    .from(hosts)
    .innerJoin(seminars, eq(seminars.id, hosts.seminarId))
    .where(and(eq(hosts.personId, personId), eq(hosts.part, 'speaker')))
    .orderBy(desc(seminars.startsAt), asc(seminars.id));
  return rows.map((row) => row.id);
}

/** Ids of seminars not over yet whose coordinators have all lost the role: nobody looks after them. */
export async function findOrphans(db: Database, now: Temporal.Instant): Promise<string[]> {
  const coordinator = db
    .select({ one: sql`1` })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminars.id), eq(hosts.part, 'coordinator')));
  const rows = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(
      and(
        notExists(coordinator),
        sql`${seminars.endsAt} > ${now.toString()}::timestamptz`,
        sql`${seminars.status} <> 'cancelled'`,
      ),
    );
  return rows.map((row) => row.id);
}

/** Names of those who coordinate each of these seminars: who lost the role does not. */
export async function findCoordinatorNames(db: Database, seminarIds: string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (seminarIds.length === 0) return names;
  const rows = await db
    .select({ id: hosts.seminarId, name: people.name })
    .from(hosts)
    .innerJoin(people, eq(people.id, hosts.personId))
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(inArray(hosts.seminarId, seminarIds), eq(hosts.part, 'coordinator')))
    .orderBy(asc(people.name));
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}

/** Their parts in what is not over: nobody counts on them any more. */
export async function leaveUnfinished(db: Database, personId: string, now: Temporal.Instant): Promise<void> {
  const isOver = sql`exists (select 1 from ${seminars} where ${seminars.id} = ${hosts.seminarId}
    and ${seminars.endsAt} <= ${now.toString()}::timestamptz)`;
  await db.delete(hosts).where(and(eq(hosts.personId, personId), not(isOver)));
}
