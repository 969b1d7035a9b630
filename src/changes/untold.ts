// Who of a seminar's people has not been told what they have to know: to be telephoned. Pure.

import { hashOf } from '../messages/arrival.ts';
import type { KindToTelephone } from '../messages/kinds.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { TOO_LATE } from '../messages/message.ts';
import type { Standing } from '../rsvps/rsvp.ts';
import type { Seminar } from '../seminars/seminar.ts';

/** Why it did not arrive. `held`: by LINE's allowance. */
export type UntoldWhy = 'held' | 'failed' | 'too_late' | 'unreachable';

/** One message about somebody's seat or evening that did not reach them. */
export interface Untold {
  id: string;
  seminarId: string;
  personId: string;
  kind: KindToTelephone;
  why: UntoldWhy;
  name: string;
  /** '' where nobody told. */
  organization: string;
  /** The organizers' own: how to reach them, where somebody noted it. */
  note: string;
}

export function whyUntold({
  status,
  lastError,
}: Pick<LedgerMessage, 'status'> & { lastError: string | null }): UntoldWhy {
  if (status === 'held' || status === 'failed') return status;
  return lastError === TOO_LATE ? 'too_late' : 'unreachable';
}

/** Whether it is news to them still: not to who withdrew, nor of a seat that went on, nor beside a cancellation. */
export function concerns(
  kind: KindToTelephone,
  { status, standing }: { status: Seminar['status']; standing: Standing | null },
): boolean {
  if (kind === 'cancelled' || status === 'cancelled') return kind === 'cancelled' && status === 'cancelled';
  switch (kind) {
    case 'let-in':
      return true;
    case 'changed':
      return standing === 'attending' || standing === 'waitlisted';
    case 'seat-given':
      return standing === 'attending';
    case 'seat-offer':
    case 'offer-withdrawn':
    case 'seat-lost':
      return standing === 'waitlisted';
  }
}

/** How many people; one may have missed several messages. */
export const countPeople = (untold: Untold[]): number => new Set(untold.map(({ personId }) => personId)).size;

/** The same for the same messages in whatever order: so that nobody is called told whom the organizer never saw. */
export const digestOf = (untold: Untold[]): string =>
  hashOf(
    untold
      .map(({ id }) => id)
      .sort()
      .join(' '),
  ).slice(-10);

/** Whether a press may still send it: what nobody could be reached for is not tried again. */
export const canGoOut = ({ why }: Untold): boolean => why === 'held' || why === 'failed';

/** By what they missed and why, in the order of `untold`. */
export function groupUntold(untold: Untold[]): Untold[][] {
  return [...Map.groupBy(untold, ({ kind, why }) => `${kind} ${why}`).values()];
}
