// Keeps below the platforms' rates, across all bots on this database.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { pausePoints, takePoint } from './rate-limit.store.ts';
import { SendError } from './sender.ts';

/** Waiting longer than this gives the worker back to others; the message is tried again later. */
const LONGEST_WAIT_MS = 8_000;

/** Whether a platform's direct messages may wait so long for their rate that they have a lane of their own. */
export const HAS_SLOW_LANE: Record<Platform, boolean> = { slack: true, line: false };

/** `isKnown`: was written to before. */
interface Recipient {
  platform: Platform;
  to: string;
  isKnown?: boolean;
}

/** What a message to a recipient waits for; `sum`: what all of the platform's wait for, too. */
interface Paced {
  tightest: { limit: Limit; key: string };
  sum?: Limit;
  isSumToBlame?: boolean;
}

export interface Pacing {
  /** Resolves when this recipient may be sent to. Throws SendError `retry` when that would take too long. */
  take(recipient: Recipient): Promise<void>;
  /** The same for updating a message posted before. Rejects when `signal` is aborted meanwhile. */
  takeUpdate(signal?: AbortSignal): Promise<void>;
  /** The platform asked for a pause. */
  pause(input: Recipient & { seconds: number }): Promise<void>;
  /** The same for updates. */
  pauseUpdates(seconds: number): Promise<void>;
}

export function createPacing({ db }: { db: DatabaseRoot }): Pacing {
  const limiter = (name: string, points: number, seconds: number) => createLimit({ db, name, points, seconds });
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
  const pacedBy: Record<Platform, (recipient: Recipient) => Paced> = {
    slack: ({ to, isKnown = false }) => ({
      tightest:
        isPerson(to) && !isKnown
          ? { limit: limits.slackPerson, key: 'all' }
          : { limit: limits.slackConversation, key: to },
      sum: limits.slackWorkspace,
      // One a second to each is kept here: what Slack finds too much for a person's chat is the workspace's sum.
      isSumToBlame: isKnown && isPerson(to),
    }),
    line: () => ({ tightest: { limit: limits.line, key: 'all' } }),
  };
  const paced = (recipient: Recipient) => pacedBy[recipient.platform](recipient);
  return {
    async take(recipient) {
      const { tightest, sum } = paced(recipient);
      await waitFor(tightest.limit, tightest.key);
      if (sum) await waitFor(sum, 'all');
    },
    takeUpdate: (signal) => waitFor(limits.slackUpdate, 'all', signal),
    async pause({ seconds, ...recipient }) {
      const { tightest, sum, isSumToBlame } = paced(recipient);
      await tightest.limit.block(tightest.key, seconds);
      if (isSumToBlame) await sum?.block('all', seconds);
    },
    pauseUpdates: (seconds) => limits.slackUpdate.block('all', seconds),
  };
}

/** Whoever asks for more is asked again then. */
const LONGEST_PAUSE_SECONDS = 24 * 60 * 60;

/** Slack's ids of people; channels begin with C or G. */
const isPerson = (to: string) => /^[UW]/.test(to);

interface Limit {
  /** 0: go on; else in how many ms to ask again. */
  take(key: string): Promise<number>;
  block(key: string, seconds: number): Promise<void>;
}

function createLimit(limit: { db: DatabaseRoot; name: string; points: number; seconds: number }): Limit {
  const { db, name, points, seconds } = limit;
  return {
    take: (key) => takePoint(db, { key: `${name}:${key}`, points, windowMs: seconds * 1000 }),
    block: (key, pause) =>
      pausePoints(db, { key: `${name}:${key}`, ms: Math.ceil(Math.min(pause, LONGEST_PAUSE_SECONDS) * 1000) }),
  };
}

async function waitFor(limit: Limit, key: string, signal?: AbortSignal): Promise<void> {
  let waited = 0;
  for (;;) {
    const wait = await limit.take(key);
    if (wait === 0) return;
    if (waited + wait > LONGEST_WAIT_MS) throw new SendError('retry', { platformCode: 'pacing' });
    await sleep(wait, undefined, { signal });
    waited += wait;
  }
}

const GUESSES = 5;
const GUESSES_WITHIN_SECONDS = 15 * 60;

/** Counts guesses of a code, or what else must not be tried at will, across all bots; false: too many in the last quarter of an hour. */
export function createGuessCount({
  db,
  of: name,
  points = GUESSES,
}: {
  db: DatabaseRoot;
  /** What is guessed; each is counted by itself. */
  of: 'join-code' | 'door-code' | 'walk-in';
  points?: number;
}): (key: string) => Promise<boolean> {
  const limit = createLimit({ db, name, points, seconds: GUESSES_WITHIN_SECONDS });
  return async (key) => (await limit.take(key)) === 0;
}
