// The gate before a real server: who is refused, who never is, and what a refused body costs.

import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createProxyList } from '../../src/gate/client-address.ts';
import { createGate, noteGenuine } from '../../src/gate/gate.ts';
import { openHttpServer } from '../../src/http-server.ts';
import { createLogger } from '../../src/log.ts';
import { createLinks, isOurPath } from '../../src/messages/links.ts';
import { sign } from '../../src/playground/slack/courier.ts';
import { createWebhook } from '../../src/surfaces/line/webhook.ts';
import { createFrontDoor } from '../../src/surfaces/slack/front-door.ts';
import { at } from '../support/seminar-fixture.ts';

const signingSecret = 'slack-secret';
const channelSecret = 'line-secret';
const stranger = '203.0.113.9';

/** A server as the bot has it, behind one proxy on this machine; its pages know no seminar. */
async function open() {
  let now = at('2026-12-03T18:00');
  const clock = { now: () => now };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.stop());
  const log = createLogger({ level: 'silent' });
  const taken: string[] = [];
  const pages = new Hono();
  const hear =
    <T>(platform: string, answer: T) =>
    async () => {
      taken.push(platform);
      return answer;
    };
  pages.route('/', createWebhook({ channelSecret, log, hear: hear('line', 200 as const) }));
  pages.get('/healthz', (context) => context.json({ ok: true }));
  pages.get('/web.css', (context) => context.text('css'));
  pages.all('/checkin/:token', async (context) => {
    const link = await links.read(context.req.param('token'));
    await context.req.text();
    return link.kind === 'valid' ? context.text('check in') : context.text('nothing', 404);
  });
  const slack = createFrontDoor({ signingSecret, log, hear: hear('slack', { status: 200 } as const) });
  const isOurLink = vi.fn((path: string) => isOurPath(links, path));
  const gate = createGate({ clock, proxies: createProxyList(['127.0.0.1']), isOurLink });
  server.serve({ pages, slack, gate });
  const base = `http://127.0.0.1:${server.port}`;
  const from = (address: string, init: RequestInit = {}) => ({
    ...init,
    headers: { ...init.headers, 'x-forwarded-for': address },
  });
  const get = async (path: string, address: string) => {
    const answer = await fetch(`${base}${path}`, from(address));
    return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') };
  };
  const exhaust = async (address: string) => {
    for (let count = 0; count < 70; count += 1) await get('/.env', address);
    await vi.waitFor(async () => expect((await get('/wp-login.php', address)).status).toBe(429));
  };
  const tokenOf = async () => {
    const subject = { use: 'checkin' as const, seminarId: crypto.randomUUID(), day: '2026-12-03' };
    return new URL((await links.make({ ...subject, expiresAt: at('2026-12-03T21:00') })) ?? '').pathname;
  };
  const setTime = (time: Temporal.Instant) => {
    now = time;
  };
  return { base, port: server.port, from, get, exhaust, tokenOf, taken, setTime, isOurLink };
}

const slackPost = (body = JSON.stringify({ type: 'event_callback', event_id: 'E1', event: { type: 'nothing' } })) => {
  const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
  const signature = sign({ secret: signingSecret, timestamp, body });
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  };
};
const linePost = (body = '{"destination":"U","events":[]}') => {
  const signature = createHmac('sha256', channelSecret).update(body).digest('base64');
  return { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-line-signature': signature } };
};

/** Sends the head and, as long as nobody says anything, none of the body. */
async function sendHead(port: number, path: string, headers: Record<string, string>) {
  const sent: ClientRequest = httpRequest({ port, host: '127.0.0.1', path, method: 'POST', headers });
  sent.on('error', () => {});
  sent.flushHeaders();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  sent.destroy();
  return answer;
}

test('who probes is told to wait, and is listened to again after a while', async () => {
  const { get, exhaust, setTime } = await open();
  await exhaust(stranger);
  const refused = await get('/survey/forged', stranger);
  expect(refused).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^[1-9]\d*$/) });
  expect(refused.text).toContain('しばらくお待ち');
  // Only they.
  expect((await get('/survey/forged', '203.0.113.10')).status).toBe(404);
  setTime(at('2026-12-03T18:05'));
  expect((await get('/survey/forged', stranger)).status).toBe(404);
});

test('a room of a hundred people behind an address that was limited scans the code at once, and all get in', async () => {
  const { base, from, get, exhaust, tokenOf } = await open();
  await exhaust(stranger);
  const path = await tokenOf();
  const room = Array.from({ length: 100 }, async () => {
    const [page, style] = [await get(path, stranger), await get('/web.css', stranger)];
    const init = { method: 'POST', body: new URLSearchParams({ name: '田中' }) };
    const sent = await fetch(`${base}${path}`, from(stranger, init));
    return [page.status, style.status, sent.status, (await get('/healthz', stranger)).status];
  });
  for (const statuses of await Promise.all(room)) expect(statuses).toEqual([200, 200, 200, 200]);
  expect((await get('/.env', stranger)).status).toBe(429);
});

test('a room whose phones ask for icons that are not there is not limited for it', async () => {
  const { get } = await open();
  for (let count = 0; count < 200; count += 1) await get('/favicon.ico', stranger);
  expect((await get('/survey/forged', stranger)).status).toBe(404);
});

