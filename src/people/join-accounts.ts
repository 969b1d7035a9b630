// A person's LINE account is joined to their Slack one, by a number shown there and sent here.
import { randomInt } from 'node:crypto';
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { noteAction } from './audit.store.ts';
import { hasAccountOn, moveAccounts, saveJoinCode, takeJoinCode } from './join-code.store.ts';

export const CODE_MINUTES = 10;

/** An eight-digit number, good for ten minutes; an earlier one of this person is void. */
export async function makeJoinCode({
  db,
  personId,
  now,
}: {
  db: DatabaseRoot;
  personId: string;
  now: Temporal.Instant;
}): Promise<string> {
  for (;;) {
    const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
    const expiresAt = now.add({ minutes: CODE_MINUTES });
    if (await db.transaction((tx) => saveJoinCode(tx, { personId, code, expiresAt }))) return code;
  }
}

/** `countGuess`: false when this person guessed too often. `moveAnswers`: what other rooms keep of a person. */
export async function joinAccounts({
  db,
  code,
  personId,
  now,
  countGuess,
  moveAnswers,
}: {
  db: DatabaseRoot;
  code: string;
  /** Who sent it, on LINE. */
  personId: string;
  now: Temporal.Instant;
  countGuess(personId: string): Promise<boolean>;
  moveAnswers(tx: Transaction, people: { from: string; to: string }): Promise<void>;
}): Promise<{ kind: 'joined'; to: string } | { kind: 'wrong' | 'too_many' | 'joined_before' }> {
  if (!(await countGuess(personId))) return { kind: 'too_many' };
  return db.transaction(async (tx) => {
    // Else a colleague's number would take over the Slack account that is joined already, and its role.
    if (await hasAccountOn(tx, personId, 'slack')) return { kind: 'joined_before' };
    const to = await takeJoinCode(tx, code, now);
    if (!to) return { kind: 'wrong' };
    if (to === personId) return { kind: 'joined', to };
    await moveAnswers(tx, { from: personId, to });
    await moveAccounts(tx, { from: personId, to });
    await noteAction(tx, { actor: to, action: 'join', before: { person: personId } }, now);
    return { kind: 'joined', to };
  });
}
