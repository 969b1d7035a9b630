// A seminar does not take place: those who come or wait are told, once.
import { noteAction } from '../people/audit.store.ts';
import { findReachable } from '../people/reach.store.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar, saveSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';

export type CancelResult =
  /** `told`: how many of them can be reached. */
  | { kind: 'cancelled'; seminar: Seminar; told: number }
  | { kind: 'no_seminar' }
  /** Cancelled before, never announced, or begun. */
  | { kind: 'cannot'; seminar: Seminar };

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
    if (seminar.status !== 'announced' || !isBefore(now, seminar.startsAt)) return { kind: 'cannot', seminar };
    const cancelled: Seminar = { ...seminar, status: 'cancelled', edition: seminar.edition + 1 };
    await saveSeminar(tx, cancelled);
    await bumpRevision(tx, seminarId);
    const entry = { actor, action: 'cancel', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, ...(reason && { after: { reason } }) }, now);
    const concerned = await findRsvpsByStanding(tx, seminarId, ['attending', 'waitlisted']);
    const owed = concerned.map(({ personId }) => ({
      kind: 'cancelled' as const,
      seminarId,
      to: { personId },
      ...(reason && { details: { reason } }),
      usefulUntil: seminar.endsAt,
    }));
    await outbox.owe(tx, owed, now);
    const ids = concerned.map(({ personId }) => personId);
    return { kind: 'cancelled', seminar: cancelled, told: (await findReachable(tx, ids)).size };
  });
  if (result.kind === 'cancelled') outbox.refreshPosts(seminarId);
  return result;
}