test('a platform’s webhook is taken from an address that was limited, a hundred at once', async () => {
  const { base, from, exhaust, taken } = await open();
  await exhaust(stranger);
  const post = async (path: string, init: RequestInit) => (await fetch(`${base}${path}`, from(stranger, init))).status;
  const all = Array.from({ length: 50 }, () => [post('/slack/events', slackPost()), post('/line/webhook', linePost())]);
  expect(new Set(await Promise.all(all.flat()))).toEqual(new Set([200]));
  expect(await post('/slack/events', { ...slackPost(), body: '{}' })).toBe(401);
  expect(taken.every((each) => each === 'slack' || each === 'line')).toBe(true);
});

test('a webhook whose signature is refused counts; one that was signed and is nonsense does not', async () => {
  const { base, from, get } = await open();
  const post = (init: RequestInit) => fetch(`${base}/line/webhook`, from(stranger, init)).then(({ status }) => status);
  for (let count = 0; count < 100; count += 1) expect(await post(linePost('nonsense'))).toBe(400);
  expect((await get('/survey/forged', stranger)).status).toBe(404);
  const forged = { ...linePost(), body: '{"events":[1]}' };
  for (let count = 0; count < 70; count += 1) expect(await post(forged)).toBe(401);
  await vi.waitFor(async () => expect((await get('/survey/forged', stranger)).status).toBe(429));
});

test('what nobody signed, what is too long and who is limited is answered before the body is sent', async () => {
  const { port, exhaust } = await open();
  const large = { 'content-length': String(1024 * 1024), 'content-type': 'application/json' };
  const looksSigned = { 'x-line-signature': `${'A'.repeat(43)}=` };
  for (const path of ['/slack/events', '/line/webhook']) {
    expect((await sendHead(port, path, large)).statusCode).toBe(401);
    expect((await sendHead(port, path, { 'transfer-encoding': 'chunked' })).statusCode).toBe(401);
  }
  const longer = { ...large, ...looksSigned, 'content-length': String(2 * 1024 * 1024) };
  expect((await sendHead(port, '/line/webhook', longer)).statusCode).toBe(413);
  await exhaust(stranger);
  const limited = await sendHead(port, '/survey/forged', { ...large, 'x-forwarded-for': stranger });
  expect(limited).toMatchObject({ statusCode: 429, headers: { 'retry-after': expect.any(String) } });
  expect((await sendHead(port, '/slack/events', { ...large, 'x-forwarded-for': stranger })).statusCode).toBe(429);
});

/** Begun and never ended. */
function begin(port: number, path: string, headers: Record<string, string>): ClientRequest {
  const sent = httpRequest({ port, host: '127.0.0.1', path, method: 'POST', headers });
  sent.on('error', () => {});
  sent.write('x');
  return sent;
}

test.each([
  ['large', { bytes: 1024 * 1024, of: 1, honest: 500 }],
  ['small', { bytes: 256 * 1024, of: 16, honest: 200 }],
])(
  '%s bodies that several addresses begin together and never end give place to a platform’s',
  async (_size, { bytes, of, honest }) => {
    const { base, port, from } = await open();
    const headers = { 'x-slack-signature': `v0=${'a'.repeat(64)}`, 'content-length': String(bytes) };
    const held = [stranger, '203.0.113.10'].flatMap((address) =>
      Array.from({ length: of }, () => begin(port, '/slack/events', { ...headers, 'x-forwarded-for': address })),
    );
    onTestFinished(() => void held.map((each) => each.destroy()));
    const gone: ClientRequest[] = [];
    for (const each of held) each.once('close', () => gone.push(each));
    // Until they have all come, there is room.
    while (gone.length === 0) {
      const body = JSON.stringify({ type: 'block_actions', view: 'あ'.repeat((honest * 1024) / 3) });
      expect((await fetch(`${base}/slack/events`, from('198.51.100.7', slackPost(body)))).status).toBe(200);
    }
  },
);

test('where more are begun than there is time for, the rest are told to come again', async () => {
  const { port } = await open();
  const headers = { 'x-line-signature': `${'A'.repeat(43)}=`, 'content-length': String(1024 * 1024) };
  const all = Array.from({ length: 20 }, () => begin(port, '/line/webhook', headers));
  onTestFinished(() => void all.map((each) => each.destroy()));
  const [answered] = await Promise.any(all.map((each) => once(each, 'response')));
  expect(answered).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
});

test('who begins bodies and never ends them takes nothing from the platforms', async () => {
  const { base, port, from, get } = await open();
  const headers = { 'x-line-signature': `${'A'.repeat(43)}=`, 'content-length': '60000', 'x-forwarded-for': stranger };
  const first = Array.from({ length: 70 }, () => begin(port, '/line/webhook', headers));
  await Promise.all(first.map((sent) => new Promise((resolve) => sent.once('close', resolve))));
  await vi.waitFor(async () => expect((await get('/survey/forged', stranger)).status).toBe(429));
  const held = Array.from({ length: 200 }, () => begin(port, '/line/webhook', headers));
  onTestFinished(() => void held.map((each) => each.destroy()));
  for (let count = 0; count < 20; count += 1) {
    expect((await fetch(`${base}/line/webhook`, from('198.51.100.7', linePost()))).status).toBe(200);
  }
});

test('a signed body is let go as soon as it is known to be the platform’s', () => {
  const request = { emit: vi.fn() };
  noteGenuine(request as never);
  expect(request.emit).toHaveBeenCalledOnce();
  expect(() => noteGenuine(undefined)).not.toThrow();
});
