// A person's account here is joined to the one elsewhere where they were shown the number that they sent.
import { randomInt } from 'node:crypto';
import { besides, type Platform } from '../cards/place.ts';
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId } from '../people/person.store.ts';
import { joinedProfile, joinedReading } from '../people/person.ts';
import { hasAccountOn } from '../people/reach.store.ts';
import { lockRoles, moveRole } from '../people/role.store.ts';
import { lockProfiles, saveJoinCode, saveJoined, takeJoinCode } from './join-code.store.ts';

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
    const isSaved = await db.transaction(async (tx) =>
      saveJoinCode(tx, { personId: await currentPersonId(tx, personId), code, expiresAt }),
    );
    if (isSaved) return code;
  }
}

export type JoinResult =
  /** The platform delivered the same event once more. */
  { kind: 'seen_before' } | { kind: 'joined'; to: string } | { kind: 'wrong' | 'too_many' | 'joined_before' };

/**
 * `countGuess`: false when this person guessed too often. `holdAnswers`: from then until the transaction ends nobody
 * answers anything, so that no tap is lost between the two people. `moveAnswers`: what other rooms keep of a person.
 */
export async function joinAccounts(input: {
  db: DatabaseRoot;
  code: string;
  /** Who sent it, and where. */
  personId: string;
  here: Platform;
  now: Temporal.Instant;
  eventId?: string;
  countGuess(personId: string): Promise<boolean>;
  holdAnswers(tx: Transaction): Promise<void>;
  moveAnswers(tx: Transaction, people: { from: string; to: string }): Promise<void>;
}): Promise<JoinResult> {
  const { db, code, personId, now, eventId } = input;
  if (!(await input.countGuess(personId))) return { kind: 'too_many' };
  return db.transaction(async (tx): Promise<JoinResult> => {
    // In this order, which no use case turns round: seminars, roles, people. So joins go one at a time, too.
    await input.holdAnswers(tx);
    await lockRoles(tx);
    if (!(await noteEvent(tx, eventId))) return { kind: 'seen_before' };
    // Else a colleague's number would take over the account that is joined already, and its role.
    if (await hasAccountOn(tx, personId, besides(input.here))) return { kind: 'joined_before' };
    const to = await takeJoinCode(tx, code, now);
    if (!to) return { kind: 'wrong' };
    if (to === personId) return { kind: 'joined', to };
    await input.moveAnswers(tx, { from: personId, to });
    await becomeOne(tx, { from: personId, to, now });
    return { kind: 'joined', to };
  });
}

async function becomeOne(tx: Transaction, pair: { from: string; to: string; now: Temporal.Instant }): Promise<void> {
  const both = await lockProfiles(tx, pair);
  if (!both) throw new Error('someone was joined who is gone');
  await moveRole(tx, pair);
  const { mine, theirs } = both;
  await saveJoined(tx, { ...pair, profile: joinedProfile(mine, theirs), reading: joinedReading(mine, theirs) });
  await noteAction(tx, { actor: pair.to, action: 'join', subject: theirs.name }, pair.now);
}
