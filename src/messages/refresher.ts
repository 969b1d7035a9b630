// Brings posts up to date, one seminar after the other, in the background of this process: asking costs a tap nothing.
// Which posts are stale stands in the database; who asks here only has it seen to sooner than by the minute's look.
import { within } from '../database/within.ts';
import type { Logger } from '../log.ts';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/** For an update under way: the bot as a whole has less than a platform's call may take. */
const STOPS_WITHIN_MS = 2000;

/** `signal`: aborted when the process is to end; an update under way is finished all the same. */
export type Refresh = (seminarId: string, signal: AbortSignal) => Promise<void>;

export interface Refresher {
  /** Soon, after those asked for before; a request while one waits is the same request. */
  ask(seminarId: string): void;
  /** From now on, what was asked for before included. `refresh`: a throw means: again later. */
  start(refresh: Refresh): void;
  /** Resolves when the update under way is done, or takes too long; nothing else is begun. */
  stop(): Promise<void>;
}

export function createRefresher({ log }: { log: Logger }): Refresher {
  const waiting = new Set<string>();
  /** How long each that failed waits before its next try. */
  const retries = new Map<string, { afterMs: number; timer: NodeJS.Timeout }>();
  let refresh: Refresh | undefined;
  let running: Promise<void> | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;

  const runOne = async (seminarId: string, work: Refresh) => {
    try {
      await work(seminarId, signal);
      clearTimeout(retries.get(seminarId)?.timer);
      retries.delete(seminarId);
    } catch (error) {
      if (signal.aborted) return;
      const before = retries.get(seminarId);
      clearTimeout(before?.timer);
      const afterMs = before ? Math.min(2 * before.afterMs, LONGEST_RETRY_MS) : FIRST_RETRY_MS;
      retries.set(seminarId, { afterMs, timer: setTimeout(() => ask(seminarId), afterMs).unref() });
      log.warn(
        { err: error, seminar: seminarId },
        `posts could not be brought up to date; again in ${afterMs / 1000} s`,
      );
    }
  };
  const runAll = async (work: Refresh) => {
    // Also those added meanwhile.
    for (const seminarId of waiting) {
      if (signal.aborted) break;
      waiting.delete(seminarId);
      await runOne(seminarId, work);
    }
    running = undefined;
  };
  const ask = (seminarId: string) => {
    waiting.add(seminarId);
    if (refresh && !signal.aborted) running ??= runAll(refresh);
  };
  return {
    ask,
    start(work) {
      refresh = work;
      if (waiting.size > 0) running ??= runAll(work);
    },
    async stop() {
      stopping.abort();
      for (const { timer } of retries.values()) clearTimeout(timer);
      if (running) await within(STOPS_WITHIN_MS, running);
    },
  };
}
