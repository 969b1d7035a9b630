// Slack's timestamps ("1712345678.000200") from the playground's clock: unique and increasing, whatever the clock says.
import type { Clock } from '../../clock.ts';

export interface Timestamps {
  next(): string;
  /** Whole seconds since 1970 on the playground's clock. */
  seconds(): number;
}

export function createTimestamps(clock: Clock): Timestamps {
  let last = 0;
  return {
    next() {
      last = Math.max(last + 1, Math.floor(Number(clock.now().epochNanoseconds / 1000n)));
      const micros = String(last % 1_000_000).padStart(6, '0');
      return `${Math.floor(last / 1_000_000)}.${micros}`;
    },
    seconds: () => Math.floor(clock.now().epochMilliseconds / 1000),
  };
}

/** Microseconds, to compare two timestamps; NaN when it is none. */
export function microsOf(ts: string): number {
  const match = /^(\d{1,10})(?:\.(\d{0,6}))?$/.exec(ts);
  return match ? Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0')) : Number.NaN;
}
