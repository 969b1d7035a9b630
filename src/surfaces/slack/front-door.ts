// POST /slack/events: lets in only what Slack signed, by Bolt's own check. Bolt's receiver is not used: it answers 200
// before anything is done, 500 to some nonsense, and dies of a body that is `null`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';
import { noteGenuine } from '../../gate/gate.ts';
import type { Logger } from '../../log.ts';
import { requestBytes } from './limits.ts';
import type { Heard } from './waiting.ts';

interface Door {
  signingSecret: string;
  log: Logger;
  hear(body: object): Promise<Heard>;
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

async function enter({ signingSecret, log, hear }: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST' || req.url?.split('?')[0] !== path) return refuse(res, 404);
  const admitted = await verified(req, signingSecret);
  if (typeof admitted === 'number') {
    log.warn({ surface: 'slack', status: admitted }, 'request refused');
    return refuse(res, admitted);
  }
  noteGenuine(req);
  if ('ssl_check' in admitted) return HTTPModuleFunctions.buildSSLCheckResponse(res);
  if ('type' in admitted && admitted.type === 'url_verification') {
    return HTTPModuleFunctions.buildUrlVerificationResponse(res, admitted);
  }
  const { status, body } = await hear(admitted);
  if (status === 200) HTTPModuleFunctions.buildContentResponse(res, body);
  else refuse(res, status);
}

/** What it says; or the status to refuse it with. */
async function verified(req: IncomingMessage, signingSecret: string): Promise<object | number> {
  let request: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
  try {
    const options = { enabled: true, signingSecret, bodyLimit: requestBytes };
    request = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, req);
  } catch (fault) {
    return HTTPModuleFunctions.isRawBodyError(fault) && fault.statusCode === 413 ? 413 : 401;
  }
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null ? body : 400;
  } catch {
    return 400;
  }
}

function refuse(res: ServerResponse, status: number): void {
  // What is left of a refused body is not read.
  if (!res.headersSent) res.writeHead(status, { connection: 'close' });
  res.end();
}
