// Answers to a response_url, which Slack hands out with a tap or a slash command: five in 30 minutes.
import { callTimeoutMs } from './limits.ts';
import type { Message } from './render-view.ts';

/** Seen by the person alone. Throws when Slack does not take it. */
export async function respond(
  responseUrl: string,
  message: Message,
  { replacesOriginal }: { replacesOriginal: boolean },
): Promise<void> {
  const answer = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      ...message,
      mrkdwn: false,
      response_type: 'ephemeral',
      replace_original: replacesOriginal,
    }),
    signal: AbortSignal.timeout(callTimeoutMs),
  });
  if (!answer.ok) throw new Error(`response_url answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
}
