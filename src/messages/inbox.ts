// The inbox as one process holds it: what it has in hand is renewed while it lives, so that others leave it alone, and
// what nobody finished, here or in a process that was killed, is taken up again.

import type { Platform } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { together } from '../database/together.ts';
import type { Logger } from '../log.ts';
import type { Arrival, Inbox, Resuming } from './arrival.ts';
import {
  forgetReplyKeys,
  leaveArrival,
  renewTaken,
  settleArrivals,
  takeArrivals,
  takeUnanswered,
} from './inbox.store.ts';

/** How long a killed process's work lies there; renewed three times as often. */
const LEASE_SECONDS = 15;
const SWEEP_EVERY_MS = 10_000;
/** Of a sweep's arrivals, so many are carried out at once. */
const AT_ONCE = 20;
/** With the waits between them about half an hour. */
const MAX_ATTEMPTS = 10;
/** Requests that one statement stores or settles. */
const AT_A_TIME = 200;

export interface InboxOptions {
  /** Connections of its own: storing must not queue behind what is carried out. */
  db: DatabaseRoot;
  log: Logger;
  leaseSeconds?: number;
}

export interface RunningInbox extends Inbox {
  /** Those that are on: what lies there is theirs to answer. */
  resumeThrough(surfaces: Partial<Record<Platform, Resuming>>): void;
  /** Takes up what lies there, now and every ten seconds. */
  start(): void;
  /** The same once; resolves when what was found is done. */
  sweep(): Promise<void>;
  /** Takes up nothing more; resolves when what it took up is done. */
  rest(): Promise<void>;
  /** After the surfaces have stopped. What is not answered by now lies there for the next start. */
  stop(): Promise<void>;
}

export function createInbox(options: InboxOptions): RunningInbox {
  const { db, log, leaseSeconds = LEASE_SECONDS } = options;
  const inHand = new Set<string>();
  /** Answered, but the database could not be told yet. */
  const unsettled = new Set<string>();
  const resting = new AbortController();
  const forget = onceAtATime(() => forgetReplyKeys(db));
  let sweeps: ReturnType<typeof onceAtATime>[] = [];
  const sweep = async () => {
    await forget();
    await Promise.all(sweeps.map((each) => each()));
  };
  const renew = onceAtATime(async () => {
    if (unsettled.size > 0) await settleAll([...unsettled]);
    if (inHand.size > 0) await renewTaken(db, [...inHand], leaseSeconds);
  });
  const takeTogether = together((requests: Arrival[][]) => takeAll(db, requests, leaseSeconds), { most: AT_A_TIME });
  const settleTogether = together(
    async (ids: string[]) => {
      await settleAll(ids);
      return ids;
    },
    { most: AT_A_TIME },
  );
  const settleAll = async (ids: string[]) => {
    await settleArrivals(db, ids);
    for (const id of ids) {
      unsettled.delete(id);
      inHand.delete(id);
    }
  };
  const failing = (what: string) => (err: unknown) => log.warn({ err }, what);
  const renewal = setInterval(
    () => void renew().catch(failing('what is in hand could not be renewed')),
    (leaseSeconds * 1000) / 3,
  );
  let sweeping: NodeJS.Timeout | undefined;
  const sweepSafely = () => sweep().catch(failing('the inbox could not be looked through'));

  return {
    async take(arrivals) {
      const fresh = new Map(arrivals.filter(({ eventId }) => !inHand.has(eventId)).map((each) => [each.eventId, each]));
      if (fresh.size === 0) return new Set();
      const mine = await takeTogether([...fresh.values()]);
      for (const id of mine) inHand.add(id);
      return mine;
    },
    async settle(eventId) {
      unsettled.add(eventId);
      await settleTogether(eventId).catch(failing('an answered event could not be noted; it is tried again'));
    },
    async leave(eventId, seconds = 0) {
      await leaveArrival(db, eventId, seconds).catch(failing('an event could not be put back; its time runs out'));
      inHand.delete(eventId);
    },
    resumeThrough(surfaces) {
      // Each by itself: while one platform takes no answers, the other's are not held up.
      sweeps = (Object.entries(surfaces) as [Platform, Resuming][]).map(([platform, surface]) => {
        const given = { db, log, platform, surface, leaseSeconds, inHand, signal: resting.signal };
        return onceAtATime(() => sweepPlatform(given));
      });
    },
    start() {
      sweeping ??= setInterval(() => void sweepSafely(), SWEEP_EVERY_MS);
      void sweepSafely();
    },
    sweep,
    async rest() {
      clearInterval(sweeping);
      resting.abort();
      await Promise.all([forget, ...sweeps].map((each) => each.idle()));
    },
    async stop() {
      clearInterval(renewal);
      await renew.idle();
      if (unsettled.size > 0) await settleAll([...unsettled]).catch(failing('answered events stay unsettled'));
    },
  };
}

/** For each request the ids that are its own to carry out; of the same event in two of them the first gets it. */
async function takeAll(db: DatabaseRoot, requests: Arrival[][], seconds: number): Promise<ReadonlySet<string>[]> {
  const all = new Map<string, Arrival>();
  const owned = requests.map((arrivals) => {
    const own = arrivals.filter(({ eventId }) => !all.has(eventId));
    for (const arrival of own) all.set(arrival.eventId, arrival);
    return own.map(({ eventId }) => eventId);
  });
  const taken = new Set(await takeArrivals(db, [...all.values()], seconds));
  return owned.map((ids) => new Set(ids.filter((id) => taken.has(id))));
}

interface Sweeping {
  db: DatabaseRoot;
  log: Logger;
  platform: Platform;
  surface: Resuming;
  leaseSeconds: number;
  inHand: Set<string>;
  signal: AbortSignal;
}

async function sweepPlatform({ db, log, platform, surface, leaseSeconds, inHand, signal }: Sweeping): Promise<void> {
  const next = { platforms: [platform], seconds: leaseSeconds, limit: AT_ONCE };
  while (!signal.aborted) {
    const found = await takeUnanswered(db, { ...next, butNot: [...inHand] });
    for (const { eventId } of found) inHand.add(eventId);
    await Promise.all(
      found.map(({ attempts, ...arrival }: Arrival & { attempts: number }) => {
        log.info({ surface: platform, attempts }, 'an event left unanswered is taken up');
        return attempts > MAX_ATTEMPTS ? surface.giveUp(arrival) : surface.resume(arrival);
      }),
    );
    if (found.length < AT_ONCE) return;
  }
}

/** A call while one runs is the same call. */
function onceAtATime(run: () => Promise<void>): (() => Promise<void>) & { idle(): Promise<void> } {
  let running: Promise<void> | undefined;
  const call = () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return Object.assign(call, { idle: async () => running?.catch(() => {}) });
}
