// POST /line/webhook: signed, small, well-formed, and answered in time. What an event leads to is the caller's.

import type { HttpBindings } from '@hono/node-server';
import { validateSignature } from '@line/bot-sdk';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { noteGenuine } from '../../gate/gate.ts';
import type { Logger } from '../../log.ts';
import { limits } from './limits.ts';
import { type RawEvent, webhookSchema } from './receive.ts';

interface WebhookOptions {
  channelSecret: string;
  log: Logger;
  /** One event's failure is logged and does not touch the others. */
  handle(event: RawEvent): Promise<void>;
}

export interface Webhook {
  routes: Hono;
  /** Resolves once all work that went on after an answer is done. */
  settled(): Promise<void>;
}

export function createWebhook({ channelSecret, log, handle }: WebhookOptions): Webhook {
  const atWork = new Set<Promise<unknown>>();
  const routes = new Hono();
  const handleSafely = (event: RawEvent) =>
    handle(event).catch((error) => log.error({ err: error, surface: 'line' }, 'an event could not be handled'));
  const tooLarge = bodyLimit({ maxSize: limits.webhookBytes, onError: (context) => context.text('too large', 413) });

  routes.post('/line/webhook', tooLarge, async (context) => {
    // The signature is over the bytes as they came.
    const body = Buffer.from(await context.req.arrayBuffer());
    const signature = context.req.header('x-line-signature');
    if (!signature || !validateSignature(body, channelSecret, signature)) {
      log.warn({ surface: 'line' }, 'a webhook request without LINE’s signature was refused');
      return context.text('bad signature', 401);
    }
    noteGenuine((context.env as Partial<HttpBindings> | undefined)?.incoming);
    const events = parseEvents(body.toString());
    if (!events) return context.text('not a webhook request', 400);
    const work = Promise.all([...byPerson(events)].map((own) => inOrder(own, handleSafely)));
    atWork.add(work);
    void work.finally(() => atWork.delete(work));
    if (!(await isDoneWithin(work, limits.answerAfterMs)))
      log.warn({ surface: 'line', events: events.length }, 'answered LINE before the work was done');
    return context.json({});
  });

  return {
    routes,
    async settled() {
      await Promise.all(atWork);
    },
  };
}

function parseEvents(text: string): RawEvent[] | undefined {
  try {
    return webhookSchema.safeParse(JSON.parse(text)).data?.events;
  } catch {
    return undefined;
  }
}

function byPerson(events: RawEvent[]): Iterable<RawEvent[]> {
  const personOf = ({ source }: RawEvent) =>
    typeof source === 'object' && source !== null && 'userId' in source ? source.userId : undefined;
  return Map.groupBy(events, personOf).values();
}

async function inOrder(events: RawEvent[], handle: WebhookOptions['handle']): Promise<void> {
  for (const event of events) await handle(event);
}

async function isDoneWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), ms);
  try {
    return await Promise.race([work.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
