// One call of the bot's on the Messaging API: who may call, what was sent, what is answered, and its line in the
// traffic. Knows no particular endpoint.
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Traffic } from '../traffic.ts';
import { type Failures, failureBody } from './failures.ts';
import { limits } from './limits.ts';
import type { Json } from './line.ts';
import { inOneLine } from './problems.ts';

export interface ApiCall {
  params: Record<string, string>;
  query: (name: string) => string | undefined;
  contentType: string;
  /** The JSON sent; undefined when nothing was, or something else. */
  body: unknown;
  bytes: Buffer;
  retryKey: string | undefined;
  requestId: string;
}

export interface ApiAnswer {
  status: number;
  /** JSON, or bytes with their type. */
  body: Json | { bytes: Buffer; type: string };
  headers?: Record<string, string>;
}

export type Handler = (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Route = readonly [
  method: Method,
  path: string,
  handle: Handler,
  accepts?: { retryKey?: boolean; bytes?: boolean },
];
export type ApiApp = Hono<{ Bindings: HttpBindings }>;

export const ok = (body: Json = {}): ApiAnswer => ({ status: 200, body });
export const refuse = (status: number, message: string | Json): ApiAnswer => ({
  status,
  body: typeof message === 'string' ? { message } : message,
});
export const notFound = (): ApiAnswer => refuse(404, 'Not found');

export interface Gate {
  channelAccessToken: string;
  traffic: Traffic;
  failures: Failures;
}

export function serveRoutes(app: ApiApp, routes: readonly Route[], gate: Gate): void {
  for (const [method, path, handle, accepts = {}] of routes) {
    app.on(method, path, (context) => answer(context, gate, (call) => refuseUnreadable(call, accepts) ?? handle(call)));
  }
}

/** Runs a call through the gate: token, asked-for failures, the work, the traffic. */
export async function answer(
  context: Context<{ Bindings: HttpBindings }>,
  gate: Gate,
  handle: Handler,
): Promise<Response> {
  const requestId = randomUUID();
  const call = await readCall(context, requestId);
  const { method, path } = context.req;
  const failure = gate.failures.take(path);
  const isKnown = context.req.header('authorization') === `Bearer ${gate.channelAccessToken}`;
  const work = async () =>
    isKnown
      ? handle(call)
      : refuse(401, 'Authentication failed. Confirm that the access token in the authorization header is valid.');
  if (failure?.accept) await work();
  const { status, body, headers } = failure ? { ...failure, body: failureBody(failure) } : await work();

  const isBytes = 'bytes' in body && Buffer.isBuffer(body.bytes);
  const response = isBytes ? '(bytes)' : body;
  gate.traffic.add({
    platform: 'line',
    direction: 'call',
    name: `${method} ${path}`,
    status,
    problem: status >= 200 && status < 300 ? undefined : status === 0 ? 'the connection was cut' : inOneLine(body),
    request: call.body ?? (call.bytes.length > 0 ? '(bytes)' : null),
    response,
  });
  if (status === 0) {
    context.env.incoming.socket.destroy();
    return new Response(null);
  }
  const type = isBytes ? String(body.type) : 'application/json';
  const content = isBytes ? new Uint8Array(body.bytes as Buffer) : JSON.stringify(body);
  return new Response(content, {
    status,
    headers: { 'content-type': type, 'x-line-request-id': requestId, ...headers },
  });
}

async function readCall({ req }: Context, requestId: string): Promise<ApiCall> {
  const bytes =
    req.method === 'GET' || req.method === 'DELETE' ? Buffer.alloc(0) : Buffer.from(await req.arrayBuffer());
  const contentType = (req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    params: req.param(),
    query: (name) => req.query(name),
    contentType,
    body: contentType === 'application/json' ? parseJson(bytes.toString()) : undefined,
    bytes,
    retryKey: req.header('x-line-retry-key'),
    requestId,
  };
}

function refuseUnreadable(call: ApiCall, accepts: { retryKey?: boolean; bytes?: boolean }): ApiAnswer | undefined {
  if (call.retryKey !== undefined && !accepts.retryKey)
    return refuse(400, 'The retry key is not supported by this API');
  if (call.bytes.length > limits.requestBytes) return refuse(413, 'Payload too large');
  if (accepts.bytes || call.bytes.length === 0) return undefined;
  if (call.contentType !== 'application/json')
    return refuse(415, `The content type, ${call.contentType || '-'}, is not supported`);
  if (call.body === undefined) return refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
