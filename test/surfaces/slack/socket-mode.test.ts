// Starting: the tokens are checked, and with an app token the surface connects outwards instead of listening.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Outcome } from '../../../src/cards/outcome.ts';
import { systemClock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/log.ts';
import { createSlackSurface, type SlackSurfaceOptions } from '../../../src/surfaces/slack/index.ts';
import { createStubBot, PassingFault } from '../stub-bot.ts';
import { botToken, openSlack, shown, signingSecret } from './open-slack.ts';

const given = (more: Partial<SlackSurfaceOptions>): SlackSurfaceOptions => ({
  bot: createStubBot(),
  clock: systemClock,
  log: createLogger({ level: 'silent' }),
  botToken,
  language: 'ja',
  ...more,
});

test('a refused bot token is named, and not told', async () => {
  const { slack } = await openSlack();
  const surface = await createSlackSurface(
    given({ signingSecret, apiUrl: slack.apiUrl, botToken: 'xoxb-wrong-secret' }),
  );
  const fault = await surface.start().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toContain('SLACK_BOT_TOKEN (invalid_auth)');
  expect(JSON.stringify([fault, String(fault), (fault as Error).cause])).not.toContain('xoxb-wrong-secret');
});

test('a Slack that cannot be reached is said so', async () => {
  const surface = await createSlackSurface(given({ signingSecret, apiUrl: 'http://127.0.0.1:9/api/' }));
  await expect(surface.start()).rejects.toThrow('could not be reached to check SLACK_BOT_TOKEN');
});

test('without an app token, a signing secret is needed', async () => {
  await expect(createSlackSurface(given({}))).rejects.toThrow('SLACK_SIGNING_SECRET');
});

/** Just enough of Slack to accept one Socket Mode connection: auth.test, apps.connections.open, a WebSocket. */
async function startSocketSlack(openError?: string) {
  const calls: { path: string; authorization: string; body: unknown }[] = [];
  const heard: unknown[] = [];
  const sockets: Duplex[] = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    const body = request.headers['content-type'] === 'application/json; charset=utf-8' ? JSON.parse(text) : text;
    calls.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
    const opened = openError ? { ok: false, error: openError } : { ok: true, url: `ws://127.0.0.1:${port()}/link` };
    const answer = request.url?.endsWith('apps.connections.open')
      ? opened
      : { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  server.on('upgrade', (request, socket) => {
    sockets.push(socket);
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    const lines = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.on('data', (data: Buffer) => heard.push(...framesIn(data)));
    say({ type: 'hello' });
  });
  const say = (message: object) => sockets.at(-1)?.write(frameOf(JSON.stringify(message)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = () => (server.address() as AddressInfo).port;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  });
  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    responseUrl: `http://127.0.0.1:${port()}/respond`,
    calls,
    heard,
    say,
  };
}

/** One unmasked text frame, as a server sends it. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length);
  return Buffer.concat([Buffer.from([0x81, 126]), length, payload]);
}

/** The texts of a client's masked frames, shorter than 126 bytes each. */
function framesIn(data: Buffer): unknown[] {
  const texts: unknown[] = [];
  for (let at = 0; at + 6 <= data.length; ) {
    const length = (data[at + 1] ?? 0) & 0x7f;
    const mask = data.subarray(at + 2, at + 6);
    const payload = data.subarray(at + 6, at + 6 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    if (((data[at] ?? 0) & 0x0f) === 1) texts.push(JSON.parse(Buffer.from(payload).toString()));
    at += 6 + length;
  }
  return texts;
}

test('in Socket Mode, commands come over the connection, are acked there, and answered', async () => {
  const { apiUrl, responseUrl, calls, heard, say } = await startSocketSlack();
  const bot = createStubBot();
  bot.answers(shown('使い方'));
  const surface = await createSlackSurface(given({ bot, appToken: 'xapp-1-secret', apiUrl }));
  expect(surface.requestListener).toBeUndefined();
  await surface.start();
  onTestFinished(() => surface.stop());
  expect(calls).toMatchObject([
    { path: '/api/auth.test', authorization: `Bearer ${botToken}` },
    { path: '/api/apps.connections.open', authorization: 'Bearer xapp-1-secret' },
  ]);
  const command = {
    command: '/seminar',
    text: 'help',
    user_id: 'U0AKI',
    response_url: responseUrl,
    trigger_id: '1.2.3',
  };
  say({ type: 'slash_commands', envelope_id: 'e1', accepts_response_payload: true, payload: command });
  await vi.waitFor(() => expect(calls.at(-1)).toMatchObject({ path: '/respond', body: { text: '使い方' } }));
  expect(heard).toMatchObject([{ envelope_id: 'e1' }]);
  expect(bot.calls).toMatchObject([{ command: { do: 'help' }, from: { platform: 'slack', id: 'U0AKI' } }]);

  say({ type: 'interactive', envelope_id: 'e2', payload: { type: 'view_closed', user: { id: 'U0AKI' }, view: {} } });
  await vi.waitFor(() => expect(heard).toMatchObject([{}, { envelope_id: 'e2' }]));
});

test('an envelope is acked once what it asks is done or stored, and else not at all', async () => {
  const { apiUrl, responseUrl, heard, say } = await startSocketSlack();
  const bot = createStubBot();
  const held = Promise.withResolvers<Outcome>();
  bot.answers(() => held.promise);
  const surface = await createSlackSurface(given({ bot, appToken: 'xapp-1-secret', apiUrl }));
  await surface.start();
  onTestFinished(() => surface.stop());
  const said = (event_id: string) => ({
    ...{ type: 'event_callback', event_id },
    event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U0AKI', text: 'help', event_ts: '1.000000' },
  });
  const command = { command: '/seminar', text: 'help', user_id: 'U0AKI', response_url: responseUrl };
  say({ type: 'events_api', envelope_id: 'e1', payload: said('Ev1') });
  say({ type: 'slash_commands', envelope_id: 'e2', payload: { ...command, trigger_id: '1.2.3' } });
  await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
  const acked = () => heard.map((each) => (each as { envelope_id: string }).envelope_id);
  expect(acked()).toEqual([]);
  held.resolve({ kind: 'silent' });
  await vi.waitFor(() => expect(acked()).toEqual(['e1', 'e2']));

  bot.inbox.refuses(new PassingFault('the database is away'));
  say({ type: 'events_api', envelope_id: 'e3', payload: said('Ev2') });
  say({ type: 'interactive', envelope_id: 'e4', payload: { type: 'view_closed', user: { id: 'U0AKI' }, view: {} } });
  await vi.waitFor(() => expect(acked()).toContain('e4'));
  expect(acked()).not.toContain('e3');
  // Sent again, it is carried out, and acked.
  bot.inbox.refuses(undefined);
  say({ type: 'events_api', envelope_id: 'e5', payload: said('Ev2') });
  await vi.waitFor(() => expect(acked()).toContain('e5'));
  expect(bot.calls).toHaveLength(3);
});

test('a refused app token is named, and not told', async () => {
  const { apiUrl } = await startSocketSlack('invalid_auth');
  const surface = await createSlackSurface(given({ appToken: 'xapp-1-secret', apiUrl }));
  const fault = await surface.start().catch((error: unknown) => error);
  expect(String(fault)).toContain('SLACK_APP_TOKEN (invalid_auth)');
  expect(String(fault)).not.toContain('xapp-1');
});
