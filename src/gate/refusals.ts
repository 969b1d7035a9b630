// How often an address was refused of late. In memory: it is no answer of anybody's, and each bot may count its own.
import type { Clock } from '../clock.ts';

/** So many at once, and so many a second from then on: far more than who mistypes or opens an old link ever needs. */
const BURST = 60;
const PER_SECOND = 1;
/** Addresses remembered; beyond these the one that was quiet longest is forgotten. */
const MOST_ADDRESSES = 10_000;

export interface Refusals {
  note(address: string): void;
  /** Seconds until it is listened to again; 0: it is now. */
  waitOf(address: string): number;
  /** How many addresses are remembered. */
  readonly size: number;
}

export function createRefusals({ clock }: { clock: Clock }): Refusals {
  const known = new Map<string, { count: number; at: Temporal.Instant }>();
  const countOf = (address: string): number => {
    const entry = known.get(address);
    if (!entry) return 0;
    const now = clock.now();
    // A clock that was set back forgives nothing and adds nothing: time is counted anew from there.
    if (Temporal.Instant.compare(now, entry.at) < 0) entry.at = now;
    return Math.max(0, entry.count - now.since(entry.at).total('seconds') * PER_SECOND);
  };
  return {
    note(address) {
      const count = Math.min(countOf(address) + 1, BURST + 1);
      known.delete(address);
      known.set(address, { count, at: clock.now() });
      const [oldest] = known.keys();
      if (known.size > MOST_ADDRESSES && oldest !== undefined) known.delete(oldest);
    },
    waitOf: (address) => Math.max(0, Math.ceil((countOf(address) - BURST) / PER_SECOND)),
    get size() {
      return known.size;
    },
  };
}
