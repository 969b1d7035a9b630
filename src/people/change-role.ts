// An admin names an organizer, or takes the role back. Who gets a role is told so.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { enterLedger, nextOccasion } from '../messages/message.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from './audit.store.ts';
import { currentPersonId, findPerson } from './person.store.ts';
import { findRole, findTeam, lockRoles, noteTakeover, saveRole } from './role.store.ts';
import { type Role, type RoleRefusal, roleRefusal } from './role.ts';

export async function changeRole(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  /** The admin's person id. */
  actor: string;
  personId: string;
  /** null: takes it back. */
  to: Role | null;
  now: Temporal.Instant;
}): Promise<{ kind: 'changed' } | { kind: 'refused'; why: RoleRefusal | 'no_person' }> {
  const { db, outbox, actor, to, now } = input;
  return db.transaction(async (tx) => {
    await enterLedger(tx);
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
    const isNews = to !== roleOf(personId) && personId !== actor;
    const by = (await findPerson(tx, actor))?.name ?? '';
    if (to && isNews) await tellRole({ tx, outbox, personId, role: to, by, now });
    return { kind: 'changed' };
  });
}

/** Takes a setting's people over once: what admins change in chat afterwards is not undone by a restart. */
export async function takeOverRole({
  db,
  outbox,
  setting,
  role,
  now,
  ...input
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  /** Which setting and whom it named, e.g. ORGANIZERS:U0123. */
  setting: string;
  personId: string;
  role: Role;
  now: Temporal.Instant;
}): Promise<void> {
  await db.transaction(async (tx) => {
    await enterLedger(tx);
    await lockRoles(tx);
    if (!(await noteTakeover(tx, setting))) return;
    const personId = await currentPersonId(tx, input.personId);
    const before = await findRole(tx, personId);
    if (before === 'admin') return;
    await saveRole(tx, { personId, role, now });
    await noteAction(tx, { actor: null, action: 'set-role', after: { role, setting } }, now);
    if (before !== role) await tellRole({ tx, outbox, personId, role, by: '', now });
  });
}

/** Each change is told; one that was undone before it went out is not. `by`: '' for the settings. */
async function tellRole({
  tx,
  outbox,
  personId,
  role,
  by,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  personId: string;
  role: Role;
  by: string;
  now: Temporal.Instant;
}): Promise<void> {
  const message = { kind: 'role-given', seminarId: null, details: { role, by } } as const;
  const occasion = await nextOccasion(tx, { ...message, personId }, now);
  await outbox.owe(tx, [{ ...message, to: { personId }, occasion, usefulUntil: null }], now);
}
