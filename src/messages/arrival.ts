// What a platform told us, kept from before anything is done about it until it is answered. Knows no platform: a
// surface writes down what it needs to carry it out and to answer it, and reads that again after a kill.
import { createHash } from 'node:crypto';
import type { Platform } from '../cards/place.ts';

export interface Arrival {
  /** The platform's id of the event, the same when it is delivered again. */
  eventId: string;
  platform: Platform;
  /** The surface's own words for what is wanted, as JSON. */
  payload: string;
  /** What gives the right to answer there (a response_url, a reply token): kept for 30 minutes at most, never logged. */
  replyKey?: string;
}

export interface Inbox {
  /**
   * Stores them in one statement. Tells the ids that are the caller's to carry out: the others are answered already or
   * in somebody's hands. Throws when they may not be stored.
   */
  take(arrivals: Arrival[]): Promise<ReadonlySet<string>>;
  /** It is answered, or nothing can be said any more. Never throws: what the database does not take now, it is told again. */
  settle(eventId: string): Promise<void>;
  /** It stays unanswered, and is taken up again after `seconds` at the earliest, or later when it was tried often. Never throws. */
  leave(eventId: string, seconds?: number): Promise<void>;
}

/** What a surface does about an arrival of its own that nobody finished. Neither throws. */
export interface Resuming {
  /** Carries it out, unless that is done, answers it, and settles or leaves it. */
  resume(arrival: Arrival): Promise<void>;
  /** It was tried as often as we try: says so, where it can, and settles it. */
  giveUp(arrival: Arrival): Promise<void>;
}

/** Of `parts` that a platform made, whatever they hold: short, printable, the same for the same. */
export function eventIdOf(...parts: string[]): string {
  const id = parts.join(':');
  return /^[\x20-\x7e]{1,400}$/.test(id) ? id : `${parts[0]}:${hashOf(id)}`;
}

export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** A payload as it was kept; undefined when it is no JSON, for another version may have kept something else. */
export function readJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
