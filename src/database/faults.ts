// Which faults another try can cure: the database or the network was away, busy or too slow. The rest would only repeat.

/** SQLSTATE classes: connection, rollback (deadlock), resources, in use or locked, stopped or timed out, system. */
const PASSING_CLASSES = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/;
const PASSING_CODES = new Set([
  // A database that is read-only for now, e.g. a standby that is about to take over.
  '25006',
  // postgres.js
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  // The runtime's
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Looks through what the fault was caused by, too. */
export function isPassingFault(fault: unknown): boolean {
  for (let error = fault, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth++) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (PASSING_CODES.has(code) || PASSING_CLASSES.test(code) || error.name === 'TimeoutError') return true;
  }
  return false;
}
