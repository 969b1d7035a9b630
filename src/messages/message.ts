// A message owed: what the ledger knows of it. Pure types.
import type { Platform } from './sender.ts';

export type MessageKind =
  /** In the Slack channel; kept current. */
  | 'announcement-post'
  /** To each LINE follower. */
  | 'announcement'
  | 'seat-given'
  /** A seat freed after the deadline, to be claimed. */
  | 'seat-offer'
  /** There are fewer seats now: what was offered is taken back. */
  | 'offer-withdrawn'
  /** To the organizer: the seat's turn is of somebody whom only they can ask; details: `person`. */
  | 'ask-by-hand'
  /** May answer although the deadline passed. */
  | 'let-in'
  /** What an organizer wrote; details: `mailing`. */
  | 'mailing'
  /** In the Slack channel. */
  | 'closing-soon-post'
  | 'closing-soon'
  | 'day-before'
  | 'soon'
  | 'survey'
  | 'survey-reminder'
  /** To the organizer: the next session of a series is drafted. */
  | 'series-draft'
  /** To an organizer: somebody put them in charge of a seminar; details: `how`, `by`, `from`. */
  | 'new-organizer'
  /** To the organizers: something was asked of a speaker whom the bot cannot reach; its occasion is the question's id. */
  | 'question'
  /** After the seminar, to who was there or asked for just these. */
  | 'materials'
  /** To the organizers and speakers. */
  | 'results'
  | 'cancelled'
  /** What an organizer's edit changed for this person. */
  | 'changed'
  /** There are fewer seats now: theirs became the first places in the line. */
  | 'seat-lost'
  /** To the organizer: something could not be sent, and what to do. */
  | 'trouble';

/** What goes first when much is owed: a seat or a cancellation does not wait behind a thousand reminders. */
export function priorityOf(kind: MessageKind): number {
  if (KEPT_CURRENT.includes(kind) || isUrgent(kind)) return 20;
  return kind === 'announcement' ? 5 : 10;
}

/** About somebody's seat or evening: whoever cannot be told must be known of. */
export const isUrgent = (kind: MessageKind): boolean => FIRST.includes(kind);

const FIRST: MessageKind[] = [
  ...(['seat-given', 'seat-offer', 'offer-withdrawn', 'ask-by-hand', 'seat-lost', 'let-in'] as const),
  ...(['changed', 'cancelled', 'trouble'] as const),
];

/** Messages that show the seminar as it is now, and are updated when it changes. */
export const KEPT_CURRENT: MessageKind[] = ['announcement-post', 'closing-soon-post'];

/** How far a message got: what arrived, or may have, before what is still to go, before what will not. */
const FURTHEST_FIRST: LedgerMessage['status'][] = ['sent', 'sending', 'owed', 'held', 'failed', 'dropped'];

/** Of the same message owed to one human twice, the one that is not needed. */
export function spareMessage<T extends Pick<LedgerMessage, 'status'>>(one: T, other: T): T {
  return FURTHEST_FIRST.indexOf(one.status) <= FURTHEST_FIRST.indexOf(other.status) ? other : one;
}

export interface OwedMessage {
  kind: MessageKind;
  seminarId: string;
  to: { personId: string } | { channel: string };
  /** Tells apart what may happen to one person more than once; '' else. */
  occasion?: string;
  /** What the card needs beyond the seminar and the person. */
  details?: Record<string, string>;
  /** After this it is not worth sending. */
  usefulUntil?: Temporal.Instant;
}

/** A row of the ledger. */
export interface LedgerMessage {
  id: string;
  kind: MessageKind;
  seminarId: string;
  personId: string | null;
  occasion: string;
  /** Where it goes, once chosen. */
  platform: Platform | null;
  address: string | null;
  status: 'owed' | 'sending' | 'sent' | 'held' | 'failed' | 'dropped';
  details: Record<string, string>;
  usefulUntil: Temporal.Instant | null;
  attempts: number;
  /** Real time; unset when no attempt can have sent it. */
  firstAttemptAt: Temporal.Instant | null;
  ref: string | null;
  renderedRevision: number | null;
}
