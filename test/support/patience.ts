// Run before every file (vitest.config.ts): a wait in a test ends when the event comes, and only a hang reaches its limit.
import fc from 'fast-check';
import { vi } from 'vitest';
import { HANG_MS } from './hang.ts';

// A property over a database shrinks for longer than a hang may take, and then nobody hears what it found: it says the
// first counterexample and its seed. `SHRINK=1` looks for the smallest.
fc.configureGlobal({ endOnFailure: !process.env.SHRINK });

type Options = Parameters<typeof vi.waitFor>[1];

const done = Symbol.for('waits are patient');

if (!Reflect.has(vi, done)) {
  const { waitFor, waitUntil } = vi;
  const patient = (options: Options = {}) =>
    typeof options === 'number' ? options : { timeout: HANG_MS, interval: 20, ...options };
  Object.assign(vi, {
    [done]: true,
    waitFor: (look, options) => waitFor(look, patient(options)),
    waitUntil: (look, options) => waitUntil(look, patient(options)),
  } satisfies Partial<typeof vi> & { [done]: true });
}
