// Slack's Web API and response_urls over HTTP: reads a call, checks its token and pace, runs the method, logs it.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer as readBytes, text as readText } from 'node:stream/consumers';
import type { Traffic } from '../traffic.ts';
import { type Args, parseArgs } from './api-args.ts';
import * as chat from './chat-methods.ts';
import * as conversations from './conversation-methods.ts';
import type { FailurePlan } from './failure-plan.ts';
import * as files from './file-methods.ts';
import type { RateLimits } from './rate.ts';
import { inOneLine, SlackRefusal } from './refusal.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Json } from './slack.ts';
import * as users from './user-methods.ts';
import * as views from './view-methods.ts';
import type { World } from './world.ts';

const methods = new Map<string, (args: Args, world: World) => Json>([
  ['api.test', users.apiTest],
  ['auth.test', users.authTest],
  ['bots.info', users.botInfo],
  ['chat.delete', chat.deleteMessage],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.postMessage', chat.postMessage],
  ['chat.update', chat.updateMessage],
  ['conversations.history', conversations.conversationHistory],
  ['conversations.info', conversations.conversationInfo],
  ['conversations.join', conversations.joinConversation],
  ['conversations.list', conversations.listConversations],
  ['conversations.members', conversations.conversationMembers],
  ['conversations.open', conversations.openConversation],
  ['files.completeUploadExternal', files.completeUpload],
  ['files.getUploadURLExternal', files.uploadAddress],
  ['files.info', files.fileInfo],
  ['users.conversations', conversations.userConversations],
  ['users.info', users.userInfo],
  ['users.list', users.listUsers],
  ['users.profile.get', users.userProfile],
  ['views.open', views.openView],
  ['views.publish', views.publishView],
  ['views.push', views.pushView],
  ['views.update', views.updateView],
]);

interface Parts {
  world: World;
  botToken: string;
  rates: RateLimits;
  responseUrls: ResponseUrls;
  failures: FailurePlan;
  traffic: Traffic;
}

interface Answer {
  status: number;
  body: Json;
  headers?: Record<string, string>;
  isMeanwhile?: boolean;
}

export function createWebApi(parts: Parts): RequestListener {
  return (request, response) => {
    handle(parts, request, response).catch((fault: unknown) => {
      parts.traffic.add(entry('playground', String(fault), { status: 500, body: {} }));
      if (!response.headersSent) send(response, { status: 500, body: { ok: false, error: 'internal_error' } });
    });
  };
}

async function handle(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/upload/')) return takeUpload(parts, pathname, request, response);
  const body = await readText(request);
  const name = pathname.startsWith('/api/') ? pathname.slice('/api/'.length) : 'response_url';
  const planned = parts.failures.next(name);
  const shown: { args?: Args } = {};
  let answer: Answer = { status: 200, body: {} };
  if (!planned || planned.accept) {
    answer = answerTo(() => {
      shown.args = parseArgs(request.headers['content-type'] ?? '', body);
      if (name === 'response_url') return { status: 200, body: parts.responseUrls.use(pathname, shown.args.all) };
      return callMethod(parts, name, shown.args, request.headers.authorization);
    });
  }
  if (planned) answer = { status: planned.status, body: planned.body ?? {}, headers: planned.headers };
  const logged = entry(name, shown.args ? loggable(shown.args.all) : body, answer);
  parts.traffic.add(name === 'response_url' ? { ...logged, path: pathname } : logged);
  if (answer.status === 0) request.socket.destroy();
  else send(response, answer);
}

/** Bytes are no API call: they have no token, for their address is one. */
async function takeUpload(
  { world, traffic, failures }: Parts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const planned = failures.next('upload');
  const isTaken = !planned && world.files.receive(path, bytes);
  const answer = { status: planned?.status ?? (isTaken ? 200 : 400), body: { ok: isTaken } };
  traffic.add(entry('upload', { bytes: bytes.length }, answer));
  send(response, answer);
}

function answerTo(work: () => Answer): Answer {
  try {
    return work();
  } catch (refusal) {
    if (refusal instanceof SlackRefusal) {
      const { status, body, isMeanwhile } = refusal;
      return { status, body, isMeanwhile };
    }
    throw refusal;
  }
}

function callMethod({ world, botToken, rates }: Parts, name: string, args: Args, authorization = ''): Answer {
  const method = methods.get(name);
  if (!method) throw new SlackRefusal('unknown_method', { more: { req_method: name } });
  const token = authorization.replace(/^Bearer /, '') || args.text('token');
  if (!token && name !== 'api.test') throw new SlackRefusal('not_authed');
  if (token && token !== botToken) throw new SlackRefusal('invalid_auth');
  const retryAfter = rates.take(name, channelKey(args));
  if (retryAfter > 0) {
    const headers = { 'retry-after': String(retryAfter) };
    return { status: 429, body: { ok: false, error: 'ratelimited' }, headers };
  }
  return { status: 200, body: method(args, world) };
}

/** A member's id and the id of their DM are the same channel. */
const channelKey = (args: Args) => args.text('channel')?.replace(/^U/, 'D');

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(text);
}

function entry(
  name: string,
  request: unknown,
  { status, body, isMeanwhile = false }: Answer,
): Parameters<Traffic['add']>[0] {
  const isWell = isMeanwhile || (status === 200 && body.ok === true);
  const said = typeof body.error === 'string' ? inOneLine(body) : '';
  const problem = isWell ? {} : { problem: said || `HTTP ${status}` };
  return { platform: 'slack', direction: 'call', name, status, ...problem, request, response: body };
}

/** Form fields that are JSON, parsed to be read; never the token. */
function loggable({ token: _, ...all }: Json): Json {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, parsed(value)]));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
