// How the bench loads whatever it measures: so many at a time, or so many a second whether they are answered or not.
import type { Work } from './statistics.ts';

/** How much is counted, and how long it runs before that. */
export interface Span {
  atATime: number;
  warmUpMs: number;
  ms: number;
}

/**
 * What is done within the span; what is under way at its end is waited for and not counted. Where so little is done that
 * not even one each is, the span goes on until it is.
 */
export async function keepBusy(
  { atATime, warmUpMs, ms }: Span,
  act: () => Promise<void>,
  clock = () => performance.now(),
): Promise<Work> {
  const from = clock() + warmUpMs;
  const until = from + ms;
  let count = 0;
  let lastAt = until;
  const isCounting = (now: number) => now < until || count < atATime;
  const hand = async () => {
    while (isCounting(clock())) {
      await act();
      const now = clock();
      if (now < from || !isCounting(now)) continue;
      count += 1;
      lastAt = Math.max(lastAt, now);
    }
  };
  await Promise.all(Array.from({ length: atATime }, hand));
  return { count, seconds: (lastAt - from) / 1000 };
}

export interface Latencies {
  /** Milliseconds from when each was due; infinity for what was not answered. */
  tookMs: number[];
  /** Why those were not. */
  failures: string[];
}

/**
 * Begins one whenever it is due, however many are under way: what a slow answer makes the next one wait is counted, too.
 * `isOver`: asked before each; without it, it ends after `seconds`.
 */
export async function keepSteady(
  { perSecond, seconds, isOver = () => false }: { perSecond: number; seconds: number; isOver?: () => boolean },
  act: () => Promise<void>,
): Promise<Latencies> {
  const tookMs: number[] = [];
  const failures: string[] = [];
  const begun: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let n = 0; n < perSecond * seconds && !isOver(); n++) {
    const dueAt = startedAt + (n * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    begun.push(
      act().then(
        () => void tookMs.push(performance.now() - dueAt),
        (error) => {
          tookMs.push(Number.POSITIVE_INFINITY);
          failures.push(error instanceof Error ? error.message : String(error));
        },
      ),
    );
  }
  await Promise.all(begun);
  return { tookMs, failures };
}
