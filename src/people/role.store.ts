// Roles: all the SQL of them.
import { asc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import { people } from './person.table.ts';
import type { Person } from './person.ts';
import { roles, roleTakeovers } from './role.table.ts';
import { higherRole, type Role } from './role.ts';

export async function findRole(db: Database, personId: string): Promise<Role | null> {
  const [row] = await db.select({ role: roles.role }).from(roles).where(eq(roles.personId, personId));
  return row?.role ?? null;
}

/** Everyone with a role, admins first. */
export async function findTeam(db: Database): Promise<{ person: Person; role: Role }[]> {
  return db
    .select({ person: people, role: roles.role })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .orderBy(asc(roles.role), asc(people.name), asc(people.id));
}

/** Roles change one at a time, so that two admins cannot remove each other at once. */
export async function lockRoles(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${roles} in share row exclusive mode`);
}

export async function saveRole(
  db: Database,
  { personId, role, now }: { personId: string; role: Role | null; now: Temporal.Instant },
): Promise<void> {
  if (role === null) {
    await db.delete(roles).where(eq(roles.personId, personId));
    return;
  }
  await db
    .insert(roles)
    .values({ personId, role, grantedAt: now })
    .onConflictDoUpdate({ target: roles.personId, set: { role, grantedAt: now } });
}

/** Two people turn out to be one, with the higher role of both. */
export async function moveRole(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  const [theirs] = await db.delete(roles).where(eq(roles.personId, from)).returning();
  const mine = await findRole(db, to);
  const role = higherRole(mine, theirs?.role ?? null);
  if (theirs && role !== mine) await saveRole(db, { personId: to, role, now: theirs.grantedAt });
}

/** True the first time only. */
export async function noteTakeover(db: Database, setting: string): Promise<boolean> {
  const noted = await db.insert(roleTakeovers).values({ setting }).onConflictDoNothing().returning();
  return noted.length > 0;
}
