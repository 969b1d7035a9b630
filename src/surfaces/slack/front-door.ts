// POST /slack/events: lets to Bolt only what Slack signed and this surface understands. Bolt alone answers 500 to some
// nonsense, dies of a body that is `null`, and keeps what nobody listens to waiting for 3 s.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
import { noteGenuine } from '../../gate/gate.ts';
import type { Logger } from '../../log.ts';
import { requestBytes } from './limits.ts';
import { receive } from './receive.ts';

interface Door {
  receiver: HTTPReceiver;
  signingSecret: string;
  log: Logger;
}

const path = '/slack/events';

export function createFrontDoor(door: Door): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    enter(door, req, res).catch((err) => {
      door.log.error({ err, surface: 'slack' }, 'a request could not be handled');
      refuse(res, 400);
    });
  };
}

async function enter({ receiver, signingSecret, log }: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST' || req.url?.split('?')[0] !== path) return refuse(res, 404);
  const admitted = await verified(req, signingSecret);
  if (typeof admitted === 'number') {
    log.warn({ surface: 'slack', status: admitted }, 'request refused');
    return refuse(res, admitted);
  }
  noteGenuine(req);
  const { request, body } = admitted;
  const isBolts = 'ssl_check' in body || ('type' in body && body.type === 'url_verification');
  if (isBolts || receive(body).kind !== 'unsupported') return receiver.requestListener(request, res);
  log.debug({ surface: 'slack', type: 'type' in body ? body.type : undefined }, 'nothing for us');
  res.writeHead(200).end();
}

type Admitted = { request: IncomingMessage; body: object };

/** The request, its body read once and kept for Bolt; or the status to refuse it with. */
async function verified(req: IncomingMessage, signingSecret: string): Promise<Admitted | number> {
  let request: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
  try {
    const options = { enabled: true, signingSecret, bodyLimit: requestBytes };
    request = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, req);
  } catch (fault) {
    return HTTPModuleFunctions.isRawBodyError(fault) && fault.statusCode === 413 ? 413 : 401;
  }
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null ? { request, body } : 400;
  } catch {
    return 400;
  }
}

function refuse(res: ServerResponse, status: number): void {
  // What is left of a refused body is not read.
  if (!res.headersSent) res.writeHead(status, { connection: 'close' });
  res.end();
}
