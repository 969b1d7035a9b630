// A message owed: what the ledger knows of it. Pure types.
import type { Platform } from '../cards/place.ts';
import { type Evening, type KindOfKnownUse, type MessageKind, usefulUntil } from './kinds.ts';

/** How far a message got: what arrived, or may have, before what is still to go, before what will not. */
const FURTHEST_FIRST: LedgerMessage['status'][] = ['sent', 'sending', 'owed', 'coming', 'held', 'failed', 'dropped'];

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

/** What was certainly never sent is given up after so long: it waits for somebody to put a setting right. */
export const TRIED_FOR = Temporal.Duration.from({ hours: 24 });

/** Notes of why a message was dropped, where it matters. */
export const UNWANTED = 'no longer wanted';
export const TOO_LATE = 'too late';
export const NOWHERE = 'nowhere to send it';
export const TOLD_BY_HAND = 'told by hand';

/** Why one is held that yields: what the month has left is needed for what matters more. It goes once that changes. */
export const KEPT_BACK = 'kept back';

export interface OwedMessage {
  kind: MessageKind;
  /** null: it belongs to no seminar. */
  seminarId: string | null;
  to: { personId: string } | { channel: string };
  /** Tells apart what may happen to one person more than once; '' else. */
  occasion?: string;
  /** What the card needs beyond the seminar and the person. */
  details?: Record<string, string>;
  /** After this it is not worth sending; null: it always is. */
  usefulUntil: Temporal.Instant | null;
  /** An organizer saw what it takes of the month's allowance, and said that it goes. */
  isDecided?: boolean;
}

/** As the ledger takes it. */
export type NewMessage = Omit<OwedMessage, 'usefulUntil'> & Partial<Pick<OwedMessage, 'usefulUntil'>>;

/** A message owed about a seminar, worth sending for as long as its kind is. */
export function owedAbout(
  seminar: Evening,
  now: Temporal.Instant,
  message: Pick<OwedMessage, 'to' | 'occasion' | 'details'> & { kind: KindOfKnownUse },
): OwedMessage {
  return { ...message, seminarId: seminar.id, usefulUntil: usefulUntil(message.kind, seminar, now) };
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
  status: 'coming' | 'owed' | 'sending' | 'sent' | 'held' | 'failed' | 'dropped';
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
  /** An organizer said that it goes, whatever else the month's allowance is needed for. */
  isDecided: boolean;
  /** Set: the organizers were told, in the notice of this occasion, that it did not go out. */
  toldIn: string | null;
}
