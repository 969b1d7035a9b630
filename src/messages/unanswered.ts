// A call that a platform did not answer: what the network said, and whether anything can have been sent.
import type { SendFailure } from './sender.ts';

/** Codes of connections that never came about. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** To be tried again where nothing was sent for certain. */
export function failureOfSilence(error: unknown): Extract<SendFailure, 'retry' | 'unknown_outcome'> {
  return neverConnected.has(networkCodeOf(error) ?? '') ? 'retry' : 'unknown_outcome';
}

/** `fetch` wraps the socket's error once, and a failed connection to several addresses twice. */
export function networkCodeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
