// A message owed: what the ledger knows of it. Pure types.
import type { Platform } from '../cards/reader.ts';

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
  /** To an organizer or admin: they are one now; of no seminar; details: `role`, `by` ('': the settings). */
  | 'role-given'
  /** To a speaker: somebody added them to a seminar; details: `by`. */
  | 'speaker-added'
  /** To the organizers: something was asked of a speaker whom the bot cannot reach; its occasion is the question's id; rewritten since: details: `question`, `before`. */
  | 'question'
  /** After the seminar, to who was there or asked for just these. */
  | 'materials'
  /** To the organizers and speakers. */
  | 'results'
  | 'cancelled'
  /** To a LINE friend who has not answered: it moved, or is cancelled; details: `since`, `reason`. */
  | 'news'
  /** What an organizer's edit changed for this person. */
  | 'changed'
  /** There are fewer seats now: theirs became the first places in the line. */
  | 'seat-lost'
  /** To the organizers: too many wrong digits at the door, which has others now. */
  | 'door-code'
  /** To the organizer: something could not be sent, and what to do. */
  | 'trouble';

/** What goes first when much is owed: a seat or a cancellation does not wait behind a thousand reminders. */
export function priorityOf(kind: MessageKind): number {
  if (KEPT_CURRENT.includes(kind) || isUrgent(kind)) return 20;
  return kind === 'announcement' || kind === 'news' ? 5 : 10;
}

/** About somebody's seat or evening: whoever cannot be told must be known of. */
export const isUrgent = (kind: MessageKind): boolean => FIRST.includes(kind);

/** To the people of a seminar: whoever does not get these is telephoned. */
export const TO_TELEPHONE = [
  ...(['seat-given', 'seat-offer', 'offer-withdrawn', 'seat-lost', 'let-in', 'changed', 'cancelled'] as const),
] satisfies MessageKind[];

/** About what people have to be telephoned for: some organizer has to get it. */
const FOR_ORGANIZERS: MessageKind[] = ['ask-by-hand', 'trouble'];

export const mustReachAnOrganizer = (kind: MessageKind): boolean => FOR_ORGANIZERS.includes(kind);

const FIRST: MessageKind[] = [...TO_TELEPHONE, ...FOR_ORGANIZERS, 'door-code'];

/** Messages that show the seminar as it is now, and are updated when it changes. */
export const KEPT_CURRENT: MessageKind[] = ['announcement-post', 'closing-soon-post'];

/** How far a message got: what arrived, or may have, before what is still to go, before what will not. */
const FURTHEST_FIRST: LedgerMessage['status'][] = ['sent', 'sending', 'owed', 'held', 'failed', 'dropped'];

/** Of the same message owed to one human twice, the one that is not needed. */
export function spareMessage<T extends Pick<LedgerMessage, 'status'>>(one: T, other: T): T {
  return FURTHEST_FIRST.indexOf(one.status) <= FURTHEST_FIRST.indexOf(other.status) ? other : one;
}

/** What became of messages owed together, one to a person. */
export interface DeliveryCount {
  sent: number;
  /** On their way. */
  owed: number;
  /** Owed, and to be held: they go to LINE, where the month's allowance is used up. */
  stuck: number;
  held: number;
  failed: number;
  /** No account, or none that can be reached. */
  unreachable: number;
  /** Withdrew before it was sent, it was too late, or they were told by hand. */
  unwanted: number;
}

/** So long a message is tried before the organizers hear that it does not get out (queue.ts: as often as we try). */
export const TRIED_UNTOLD = Temporal.Duration.from({ hours: 3 });

/** Notes of why a message was dropped, where it matters. */
export const UNWANTED = 'no longer wanted';
export const TOO_LATE = 'too late';
export const NOWHERE = 'nowhere to send it';
export const TOLD_BY_HAND = 'told by hand';

export interface OwedMessage {
  kind: MessageKind;
  /** null: it belongs to no seminar. */
  seminarId: string | null;
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
  seminarId: string | null;
  personId: string | null;
  occasion: string;
  /** Where it goes, once chosen. */
  platform: Platform | null;
  address: string | null;
  status: 'owed' | 'sending' | 'sent' | 'held' | 'failed' | 'dropped';
  details: Record<string, string>;
  usefulUntil: Temporal.Instant | null;
  plannedAt: Temporal.Instant;
  /** In whose hands it is, or by which it was sent; null: it goes by itself. */
  batchId: string | null;
  attempts: number;
  /** Real time; unset when no attempt can have sent it. */
  firstAttemptAt: Temporal.Instant | null;
  ref: string | null;
  renderedRevision: number | null;
  /** Set: the organizers were told, in the notice of this occasion, that it did not go out. */
  toldIn: string | null;
}
