// How long the server lets a connection of the bot's go on. They are in the URL, which both drivers hand to the server
// when they connect: a pooler that changes the server's connection at each transaction knows no other way, or none.

/** Milliseconds. */
export interface Limits {
  /** One statement, its waiting for locks included. */
  statement_timeout: number;
  /** One lock. */
  lock_timeout: number;
  /** A transaction in which nothing is asked: its locks are in everybody's way. */
  idle_in_transaction_session_timeout: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const limits = {
  /** Taps, pages and the clock's jobs. */
  work: {
    statement_timeout: 30 * SECOND,
    lock_timeout: 15 * SECOND,
    idle_in_transaction_session_timeout: 30 * SECOND,
  },
  /** The queue's own tables, which it makes and cleans. */
  queue: {
    statement_timeout: MINUTE,
    lock_timeout: 30 * SECOND,
    idle_in_transaction_session_timeout: MINUTE,
  },
  /** Changing tables; of several bots all but one wait for it as for a lock. */
  migration: {
    statement_timeout: 30 * MINUTE,
    lock_timeout: 5 * MINUTE,
    idle_in_transaction_session_timeout: 5 * MINUTE,
  },
} as const satisfies Record<string, Limits>;

/** `url` with the limits that it does not set itself. */
export function withLimits(url: string, all: Limits): string {
  const given = new URL(url).searchParams;
  const added = Object.entries(all).filter(([name]) => !given.has(name));
  const ours = new URLSearchParams(added.map(([name, value]) => [name, String(value)])).toString();
  if (!ours) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${ours}`;
}
