// Numbers that give a role: all the SQL of them.
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Database, Transaction } from '../database/client.ts';
import type { Role } from './role.ts';
import { roleCodes } from './role-code.table.ts';

export interface RoleCode {
  hash: string;
  role: Role;
  /** null: printed at a start. */
  givenBy: string | null;
  expiresAt: Temporal.Instant;
}

/** Replaces the admin's earlier one; those whose time is over go, too. */
export async function saveRoleCode(tx: Transaction, code: RoleCode, now: Temporal.Instant): Promise<void> {
  const isOld = lte(roleCodes.expiresAt, now);
  await tx.delete(roleCodes).where(code.givenBy === null ? isOld : or(isOld, eq(roleCodes.givenBy, code.givenBy)));
  await tx.insert(roleCodes).values(code);
}

/** It works once. */
export async function takeRoleCode(db: Database, hash: string, now: Temporal.Instant): Promise<RoleCode | undefined> {
  const [taken] = await db
    .delete(roleCodes)
    .where(and(eq(roleCodes.hash, hash), gt(roleCodes.expiresAt, now)))
    .returning();
  return taken;
}

/** Of several starts: with the first admin all that were printed are void. */
export async function dropPrintedCodes(db: Database): Promise<void> {
  await db.delete(roleCodes).where(isNull(roleCodes.givenBy));
}

/** Of somebody who is no admin any more, or no person. */
export async function dropCodesOf(db: Database, personId: string): Promise<void> {
  await db.delete(roleCodes).where(eq(roleCodes.givenBy, personId));
}
