// Whoever sends a number that gives a role has it from then on.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import { enterLedger } from '../messages/message.store.ts';
import { noteAction } from './audit.store.ts';
import { currentPersonId, findPerson } from './person.store.ts';
import { findRole, findTeam, lockRoles, saveRole } from './role.store.ts';
import type { Role } from './role.ts';
import { dropPrintedCodes, type RoleCode, takeRoleCode } from './role-code.store.ts';
import { hashOfCode } from './role-code.ts';

export type TakeRoleResult =
  /** `by`: the admin's name; '' for a number printed at a start. */
  | { kind: 'taken'; role: Role; by: string }
  /** Nothing to give: they have this role or a higher one. Also when the platform delivered the event once more. */
  | { kind: 'has_one'; role: Role }
  | { kind: 'wrong' | 'too_many' };

/** `countGuess`: false when this person guessed too often. */
export async function takeRole(input: {
  db: DatabaseRoot;
  /** Its digits. */
  code: string;
  /** Who sent it. */
  personId: string;
  eventId: string | undefined;
  now: Temporal.Instant;
  countGuess(personId: string): Promise<boolean>;
}): Promise<TakeRoleResult> {
  const { db, code, eventId, now } = input;
  if (!(await input.countGuess(input.personId))) return { kind: 'too_many' };
  return db.transaction(async (tx): Promise<TakeRoleResult> => {
    await enterLedger(tx);
    await lockRoles(tx);
    const personId = await currentPersonId(tx, input.personId);
    const mine = await findRole(tx, personId);
    if (mine === 'admin' || !(await noteEvent(tx, eventId))) {
      return mine ? { kind: 'has_one', role: mine } : { kind: 'wrong' };
    }
    const taken = await takeRoleCode(tx, hashOfCode(code), now);
    const by = taken && (await giverOf(tx, taken));
    if (!taken || by === undefined) return { kind: 'wrong' };
    if (mine === taken.role) return { kind: 'has_one', role: mine };
    await saveRole(tx, { personId, role: taken.role, now });
    if (taken.role === 'admin') await dropPrintedCodes(tx);
    const subject = (await findPerson(tx, personId))?.name ?? '';
    const change = { before: { role: mine }, after: { role: taken.role, by: 'code' } };
    await noteAction(tx, { actor: taken.givenBy, action: 'set-role', subject, ...change }, now);
    return { kind: 'taken', role: taken.role, by };
  });
}

/** Undefined: it is void, for its giver is no admin any more, or there is an admin by now. */
async function giverOf(tx: Transaction, { givenBy }: RoleCode): Promise<string | undefined> {
  if (givenBy === null) return (await findTeam(tx)).some(({ role }) => role === 'admin') ? undefined : '';
  if ((await findRole(tx, givenBy)) !== 'admin') return undefined;
  return (await findPerson(tx, givenBy))?.name ?? '';
}
