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
  /** 503: LINE shall send the request again. */
  hear(events: RawEvent[]): Promise<200 | 503>;
}

/** POST /line/webhook */
export function createWebhook({ channelSecret, log, hear }: WebhookOptions): Hono {
  const routes = new Hono();
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
    const status = await hear(events);
    return context.json({}, status);
  });
  // Without it, Hono prints a stack for a body that breaks off.
  routes.onError((err, context) => {
    log.warn({ err, surface: 'line' }, 'a webhook request could not be read');
    return context.text('not a webhook request', 400);
  });
  return routes;
}

function parseEvents(text: string): RawEvent[] | undefined {
  try {
    return webhookSchema.safeParse(JSON.parse(text)).data?.events;
  } catch {
    return undefined;
  }
}
