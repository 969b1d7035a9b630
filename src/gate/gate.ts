// Before the server's routes: who is refused again and again is sent away without a look at the body, and what nobody
// signed takes little memory. Only refused requests count, and a signed link or a platform's webhook is never turned
// away for what others on its address did.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { Clock } from '../clock.ts';
import { createByteBudget } from './byte-budget.ts';
import { clientAddress } from './client-address.ts';
import { gateWords } from './gate.words.ts';
import { createRefusals } from './refusals.ts';
import { createShares } from './shares.ts';

export interface GateOptions {
  clock: Clock;
  /** Whose X-Forwarded-For is believed. */
  proxies: BlockList;
  /** Whether a path is a link of ours, signed and for that path; it may have expired. */
  isOurLink(path: string): Promise<boolean>;
}

/** Runs `pass` for what is let in, and answers the rest itself. */
export type Gate = (request: IncomingMessage, response: ServerResponse, pass: () => void) => void;

/** What a webhook's signature looks like: who has none is refused before the body is read. */
const WEBHOOKS: Record<string, Webhook> = {
  '/slack/events': { header: 'x-slack-signature', shape: /^v0=[0-9a-f]{64}$/ },
  '/line/webhook': { header: 'x-line-signature', shape: /^[A-Za-z0-9+/]{43}=$/ },
};
/** What a browser or a load balancer asks for by itself, and what pages need to be readable. */
const FREE = /^\/(?:healthz|readyz|web\.css|door\.css|robots\.txt|favicon\.ico|apple-touch-icon[\w-]*\.png)$/;
const REFUSED = new Set([400, 401, 403, 404, 405, 413, 415]);

const MOST_BODY = 1024 * 1024;
/**
 * Platforms' own bodies are small, and do not wait for large ones. A tap on Slack brings along the view or message that
 * was tapped, each Japanese character as `%5Cu3042`.
 */
const SMALL_BODY = 256 * 1024;
const SMALL_BYTES = 8 * 1024 * 1024;
const LARGE_BYTES = 2 * 1024 * 1024;
/** Of that, one address gets half; what it begins beyond that is with the suspects. */
const SHARE = 0.5;
/** Addresses that were refused again and again share less, and take nothing from the others. */
const SUSPECT_SMALL_BYTES = 2 * 1024 * 1024;
const SUSPECT_LARGE_BYTES = MOST_BODY;
/** Slack and LINE want an answer within 3 s and 2 s. */
const WAIT_MS = 1000;
const BODY_WITHIN_MS = 5000;
/**
 * While somebody waits for room, a body that is not there after so long gives place: several addresses together can
 * begin enough of them to fill it. A platform's is there at once.
 */
const BODY_WITHIN_MS_WHEN_FULL = 300;
/** Slack's check of the certificate is the one that it does not sign. */
const SSL_CHECK_BYTES = 1024;

const GENUINE = Symbol('signed by a platform');

/** Told by a webhook once it has checked the signature: its body is no longer anybody's. */
export const noteGenuine = (request: IncomingMessage | undefined): void => void request?.emit(GENUINE);

