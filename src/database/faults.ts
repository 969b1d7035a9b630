// Which faults another try can cure: the database or the way to it was gone, busy or locked for a while. Knows nothing
// of who tries again, or when.

/** PostgreSQL's SQLSTATEs, by their beginning: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SQL_STATES = [
  '08', // the connection
  '0A000', // a prepared statement's columns are others since a newer bot changed the tables; asked anew they are not
  '25006', // turned read-only, as in a failover
  '25P03', // a transaction was idle for too long
  '25P04', // a transaction took too long
  '26000', // a prepared statement is not there: a pooler gave another connection (prepare.ts)
  '40001', // could not be serialized
  '40P01', // a deadlock
  '42P05', // or it is there already
  '53', // out of connections, memory or disk
  '55P03', // a lock was not to be had in time
  '57014', // cancelled, as by the statement's time limit
  '57P01', // the connection was terminated, or the server is shutting down
  '57P02', // the server crashed
  '57P03', // the server is starting up
  '57P05', // a session was idle for too long
  '58', // the operating system
];

/** Those of the operating system, of postgres.js, and of its mended connection (mend-driver.ts). */
const CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT', 'ANSWER_TIMEOUT'],
]);

/** What pg, the queue's driver, says without a code. */
const SENTENCES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool|LISTEN\/NOTIFY)/;

/** Looks through the error's causes, as drizzle wraps what the driver threw, and through an AggregateError's parts. */
export function isPassingFault(error: unknown): boolean {
  const seen = new Set<unknown>();
  const isPassing = (fault: unknown): boolean => {
    if (!(fault instanceof Error) || seen.has(fault)) return false;
    seen.add(fault);
    const isSlow = fault.name === 'TimeoutError';
    if (isSlow || isPassingCode((fault as { code?: unknown }).code) || SENTENCES.test(fault.message)) return true;
    const parts = fault instanceof AggregateError ? fault.errors : [];
    return [fault.cause, ...parts].some(isPassing);
  };
  return isPassing(error);
}

function isPassingCode(code: unknown): boolean {
  if (typeof code !== 'string') return false;
  if (CODES.has(code)) return true;
  return code.length === 5 && SQL_STATES.some((beginning) => code.startsWith(beginning));
}
