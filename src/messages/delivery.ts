// What the ledger's sending is handed: whom it sends by, what builds the cards, and whom it tells of trouble. Types alone.
import type { Card, Language } from '../cards/card.ts';
import type { Platform } from '../cards/place.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import type { Senders } from '../people/meet-person.ts';
import type { FindAhead } from './find-month.ts';
import type { LedgerMessage } from './message.ts';
import type { Outbox } from './outbox.ts';
import type { Pacing } from './pacing.ts';
import type { Queue } from './queue.ts';
import type { SendError } from './sender.ts';
import type { SharedMessages } from './shared.ts';

/** A card for a message, as things stand now; undefined when it is no longer wanted. */
export type BuildCard = (
  message: LedgerMessage,
  platform: Platform,
) => Promise<{ card: Card; language: Language; revision?: number; isSilent?: boolean } | undefined>;

/** What becomes of a message that is not sent now, and why. */
export interface Unsent {
  status: LedgerMessage['status'];
  error: string;
}

export interface Delivery {
  db: DatabaseRoot;
  senders: Senders;
  buildCard: BuildCard;
  pacing: Pacing;
  clock: Clock;
  /** Real time, for looking up a message that may have been sent. */
  realClock: Clock;
  log: Logger;
  /** What many get alike. */
  shared: SharedMessages;
  /** What the month's allowance is still needed for. */
  ahead: FindAhead;
  /** Has a seminar's posts brought up to date, where they are not. */
  refreshPosts: Outbox['refreshPosts'];
  queue: Pick<Queue, 'sendOwed' | 'sendAgain' | 'sendSlowly' | 'formBatches' | 'sendBatches'>;
  /** Tells the organizers what could not be sent and why; `as`: what is noted of it, with the telling or after it. */
  reportTrouble(message: LedgerMessage, error: SendError, as: Unsent): Promise<void>;
}