export function createGate({ clock, proxies, isOurLink }: GateOptions): Gate {
  const refusals = createRefusals({ clock });
  const roomOf = (bytes: number) => createByteBudget(bytes, { heldMs: BODY_WITHIN_MS_WHEN_FULL });
  const rooms = {
    anyone: { small: roomOf(SMALL_BYTES), large: roomOf(LARGE_BYTES) },
    suspect: { small: roomOf(SUSPECT_SMALL_BYTES), large: roomOf(SUSPECT_LARGE_BYTES) },
  };
  const shares = {
    small: createShares(SMALL_BYTES * SHARE),
    large: createShares(LARGE_BYTES * SHARE),
  };
  const takeRoom = async ({ request, address }: Coming, size: number, isSuspect: boolean) => {
    const kind = size <= SMALL_BODY ? 'small' : 'large';
    const giveBack = isSuspect ? undefined : shares[kind].take(address, size);
    let letGo = () => giveBack?.();
    const givePlace = () => {
      // One that is there is looked at in a moment.
      if (request.complete) return;
      request.destroy();
      letGo();
    };
    const release = await rooms[giveBack ? 'anyone' : 'suspect'][kind].take(size, WAIT_MS, givePlace);
    if (!release) return letGo();
    letGo = () => {
      release();
      giveBack?.();
    };
    return letGo;
  };

  /** Once it is answered: whether it counts. */
  const watch = ({ response, address }: Coming, isOurs: () => boolean | Promise<boolean>) => {
    response.once('close', async () => {
      if (REFUSED.has(response.statusCode) && !(await isOurs())) refusals.note(address);
    });
  };

  const enterWebhook = async (coming: Coming, { header, shape }: Webhook, pass: () => void) => {
    const { request, response, address } = coming;
    let isGenuine = false;
    watch(coming, () => isGenuine);
    const size = sizeOf(request);
    const wait = refusals.waitOf(address);
    if (!shape.test(String(request.headers[header] ?? ''))) {
      if (wait > 0) return refuse(response, 429, wait);
      if (!mayBeSslCheck(request, size)) return refuse(response, 401);
    }
    if (size > MOST_BODY) return refuse(response, 413);
    const release = await takeRoom(coming, size, wait > 0);
    if (!release) return refuse(response, 503, 1);
    const tooSlow = setTimeout(() => request.destroy(), BODY_WITHIN_MS);
    const letGo = () => {
      clearTimeout(tooSlow);
      release();
    };
    request.once(GENUINE, () => {
      isGenuine = true;
      letGo();
    });
    response.once('close', () => {
      letGo();
      // Begun and never ended.
      if (!isGenuine && !response.headersSent) refusals.note(address);
    });
    pass();
  };

  const enterPage = async (coming: Coming, pass: () => void) => {
    const { response, address, path } = coming;
    const wait = refusals.waitOf(address);
    if (wait > 0 && !(await isOurLink(path))) return refuse(response, 429, wait);
    watch(coming, () => isOurLink(path));
    pass();
  };

  return (request, response, pass) => {
    const path = request.url?.split('?')[0] ?? '';
    if (FREE.test(path)) return pass();
    const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
    const address = clientAddress({ remote: request.socket.remoteAddress, forwarded, proxies });
    const coming = { request, response, address, path };
    const webhook = request.method === 'POST' ? WEBHOOKS[path] : undefined;
    const entered = webhook ? enterWebhook(coming, webhook, pass) : enterPage(coming, pass);
    entered.catch(() => refuse(response, 503, 1));
  };
}

interface Webhook {
  header: string;
  shape: RegExp;
}

interface Coming {
  request: IncomingMessage;
  response: ServerResponse;
  address: string;
  path: string;
}

/** A body of unknown length may be as long as any. */
function sizeOf({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return MOST_BODY;
  const length = Number(headers['content-length'] ?? 0);
  return Number.isSafeInteger(length) && length >= 0 ? length : Number.POSITIVE_INFINITY;
}

const mayBeSslCheck = ({ url, headers }: IncomingMessage, size: number): boolean =>
  url?.startsWith('/slack/') === true &&
  headers['content-type'] === 'application/x-www-form-urlencoded' &&
  size <= SSL_CHECK_BYTES;

/** Without reading what is left of it. */
function refuse(response: ServerResponse, status: 401 | 413 | 429 | 503, retryAfter = 0): void {
  if (response.headersSent) return;
  const { tooMany } = gateWords.ja;
  const said = { 401: 'bad signature', 413: 'too large', 429: `${tooMany}\n${gateWords.en.tooMany}`, 503: 'busy' };
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  };
  response.writeHead(status, { ...headers, ...(retryAfter > 0 && { 'retry-after': String(retryAfter) }) });
  response.end(`${said[status]}\n`);
}
