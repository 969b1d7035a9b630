// How Slack reaches us: over HTTP, behind our own server, or over a Socket Mode connection that we open.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../log.ts';
import { createFrontDoor } from './front-door.ts';
import type { Heard } from './waiting.ts';

export interface WayIn {
  requestListener?: (req: IncomingMessage, res: ServerResponse) => void;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
}

type Hear = (body: unknown) => Promise<Heard>;

/** The server is the composition root's: there is nothing to start or stop. */
export function overHttp(given: { signingSecret: string; log: Logger; hear: Hear }): WayIn {
  return { requestListener: createFrontDoor(given), start: async () => {}, stop: async () => {} };
}

interface Envelope {
  body: unknown;
  ack(answer?: object): Promise<void>;
}

/**
 * The SDK's own retries stay on: they are how it comes back after an outage. Bolt's App is not used: it acks an event
 * before anything is done. What is not acked, Slack shows as failed or sends again.
 */
export function overSocket(given: {
  appToken: string;
  logger: BoltLogger;
  apiUrl: string | undefined;
  log: Logger;
  hear: Hear;
}): WayIn {
  const { appToken, logger, apiUrl, log, hear } = given;
  const clientOptions = { logger, ...(apiUrl && { slackApiUrl: apiUrl }) };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  receiver.client.on('slack_event', async ({ body, ack }: Envelope) => {
    try {
      const heard = await hear(body);
      if (heard.status === 200) await ack(heard.body);
    } catch (err) {
      log.error({ err, surface: 'slack' }, 'Slack could not be told that an envelope was taken');
    }
  });
  return { start: () => receiver.start(), stop: () => receiver.stop() };
}
