// An organizer has told people by hand what the bot could not: nothing of it is sent any more.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findUntold, saveToldByHand } from './untold.store.ts';
import { countPeople } from './untold.ts';

export type SettleResult =
  | { kind: 'no_seminar' }
  /** `changed`: these are not as many as the organizer saw, and nothing was done. */
  | { kind: 'settled' | 'changed'; seminar: Seminar };

export async function settleUntold({
  db,
  seminarId,
  people,
  actor,
  now,
}: {
  db: DatabaseRoot;
  seminarId: string;
  /** As many as the organizer saw. */
  people: number;
  actor: string;
  now: Temporal.Instant;
}): Promise<SettleResult> {
  return db.transaction(async (tx): Promise<SettleResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const untold = await findUntold(tx, [seminarId], { now });
    if (countPeople(untold) !== people) return { kind: 'changed', seminar };
    const ids = untold.map(({ id }) => id);
    await saveToldByHand(tx, ids);
    await noteAction(tx, { actor, action: 'told-by-hand', seminarId, subject: seminar.title, after: { people } }, now);
    return { kind: 'settled', seminar };
  });
}
