// Chance that is always the same for the same words: whoever is asked about a seminar does the same whatever else was
// asked before. Pure.
import { createHash } from 'node:crypto';

/** From 0 up to, not including, 1. */
export type Dice = (...about: (string | number)[]) => number;

export const createDice =
  (seed: number): Dice =>
  (...about) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...about]))
      .digest()
      .readUInt32BE() /
    2 ** 32;

/** One of them, each with its share of the chance; the last takes what the shares leave. */
export function pick<T>(thrown: number, shares: readonly (readonly [share: number, value: T])[]): T {
  let below = 0;
  for (const [share, value] of shares) {
    below += share;
    if (thrown < below) return value;
  }
  const last = shares.at(-1);
  if (!last) throw new Error('nothing to pick from');
  return last[1];
}

/** A whole number from `from` up to, not including, `to`. */
export const whole = (thrown: number, from: number, to: number): number => from + Math.floor(thrown * (to - from));
