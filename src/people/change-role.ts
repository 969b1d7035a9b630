// An admin names an organizer, or takes the role back.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from './audit.store.ts';
import { currentPersonId, findPerson } from './person.store.ts';
import { findRole, findTeam, lockRoles, noteTakeover, saveRole } from './role.store.ts';
import { type Role, type RoleRefusal, roleRefusal } from './role.ts';

export async function changeRole(input: {
  db: DatabaseRoot;
  /** The admin's person id. */
  actor: string;
  personId: string;
  /** null: takes it back. */
  to: Role | null;
  now: Temporal.Instant;
}): Promise<{ kind: 'changed' } | { kind: 'refused'; why: RoleRefusal | 'no_person' }> {
  const { db, actor, to, now } = input;
  return db.transaction(async (tx) => {
    await lockRoles(tx);
    const personId = await currentPersonId(tx, input.personId);
    const team = await findTeam(tx);
    const roleOf = (id: string) => team.find(({ person }) => person.id === id)?.role ?? null;
    const person = await findPerson(tx, personId);
    if (!person) return { kind: 'refused', why: 'no_person' };
    const admins = team.filter(({ role }) => role === 'admin').length;
    const why = roleRefusal({ actor: roleOf(actor), subject: roleOf(personId), to, admins });
    if (why) {
      const after = { command: 'set-role', why };
      await noteAction(tx, { actor, action: 'refused', subject: person.name, after }, now);
      return { kind: 'refused', why };
    }
    await saveRole(tx, { personId, role: to, now });
    const change = { before: { role: roleOf(personId) }, after: { role: to } };
    await noteAction(tx, { actor, action: 'set-role', subject: person.name, ...change }, now);
    return { kind: 'changed' };
  });
}

/** Takes a setting's people over once: what admins change in chat afterwards is not undone by a restart. */
export async function takeOverRole({
  db,
  setting,
  personId,
  role,
  now,
}: {
  db: DatabaseRoot;
  /** Which setting and whom it named, e.g. ORGANIZERS:U0123. */
  setting: string;
  personId: string;
  role: Role;
  now: Temporal.Instant;
}): Promise<void> {
  await db.transaction(async (tx) => {
    await lockRoles(tx);
    if (!(await noteTakeover(tx, setting))) return;
    if ((await findRole(tx, personId)) === 'admin') return;
    await saveRole(tx, { personId: await currentPersonId(tx, personId), role, now });
    await noteAction(tx, { actor: null, action: 'set-role', after: { role, setting } }, now);
  });
}
