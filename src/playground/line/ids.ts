// Ids in the forms LINE gives them. Knows nothing else.
import { randomBytes } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID (26 characters): 10 of time, 16 of chance. */
export function createUlid(epochMs: number): string {
  let time = '';
  for (let rest = epochMs, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = crockford[rest % 32] + time;
  let chance = '';
  for (const byte of randomBytes(16)) chance += crockford[byte % 32];
  return time + chance;
}

/** 18 digits, each greater than the one before. */
export function createMessageIds(): () => string {
  let last = 460_000_000_000_000_000n;
  return () => {
    last += 1n;
    return last.toString();
  };
}

export const createHexToken = (): string => randomBytes(16).toString('hex');

export const isUserId = (value: unknown): value is string => typeof value === 'string' && /^U[0-9a-f]{32}$/.test(value);
