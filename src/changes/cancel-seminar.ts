// A seminar does not take place: those who come or wait are told, once.
import type { Transaction } from '../database/client.ts';
import { owedAbout } from '../messages/message.ts';
import { findActions, noteAction } from '../people/audit.store.ts';
import { findReachable } from '../people/reach.store.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar, saveSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';

export type CancelResult =
  /** `told`: how many of them can be reached. */
  | { kind: 'cancelled'; seminar: Seminar; told: number }
  | { kind: 'no_seminar' }
  /** Cancelled before, never announced, or begun. `isSame`: cancelled before, and no other reason is given now. */
  | { kind: 'cannot'; seminar: Seminar; isSame: boolean };

export async function cancelSeminar({
  db,
  outbox,
  seminarId,
  reason = '',
  actor,
  now,
}: OrganizersAct & {
  /** In the organizer's words, for those who are told. */
  reason?: string;
}): Promise<CancelResult> {
  const result = await db.transaction(async (tx): Promise<CancelResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    if (seminar.status !== 'announced' || !isBefore(now, seminar.startsAt)) {
      return { kind: 'cannot', seminar, isSame: await wasCancelled(tx, seminar, reason) };
    }
    const cancelled: Seminar = { ...seminar, status: 'cancelled', edition: seminar.edition + 1 };
    await saveSeminar(tx, cancelled);
    await bumpRevision(tx, seminarId);
    const entry = { actor, action: 'cancel', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, ...(reason && { after: { reason } }) }, now);
    const concerned = await findRsvpsByStanding(tx, seminarId, ['attending', 'waitlisted']);
    const told = { kind: 'cancelled', ...(reason && { details: { reason } }) } as const;
    const owed = concerned.map(({ personId }) => owedAbout(seminar, now, { ...told, to: { personId } }));
    await outbox.owe(tx, owed, now);
    const ids = concerned.map(({ personId }) => personId);
    return { kind: 'cancelled', seminar: cancelled, told: (await findReachable(tx, ids)).size };
  });
  if (result.kind === 'cancelled') outbox.refreshPosts(seminarId);
  return result;
}

async function wasCancelled(tx: Transaction, { id: seminarId, status }: Seminar, reason: string): Promise<boolean> {
  if (status !== 'cancelled') return false;
  if (!reason) return true;
  const { found } = await findActions(tx, { seminarId, action: 'cancel', limit: 1, offset: 0 });
  return found[0]?.after?.reason === reason;
}
