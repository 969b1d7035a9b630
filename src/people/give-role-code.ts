// A number by which somebody takes a role: printed at a start where nobody could name an admin, or asked for by an admin.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { currentPersonId } from './person.store.ts';
import { findRole, findTeam, lockRoles } from './role.store.ts';
import type { Role } from './role.ts';
import { saveRoleCode } from './role-code.store.ts';
import { hashOfCode, newRoleCode, ROLE_CODE_MINUTES } from './role-code.ts';

type Giving = { db: DatabaseRoot; now: Temporal.Instant };

/** Twelve digits; undefined: there is an admin, who can name others. */
export async function giveFirstAdminCode({ db, now }: Giving): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    await lockRoles(tx);
    const isThere = (await findTeam(tx)).some(({ role }) => role === 'admin');
    return isThere ? undefined : saveNew(tx, { role: 'admin', givenBy: null, now });
  });
}

/** Twelve digits; an earlier number of this admin is void. Undefined: they are none any more. */
export async function giveOrganizerCode({
  db,
  now,
  ...admin
}: Giving & { personId: string }): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    await lockRoles(tx);
    const givenBy = await currentPersonId(tx, admin.personId);
    if ((await findRole(tx, givenBy)) !== 'admin') return undefined;
    return saveNew(tx, { role: 'organizer', givenBy, now });
  });
}

async function saveNew(
  tx: Transaction,
  { role, givenBy, now }: { role: Role; givenBy: string | null; now: Temporal.Instant },
): Promise<string> {
  const code = newRoleCode();
  const expiresAt = now.add({ minutes: ROLE_CODE_MINUTES });
  await saveRoleCode(tx, { hash: hashOfCode(code), role, givenBy, expiresAt }, now);
  return code;
}
