// An organizer has told people by hand what the bot could not: nothing of it is sent any more.
import { noteAction } from '../people/audit.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findUntold, saveToldByHand } from './untold.store.ts';
import { countPeople, digestOf } from './untold.ts';

export type SettleResult =
  | { kind: 'no_seminar' }
  /** `changed`: these are not what the organizer saw, and nothing was done. */
  | { kind: 'changed'; seminar: Seminar }
  | { kind: 'settled'; seminar: Seminar; people: number };

export async function settleUntold({
  db,
  seminarId,
  seen,
  actor,
  now,
}: Omit<OrganizersAct, 'outbox'> & {
  /** The digest of what the organizer saw; a button of before carries none. */
  seen: string | undefined;
}): Promise<SettleResult> {
  return db.transaction(async (tx): Promise<SettleResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const untold = await findUntold(tx, [seminarId], { now });
    if (digestOf(untold) !== seen || untold.length === 0) return { kind: 'changed', seminar };
    const people = countPeople(untold);
    const ids = untold.map(({ id }) => id);
    await saveToldByHand(tx, ids);
    await noteAction(tx, { actor, action: 'told-by-hand', seminarId, subject: seminar.title, after: { people } }, now);
    return { kind: 'settled', seminar, people };
  });
}
