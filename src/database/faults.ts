// Which faults another try can cure: the database or the network was away, busy or too slow. The rest would only repeat.

/** SQLSTATE classes: connection, rollback (deadlock), resources, in use or locked, stopped or timed out, system. */
const PASSING_CLASSES = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/;
/** The queue's driver tells by words alone. */
const PASSING_WORDS =
  /^(Connection terminated|timeout exceeded|Client has encountered a connection error|Cannot use a pool)/;
const PASSING_CODES = new Set([
  // A database that is read-only for now, e.g. a standby that is about to take over.
  '25006',
  // A transaction that stood still for too long.
  '25P03',
  '25P04',
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
    if (PASSING_CODES.has(code) || PASSING_CLASSES.test(code)) return true;
    if (error.name === 'TimeoutError' || PASSING_WORDS.test(error.message)) return true;
  }
  return false;
}
