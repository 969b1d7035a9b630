// Reply tokens: once, within a minute of the webhook's (re)delivery. Real time, as the bot's answer takes real time.
// Source: reference, "Send reply message" > "Reply token".
import { createHexToken } from './ids.ts';
import { limits } from './limits.ts';

export interface ReplyTokens {
  /** A token for an event of this user; undefined where there is no chat to reply into. */
  issue(userId: string | undefined, token?: string): string;
  /** The webhook was delivered again: an unused token has another minute, up to 20 minutes after the event. */
  renew(token: string): void;
  /** The token's user, and the token is spent; false when it is unknown, used or too old. */
  use(token: string): { userId: string | undefined } | false;
  isValid(token: string): boolean;
}

interface Issued {
  userId: string | undefined;
  issuedMs: number;
  expiresMs: number;
}

export function createReplyTokens({
  nowMs = () => performance.now(),
  lifeMs = limits.replyTokenMs,
}: {
  nowMs?: () => number;
  lifeMs?: number;
} = {}): ReplyTokens {
  const issued = new Map<string, Issued>();
  // Oldest first, so the dead ones are at the front.
  const forgetOld = () => {
    for (const [token, { issuedMs }] of issued) {
      if (nowMs() - issuedMs <= limits.replyTokenSinceEventMs) return;
      issued.delete(token);
    }
  };
  const isAlive = (entry: Issued) =>
    nowMs() <= Math.min(entry.expiresMs, entry.issuedMs + limits.replyTokenSinceEventMs);

  return {
    issue(userId, token = createHexToken()) {
      forgetOld();
      issued.set(token, { userId, issuedMs: nowMs(), expiresMs: nowMs() + lifeMs });
      return token;
    },
    renew(token) {
      const entry = issued.get(token);
      if (entry) entry.expiresMs = nowMs() + lifeMs;
    },
    use(token) {
      const entry = issued.get(token);
      issued.delete(token);
      return entry && isAlive(entry) ? { userId: entry.userId } : false;
    },
    isValid(token) {
      const entry = issued.get(token);
      return entry !== undefined && isAlive(entry);
    },
  };
}
