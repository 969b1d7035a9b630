// Sends what happens in Slack to the bot: signed, waiting 3 s for the answer, logged. Knows no payloads.
import { createHmac } from 'node:crypto';
import type { Traffic } from '../traffic.ts';
import { interactionLimits } from './limits.ts';
import type { Json, SlackOutcome } from './slack.ts';

export interface Delivery {
  /** As the traffic log names it, e.g. `block_actions`. */
  name: string;
  contentType: 'application/json' | 'application/x-www-form-urlencoded';
  body: string;
  /** What the traffic log shows. */
  shown: Json;
  headers?: Record<string, string>;
}

export interface Courier {
  send(delivery: Delivery): Promise<SlackOutcome>;
  /** As `send`, with whether the bot failed it and did not forbid a retry. */
  sendRetryable(delivery: Delivery): Promise<{ outcome: SlackOutcome; isToRetry: boolean }>;
  /** Undefined when nothing was sent yet. */
  last(): Delivery | undefined;
}

export const interaction = (payload: Json): Delivery => ({
  name: String(payload.type),
  contentType: 'application/x-www-form-urlencoded',
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
  shown: payload,
});

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign({ secret, timestamp, body }: { secret: string; timestamp: string; body: string }): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export function createCourier(parts: {
  eventsUrl: () => string;
  signingSecret: string;
  traffic: Traffic;
  answerWithinMs?: number;
}): Courier {
  let last: Delivery | undefined;

  async function post({
    contentType,
    body,
    headers,
  }: Delivery): Promise<{ outcome: SlackOutcome; isToRetry: boolean }> {
    // Real time, not the playground's clock: Bolt compares it with Date.now().
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = sign({ secret: parts.signingSecret, timestamp, body });
    try {
      const answer = await fetch(parts.eventsUrl(), {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (playground)',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(parts.answerWithinMs ?? interactionLimits.answerWithinMs),
      });
      const problem = answer.ok ? {} : { problem: `dispatch_failed: HTTP ${answer.status}` };
      const isToRetry = !answer.ok && answer.headers.get('x-slack-no-retry') !== '1';
      return { outcome: { status: answer.status, body: parsed(await answer.text()), ...problem }, isToRetry };
    } catch (fault) {
      const isLate = fault instanceof Error && fault.name === 'TimeoutError';
      const problem = isLate ? 'operation_timeout' : 'dispatch_failed: no connection';
      return { outcome: { status: 0, body: undefined, problem }, isToRetry: true };
    }
  }

  async function sendRetryable(delivery: Delivery) {
    last = delivery;
    const sent = await post(delivery);
    const { status, body, problem } = sent.outcome;
    const { name, shown } = delivery;
    const answer = { status, ...(problem && { problem }), request: shown, response: body };
    parts.traffic.add({ platform: 'slack', direction: 'event', name, ...answer });
    return sent;
  }

  return { sendRetryable, send: async (delivery) => (await sendRetryable(delivery)).outcome, last: () => last };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
