// The bench's arithmetic. Knows nothing of what is measured.

/** Things done, and the seconds that it took; rounds of the same are added up. */
export interface Work {
  count: number;
  seconds: number;
}

export const perSecond = ({ count, seconds }: Work): number => count / seconds;

export const sumOf = (rounds: readonly Work[]): Work => ({
  count: rounds.reduce((sum, { count }) => sum + count, 0),
  seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
});

/**
 * How near a whole comes to being no slower than its parts one after the other: 1 where it is exactly as fast, so that
 * twice the parts' time is 0.5. All are rates.
 */
export const ratioToParts = (whole: number, parts: readonly number[]): number =>
  whole * parts.reduce((sum, part) => sum + 1 / part, 0);

/** The smallest value that at least this share (0 to 1) of all are not above; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Values between the same moments: of 1,000 taps that took 8,400 ms, 8.4. NaN of none. */
export const each = (total: number, count: number): number => (count > 0 ? total / count : Number.NaN);
