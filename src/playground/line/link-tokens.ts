// Link tokens of the account-link dialog: ten minutes of the playground's clock, once.
import type { Clock } from '../../clock.ts';
import { createHexToken } from './ids.ts';
import { limits } from './limits.ts';

export interface LinkTokens {
  issue(userId: string): string;
  /** Whether this user may link with the token; spends it. */
  use(input: { token: string; userId: string }): boolean;
}

export function createLinkTokens({ clock }: { clock: Clock }): LinkTokens {
  const issued = new Map<string, { userId: string; issuedMs: number }>();
  const nowMs = () => clock.now().epochMilliseconds;
  return {
    issue(userId) {
      const token = createHexToken();
      issued.set(token, { userId, issuedMs: nowMs() });
      return token;
    },
    use({ token, userId }) {
      const entry = issued.get(token);
      issued.delete(token);
      return entry?.userId === userId && nowMs() - entry.issuedMs <= limits.linkTokenMinutes * 60_000;
    },
  };
}
