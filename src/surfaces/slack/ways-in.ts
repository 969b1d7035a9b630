// How Slack reaches us: over HTTP, behind our own server, or over a Socket Mode connection that we open.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger as BoltLogger, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../log.ts';
import { createFrontDoor } from './front-door.ts';
import { requestBytes } from './limits.ts';

export interface WayIn {
  receiver: Receiver;
  requestListener?: (req: IncomingMessage, res: ServerResponse) => void;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** The server is the composition root's: there is nothing to start or stop. */
export function overHttp(given: {
  signingSecret: string;
  logger: BoltLogger;
  log: Logger;
  answerWithinMs?: number;
}): WayIn {
  const { signingSecret, logger, log, answerWithinMs } = given;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    bodyLimit: requestBytes,
    unhandledRequestTimeoutMillis: answerWithinMs,
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error, surface: 'slack' }, 'Bolt could not handle a request');
      if (!response.headersSent) response.writeHead(400).end();
      return true;
    },
  });
  const requestListener = createFrontDoor({ receiver, signingSecret, log });
  return { receiver, requestListener, start: async () => {}, stop: async () => {} };
}

/** The SDK's own retries stay on: they are how it comes back after an outage. */
export function overSocket(given: { appToken: string; logger: BoltLogger; apiUrl: string | undefined }): WayIn {
  const { appToken, logger, apiUrl } = given;
  const clientOptions = { logger, ...(apiUrl && { slackApiUrl: apiUrl }) };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  return { receiver, start: () => receiver.start(), stop: () => receiver.stop() };
}
