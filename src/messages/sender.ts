// What the ledger asks of a surface that can send: one call, and one kind of failure. Knows no platform.
import type { Card, Face, Language } from '../cards/card.ts';

export type SendFailure =
  /** It was not sent; try again (after `retryAfterSeconds`, when the platform named a time). */
  | 'retry'
  /** It may have been sent (a time-out, a 5xx): look before sending again. */
  | 'unknown_outcome'
  /** The person blocked the account, left, or was deactivated: do not try this person again. */
  | 'unreachable'
  /** The month's allowance is used up: hold it and tell the organizer. */
  | 'over_quota'
  /** It will never be accepted as it is (bad content, no such channel, no permission). */
  | 'permanent';

export class SendError extends Error {
  readonly failure: SendFailure;
  readonly retryAfterSeconds: number | undefined;
  /** The platform's own code, e.g. not_in_channel; for the log and for telling the organizer. */
  readonly platformCode: string | undefined;

  constructor(failure: SendFailure, options: { cause?: unknown; retryAfterSeconds?: number; platformCode?: string }) {
    super(`send failed: ${failure}${options.platformCode ? ` (${options.platformCode})` : ''}`, {
      cause: options.cause,
    });
    this.name = 'SendError';
    this.failure = failure;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.platformCode = options.platformCode;
  }
}

/** A month's: how many messages may be sent (null: any number), and how many were, as far as the platform tells. */
export interface Allowance {
  limit: number | null;
  used: number;
}

/** One request to many, where the platform can. */
export interface Multicast {
  /** To how many at once. */
  most: number;
  /** The messages as the platform takes them, to be stored: each try sends just this. Several to one count once. */
  render(input: { cards: Card[]; language: Language; isSilent: boolean }): unknown;
  /**
   * Throws SendError only; `unreachable`: somebody among them is refused, and nobody got it. `id`: the retry key.
   * `maybeSentSince` as in `send`.
   */
  send(input: { id: string; to: string[]; payload: unknown; maybeSentSince?: Temporal.Instant }): Promise<void>;
  /** Throws SendError when it cannot be asked now. */
  allowance(): Promise<Allowance>;
}

export interface Sender {
  /** Sends one card. Throws SendError only. */
  send(input: {
    /** The ledger row's UUID: LINE's retry key, Slack's message metadata. */
    id: string;
    /** A person's id on the platform, or a Slack channel's. */
    to: string;
    card: Card;
    language: Language;
    /** It is night there: without a sound, where the platform can. */
    isSilent?: boolean;
    /** Where an earlier message to them stands, as `send` told it; saves asking the platform where to write. */
    earlierRef?: string;
    /** Set when an earlier attempt's outcome is unknown: the instant of the first attempt, in real time. */
    maybeSentSince?: Temporal.Instant;
  }): Promise<{ ref: string }>;
  multicast?: Multicast;
  /** Replaces a message sent before, where the platform can. Throws SendError only. */
  update(input: { ref: string; card: Card; language: Language }): Promise<void>;
  /**
   * The person's name and language as the platform tells; undefined when it does not tell (unknown, blocked, no
   * consent), `unasked` when it could not be asked now. Never throws.
   */
  profile(id: string): Promise<{ name: string; language: Language | undefined } | 'unasked' | undefined>;
  /** A channel's name, where the platform has channels; undefined when it does not tell. Never throws. */
  channelName?(id: string): Promise<string | undefined>;
  /** What the platform calls the bot; undefined when it does not tell. Never throws. */
  ownFace?(): Promise<Face | undefined>;
  /** Who follows the account, a page at a time, where there are followers. `from`: the last page's `next`. Throws when it cannot be asked now. */
  followers?(from: string | undefined): Promise<FollowerPage>;
}

export type FollowerPage =
  | { kind: 'page'; ids: string[]; next: string | undefined }
  /** The account may not list them. */
  | { kind: 'refused' }
  /** `from` leads nowhere (any more): the list is to be read from its beginning. */
  | { kind: 'start_over' };
