// Keeps below the platforms' rates, across all bots on this database.
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { DatabaseRoot } from '../database/client.ts';
import { rateLimits } from './message.table.ts';
import { type Platform, SendError } from './sender.ts';

/** Waiting longer than this gives the worker back to others; the message is tried again later. */
const LONGEST_WAIT_MS = 8_000;

export interface Pacing {
  /**
   * Resolves when this recipient may be sent to. `isKnown`: was written to before. Throws SendError `retry` when that
   * would take too long.
   */
  take(input: { platform: Platform; to: string; isKnown?: boolean }): Promise<void>;
  /** The same for updating a message posted before. */
  takeUpdate(): Promise<void>;
  /** The platform asked for a pause. */
  pause(input: { platform: Platform; to: string; isKnown?: boolean; seconds: number }): Promise<void>;
}

export function createPacing({ db }: { db: DatabaseRoot }): Pacing {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterDrizzle({ storeClient: db, schema: rateLimits, keyPrefix, points, duration });
  const limits = {
    // Slack: one message a second a conversation, several hundred a minute a workspace.
    slackConversation: limiter('slack-conversation', 1, 1),
    slackWorkspace: limiter('slack-workspace', 4, 1),
    // Slack: a person's DM is opened before the first message, and conversations.open has a tier of about 50 a minute,
    // for all persons.
    slackPerson: limiter('slack-person', 3, 4),
    // Slack: chat.update has a method's tier of about 50 a minute; all posts share it.
    slackUpdate: limiter('slack-update', 1, 2),
    // LINE: push 2,000 a second; far below it is soon enough.
    line: limiter('line', 100, 1),
  };
  const tightest = ({ platform, to, isKnown = false }: Parameters<Pacing['take']>[0]) => {
    if (platform === 'line') return { limit: limits.line, key: 'all' };
    return isPerson(to) && !isKnown
      ? { limit: limits.slackPerson, key: 'all' }
      : { limit: limits.slackConversation, key: to };
  };
  return {
    async take(recipient) {
      const { limit, key } = tightest(recipient);
      await waitFor(limit, key);
      if (recipient.platform === 'slack') await waitFor(limits.slackWorkspace, 'all');
    },
    takeUpdate: () => waitFor(limits.slackUpdate, 'all'),
    async pause({ seconds, ...recipient }) {
      const { limit, key } = tightest(recipient);
      await limit.block(key, seconds);
      // One a second to each is kept here: what Slack finds too much for a person's chat is the workspace's sum.
      const isSum = recipient.platform === 'slack' && recipient.isKnown && isPerson(recipient.to);
      if (isSum) await limits.slackWorkspace.block('all', seconds);
    },
  };
}

/** Slack's ids of people; channels begin with C or G. */
const isPerson = (to: string) => /^[UW]/.test(to);

async function waitFor(limit: RateLimiterDrizzle, key: string): Promise<void> {
  let waited = 0;
  for (;;) {
    const pause = await limit.consume(key).then(
      () => 0,
      (refusal: unknown) => {
        if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1);
        throw refusal;
      },
    );
    if (pause === 0) return;
    if (waited + pause > LONGEST_WAIT_MS) throw new SendError('retry', { platformCode: 'pacing' });
    await new Promise((resolve) => setTimeout(resolve, pause));
    waited += pause;
  }
}

const GUESSES = 5;
const GUESSES_WITHIN_SECONDS = 15 * 60;

/** Counts guesses of a code, or what else must not be tried at will, across all bots; false: too many in the last quarter of an hour. */
export function createGuessCount({
  db,
  of: keyPrefix,
  points = GUESSES,
}: {
  db: DatabaseRoot;
  /** What is guessed; each is counted by itself. */
  of: 'join-code' | 'door-code' | 'walk-in';
  points?: number;
}): (key: string) => Promise<boolean> {
  const limit = new RateLimiterDrizzle({
    ...{ storeClient: db, schema: rateLimits, keyPrefix },
    ...{ points, duration: GUESSES_WITHIN_SECONDS },
  });
  return (key) =>
    limit.consume(key).then(
      () => true,
      (refusal: unknown) => {
        if (refusal instanceof RateLimiterRes) return false;
        throw refusal;
      },
    );
}
