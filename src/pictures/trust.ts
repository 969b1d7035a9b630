// Whether covers can be drawn at all here: the drawer's binary or the fonts may be missing. Told by how it went lately.
import { steadyMs } from '../clock.ts';
import type { Logger } from '../log.ts';

/** A single failure may be a process that was killed. */
const FAILURES = 2;
const AGAIN_MS = 10 * 60_000;

export function createTrust({
  log,
  againMs = AGAIN_MS,
}: {
  log: Pick<Logger, 'warn' | 'info'>;
  /** How long until it is tried again. */
  againMs?: number;
}) {
  let failures = 0;
  let tryAtMs = 0;
  const isKept = () => failures < FAILURES;
  return {
    isKept,
    won() {
      if (!isKept()) log.info('covers can be drawn again');
      failures = 0;
    },
    lost(err: unknown) {
      failures++;
      tryAtMs = steadyMs() + againMs;
      if (failures === FAILURES) log.warn({ err }, 'no covers can be drawn here: messages and pages go without');
    },
    /** Once for each time that it says so. */
    isTimeToTry(): boolean {
      if (isKept() || steadyMs() < tryAtMs) return false;
      tryAtMs = steadyMs() + againMs;
      return true;
    },
  };
}
