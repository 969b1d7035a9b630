// Who runs a seminar and who speaks at it: all the SQL of it. Who wrote it runs it, until it is handed over.
import { and, asc, desc, eq, exists, inArray, notExists, sql } from 'drizzle-orm';
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

/** The organizers first. */
export async function findHosts(db: Database, seminarId: string): Promise<Host[]> {
  const account = db.select({ one: sql`1` }).from(accounts).where(eq(accounts.personId, people.id));
  return db
    .select({ person: people, part: hosts.part, hasAccount: sql<boolean>`${exists(account)}` })
    .from(hosts)
    .innerJoin(people, eq(people.id, hosts.personId))
    .where(eq(hosts.seminarId, seminarId))
    .orderBy(asc(hosts.part), asc(people.name), asc(people.id));
}

/** Person ids of who is told what organizers are told: those who run it and have the role, else the admins; never empty. */
export async function findOrganizers(db: Database, seminar: { id: string; createdBy: string }): Promise<string[]> {
  const keepers = await db
    .select({ id: hosts.personId })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminar.id), eq(hosts.part, 'organizer')));
  if (keepers.length > 0) return keepers.map(({ id }) => id);
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

/** Whether someone runs this seminar, by name and by role. */
export async function isKeeper(db: Database, seminarId: string, personId: string): Promise<boolean> {
  const keepers = await db
    .select({ id: hosts.personId })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminarId), eq(hosts.personId, personId), eq(hosts.part, 'organizer')));
  return keepers.length > 0;
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

/** Ids of seminars not over yet whose organizers have all lost the role: nobody looks after them. */
export async function findOrphans(db: Database, now: Temporal.Instant): Promise<string[]> {
  const keeper = db
    .select({ one: sql`1` })
    .from(hosts)
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(eq(hosts.seminarId, seminars.id), eq(hosts.part, 'organizer')));
  const rows = await db
    .select({ id: seminars.id })
    .from(seminars)
    .where(
      and(
        notExists(keeper),
        sql`${seminars.endsAt} > ${now.toString()}::timestamptz`,
        sql`${seminars.status} <> 'cancelled'`,
      ),
    );
  return rows.map((row) => row.id);
}

/** Names of the organizers who look after each of these seminars: who lost the role does not. */
export async function findKeepers(db: Database, seminarIds: string[]): Promise<Map<string, string[]>> {
  const keepers = new Map<string, string[]>();
  if (seminarIds.length === 0) return keepers;
  const rows = await db
    .select({ id: hosts.seminarId, name: people.name })
    .from(hosts)
    .innerJoin(people, eq(people.id, hosts.personId))
    .innerJoin(roles, eq(roles.personId, hosts.personId))
    .where(and(inArray(hosts.seminarId, seminarIds), eq(hosts.part, 'organizer')))
    .orderBy(asc(people.name));
  for (const { id, name } of rows) keepers.set(id, [...(keepers.get(id) ?? []), name]);
  return keepers;
}
