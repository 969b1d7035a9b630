// Whether LINE still knows a retry key, by the clock that forgets it: LINE's own, as its answers tell it. Ours may have
// been set back while the machine was off, and what is sent under a forgotten key arrives twice.
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import { systemClock } from '../../clock.ts';
import { SendError } from '../../messages/sender.ts';
import { networkCodeOf } from '../../messages/unanswered.ts';
import { limits } from './limits.ts';
import type { InTime } from './time-limit.ts';

interface Calls {
  client: LineBotClient;
  inTime: InTime;
}

/**
 * Throws SendError where another attempt could arrive twice, or where LINE cannot be asked now. `maybeSentSince`: as our
 * clock was then; where it was further from LINE's than `keyMarginHours`, nobody can tell how old the key is.
 */
export async function checkRetryKey(calls: Calls, maybeSentSince: Temporal.Instant | undefined): Promise<void> {
  if (!maybeSentSince) return;
  const age = (await askTime(calls)).since(maybeSentSince).total('hours');
  const isKnown = age > -limits.keyMarginHours && age < limits.retryKeyHours - limits.keyMarginHours;
  if (!isKnown) throw new SendError('permanent', { platformCode: 'retry_key_expired' });
}

/** To the second. An error's answer tells the time as well. */
async function askTime({ client, inTime }: Calls): Promise<Temporal.Instant> {
  try {
    const { httpResponse } = await inTime(client.getBotInfoWithHttpInfo());
    return timeIn(httpResponse.headers);
  } catch (error) {
    if (error instanceof HTTPFetchError) return timeIn(error.headers);
    throw new SendError('retry', { cause: error, platformCode: networkCodeOf(error) });
  }
}

/** Ours, where something between took LINE's off. */
function timeIn(headers: Headers): Temporal.Instant {
  const told = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(told) ? systemClock.now() : Temporal.Instant.fromEpochMilliseconds(told);
}
