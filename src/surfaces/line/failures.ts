// What went wrong in a call of LINE's → the one kind of failure the ledger knows. Source: reference, "Status codes".
import { HTTPFetchError } from '@line/bot-sdk';
import { SendError } from '../../messages/sender.ts';
import { failureOfSilence, networkCodeOf } from '../../messages/unanswered.ts';

export function toSendError(error: unknown): SendError {
  return error instanceof HTTPFetchError ? ofAnswer(error) : ofSilence(error);
}

function ofAnswer(error: HTTPFetchError): SendError {
  const said = messageOf(error);
  const options = { cause: error, platformCode: `${error.status} ${said}`.trim() };
  if (error.status === 429) {
    // LINE tells the month's allowance from the rate limit by its words alone.
    if (/monthly limit/i.test(said)) return new SendError('over_quota', options);
    return new SendError('retry', { ...options, retryAfterSeconds: secondsOf(error.headers.get('retry-after')) });
  }
  // Somebody must put the token right; until then the message waits.
  if (error.status === 401 || error.status === 403) return new SendError('retry', options);
  if (error.status === 408 || error.status >= 500) return new SendError('unknown_outcome', options);
  if (error.status === 400 && /property, 'to',|failed to send messages/i.test(said))
    return new SendError('unreachable', options);
  return new SendError('permanent', options);
}

/** Somebody must put it right. */
export const isTokenRefused = (error: unknown): boolean =>
  error instanceof HTTPFetchError && (error.status === 401 || error.status === 403);

function ofSilence(error: unknown): SendError {
  return new SendError(failureOfSilence(error), { cause: error, platformCode: networkCodeOf(error) });
}

/** LINE's own sentence, with the places it names; for the log. */
export function messageOf({ body }: HTTPFetchError): string {
  try {
    const { message, details } = JSON.parse(body) as { message?: unknown; details?: unknown };
    return `${String(message ?? '')}${details ? ` ${JSON.stringify(details)}` : ''}`.slice(0, 300);
  } catch {
    return body.slice(0, 100);
  }
}

function secondsOf(retryAfter: string | null): number | undefined {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
