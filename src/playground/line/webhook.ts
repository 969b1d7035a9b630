// One webhook request to the bot: signed, timed, written to the traffic, and sent again when the bot did not take it.
// Knows nothing of what the events mean.
import { createHmac } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Traffic } from '../traffic.ts';
import { createAtMost } from './at-most.ts';
import type { Json, LineOutcome } from './line.ts';

export interface Delivery {
  /** For the traffic log, e.g. `postback`. */
  name: string;
  events: readonly Json[];
}

export interface Webhook {
  url(): string;
  setUrl(url: string): void;
  now(): Temporal.Instant;
  /** Delivers, and when the bot does not answer 2xx in time, delivers once more a little later. */
  send(delivery: Delivery): Promise<LineOutcome>;
  /** Throws when nothing was sent yet. */
  sendLastAgain(): Promise<LineOutcome>;
  stop(): void;
}

export interface WebhookOptions {
  clock: Clock;
  traffic: Traffic;
  channelSecret: string;
  destination: string;
  webhookUrl: string | (() => string);
  isRedeliveryOn: boolean;
  redeliveryAfterMs: number;
  answerWithinMs: number;
  /** Told of each event that goes out again. */
  onRedelivery(event: Json): void;
}

export function createWebhook(options: WebhookOptions): Webhook {
  const { clock, traffic, channelSecret, destination, webhookUrl, answerWithinMs } = options;
  let urlSetByApi: string | undefined;
  let last: Delivery | undefined;
  // So that a crowd tapping at once does not use up the bot's time to answer while it queues in this process.
  const inTurn = createAtMost(50);
  let isStopped = false;
  const waiting = new Set<NodeJS.Timeout>();
  const url = () => urlSetByApi ?? (typeof webhookUrl === 'string' ? webhookUrl : webhookUrl());

  const deliver = async ({ name, events }: Delivery): Promise<LineOutcome> => {
    const request = { destination, events };
    const body = JSON.stringify(request);
    const signature = createHmac('sha256', channelSecret).update(body).digest('base64');
    const { outcome, problem } = await inTurn(() => post({ url: url(), body, signature, answerWithinMs }));
    traffic.add({
      platform: 'line',
      direction: 'event',
      name,
      status: outcome.status,
      problem,
      request,
      response: outcome.body,
    });
    return outcome;
  };

  const redeliver = (delivery: Delivery) => {
    for (const event of delivery.events) options.onRedelivery(event);
    return deliver({
      ...delivery,
      events: delivery.events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } })),
    });
  };

  return {
    url,
    setUrl(value) {
      urlSetByApi = value;
    },
    now: () => clock.now(),
    async send(delivery) {
      last = delivery;
      const outcome = await deliver(delivery);
      const isDue = options.isRedeliveryOn && !isStopped && delivery.events.length > 0;
      if (isDue && !isTaken(outcome.status)) {
        const timer = setTimeout(() => {
          waiting.delete(timer);
          void redeliver(delivery);
        }, options.redeliveryAfterMs);
        waiting.add(timer);
      }
      return outcome;
    },
    async sendLastAgain() {
      if (!last) throw new Error('The playground LINE has sent no webhook yet.');
      return redeliver(last);
    },
    stop() {
      for (const timer of waiting) clearTimeout(timer);
      isStopped = true;
    },
  };
}

const isTaken = (status: number) => status >= 200 && status < 300;

interface Posting {
  url: string;
  body: string;
  signature: string;
  answerWithinMs: number;
}

async function post({
  url,
  body,
  signature,
  answerWithinMs,
}: Posting): Promise<{ outcome: LineOutcome; problem?: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': signature,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const outcome = { status: response.status, body: readable(await response.text()) };
    return { outcome, problem: isTaken(response.status) ? undefined : `the bot answered ${response.status}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const problem = isLate ? `no answer within ${answerWithinMs} ms` : `could not reach the bot: ${causeOf(error)}`;
    return { outcome: { status: 0, body: null }, problem };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
