// Waits for the operator's database, which may start at the same time as the bot (after a power cut both do).
import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { ConfigError, StartError } from '../start-error.ts';
import { openClient } from './driver.ts';
import { isPassingFault } from './faults.ts';
import { limits, withLimits } from './limits.ts';

const PATIENCE_MS = 120_000;
const BETWEEN_TRIES_MS = 1000;
const BETWEEN_WORDS_MS = 15_000;

export interface Waiting {
  url: string;
  log: Logger;
  /** Ends the waiting. */
  signal: AbortSignal;
  patienceMs?: number;
}

/**
 * Resolves once the database answers; `takesLimits`: whether connections may ask it for time limits.
 * Throws ConfigError at once for what waiting does not cure, StartError when it was in vain.
 */
export async function waitForDatabase({ url, log, signal, patienceMs = PATIENCE_MS }: Waiting) {
  const patience = AbortSignal.timeout(patienceMs);
  let quiet = AbortSignal.abort();
  for (;;) {
    const fault = await unlessAborted(signal, tryLimits(url));
    if ('takesLimits' in fault) return fault;
    const { error } = fault;
    const why = `DATABASE_URL: the database cannot be reached (${sentenceOf(error)})`;
    if (!isPassingFault(error)) throw new ConfigError(why, { cause: error });
    if (patience.aborted) throw new StartError(why, { cause: error });
    if (quiet.aborted) {
      log.warn(`waiting for the database (${sentenceOf(error)})`);
      quiet = AbortSignal.timeout(BETWEEN_WORDS_MS);
    }
    await setTimeout(BETWEEN_TRIES_MS, undefined, { signal });
  }
}

type Answer = { takesLimits: boolean } | { error: unknown };

/** Poolers such as PgBouncer refuse what they do not know at the start of a connection: then there are no limits. */
async function tryLimits(url: string): Promise<Answer> {
  const limited = await tryOnce(withLimits(url, limits.work));
  if (limited === undefined) return { takesLimits: true };
  if (!REFUSED_LIMITS.has(String(codeOf(limited)))) return { error: limited };
  const plain = await tryOnce(url);
  return plain === undefined ? { takesLimits: false } : { error: plain };
}

/** protocol_violation, feature_not_supported, undefined_object */
const REFUSED_LIMITS = new Set(['08P01', '0A000', '42704']);

async function tryOnce(url: string): Promise<unknown> {
  const client = openClient(url, { answerWithinSeconds: 10 });
  try {
    await client`select 1`;
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end({ timeout: 2 });
  }
}

/** PostgreSQL's own sentence names the user or database, never the password. */
function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message || String(codeOf(error)) : String(error);
}

const codeOf = (error: unknown) => (error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined);

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
