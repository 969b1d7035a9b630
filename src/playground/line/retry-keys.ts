// X-Line-Retry-Key: a request accepted under a key is not accepted again for 24 hours of the playground's clock.
// Source: guide "Retry failed API requests".
import type { Clock } from '../../clock.ts';
import { limits } from './limits.ts';
import type { Json } from './line.ts';

export interface Accepted {
  requestId: string;
  /** As the first answer gave it; only a push has it. */
  sentMessages?: Json[];
}

export interface RetryKeys {
  find(key: string): Accepted | undefined;
  remember(key: string, accepted: Accepted): void;
}

export const isRetryKey = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);

export function createRetryKeys({ clock }: { clock: Clock }): RetryKeys {
  const lifeMs = limits.retryKeyHours * 3_600_000;
  const keys = new Map<string, { accepted: Accepted; acceptedMs: number }>();
  const isOld = (acceptedMs: number) => clock.now().epochMilliseconds - acceptedMs >= lifeMs;
  return {
    find(key) {
      const entry = keys.get(key.toLowerCase());
      return entry && !isOld(entry.acceptedMs) ? entry.accepted : undefined;
    },
    remember(key, accepted) {
      // Oldest first, so the dead ones are at the front.
      for (const [old, { acceptedMs }] of keys) {
        if (!isOld(acceptedMs)) break;
        keys.delete(old);
      }
      keys.set(key.toLowerCase(), { accepted, acceptedMs: clock.now().epochMilliseconds });
    },
  };
}
