// Answers to a response_url, which Slack hands out with a tap or a slash command: five in 30 minutes. No error of this
// file names the address: who has it can write there.
import { callTimeoutMs } from './limits.ts';
import type { Message } from './render-view.ts';

export class RespondError extends Error {
  /** Undefined: Slack did not answer. */
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(said: string, { status, retryAfter }: { status?: number; retryAfter?: string | null } = {}) {
    super(`response_url ${said}`);
    this.name = 'RespondError';
    this.status = status;
    this.retryAfterSeconds = retryAfter ? Number.parseInt(retryAfter, 10) || undefined : undefined;
  }
}

/** Seen by the person alone. Throws RespondError when Slack does not take it. */
export async function respond(
  responseUrl: string,
  message: Message,
  { replacesOriginal }: { replacesOriginal: boolean },
): Promise<void> {
  const body = { ...message, mrkdwn: false, response_type: 'ephemeral', replace_original: replacesOriginal };
  const answer = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(callTimeoutMs),
  }).catch((fault: unknown) => {
    throw new RespondError(`did not answer (${reasonOf(fault)})`);
  });
  const said = (await answer.text().catch(() => '')).slice(0, 200);
  if (answer.ok) return;
  const { status, headers } = answer;
  throw new RespondError(`answered ${status}: ${said}`, { status, retryAfter: headers.get('retry-after') });
}

/** The runtime's words may quote the address; its code does not. */
function reasonOf(fault: unknown): string {
  for (let error = fault; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return fault instanceof Error ? fault.name : 'unknown';
}
