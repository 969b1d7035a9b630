// What the surface answers to requests that are forged, broken, foreign or huge.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign } from '../../../src/playground/slack/courier.ts';
import { openSlack, signingSecret } from './open-slack.ts';
import { signedPost } from './signed-post.ts';

const json = 'application/json';
const formEncoded = 'application/x-www-form-urlencoded';
const payload = (given: unknown) => new URLSearchParams({ payload: JSON.stringify(given) }).toString();
const nowSeconds = () => Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);

const tap = {
  type: 'block_actions',
  user: { id: 'U0AKI' },
  trigger_id: '1.2.3',
  response_url: 'http://127.0.0.1:9/',
  actions: [{ type: 'button', action_id: 'c:0:0', block_id: 'b', action_ts: '1.000000', value: '{"do":"help"}' }],
};

test.each<[string, (body: string) => Record<string, string>]>([
  ['no signature', () => ({})],
  ['no timestamp', (body) => ({ 'x-slack-signature': sign({ secret: signingSecret, timestamp: '1', body }) })],
  [
    'another secret',
    (body) => {
      const timestamp = String(nowSeconds());
      return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': sign({ secret: 'x', timestamp, body }) };
    },
  ],
  [
    'an old signature',
    (body) => {
      const timestamp = String(nowSeconds() - 6 * 60);
      const signature = sign({ secret: signingSecret, timestamp, body });
      return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
    },
  ],
  ['a signature of nothing', () => ({ 'x-slack-request-timestamp': 'soon', 'x-slack-signature': 'v0' })],
])('%s is refused with 401, and nothing is done', async (_title, headersFor) => {
  const { eventsUrl, bot } = await openSlack();
  const body = payload(tap);
  const headers = { 'content-type': formEncoded, ...headersFor(body) };
  const answer = await fetch(eventsUrl, { method: 'POST', body, headers });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toBe('');
  expect(bot.calls).toEqual([]);
});

test('only POST /slack/events is answered', async () => {
  const { eventsUrl } = await openSlack();
  expect((await fetch(eventsUrl)).status).toBe(404);
  expect((await fetch(`${eventsUrl}/else`, { method: 'POST', body: '{}' })).status).toBe(404);
});

test('Slack’s check of the address is answered', async () => {
  const { eventsUrl } = await openSlack();
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
  const timestamp = String(nowSeconds());
  const headers = {
    'content-type': json,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign({ secret: signingSecret, timestamp, body }),
  };
  const answer = await fetch(eventsUrl, { method: 'POST', body, headers });
  expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'abc' }]);
});

test.each<[string, string, string, number]>([
  ['broken JSON', '{"type":', json, 400],
  ['null', 'null', json, 400],
  ['a number', '5', json, 400],
  ['a payload of broken JSON', 'payload=%7B', formEncoded, 400],
  ['a payload of null', 'payload=null', formEncoded, 400],
  ['nothing', '', formEncoded, 200],
  ['no payload', 'a=b', formEncoded, 200],
  ['two payloads', 'payload=%7B%7D&payload=%7B%7D', formEncoded, 200],
  ['an unknown type', payload({ type: 'dialog_submission' }), formEncoded, 200],
  ['an interaction without a user', payload({ ...tap, user: undefined }), formEncoded, 200],
  ['a tap on nothing', payload({ ...tap, actions: [] }), formEncoded, 200],
  ['a submission without a view', payload({ type: 'view_submission', user: { id: 'U0AKI' } }), formEncoded, 200],
  ['an event that is a text', JSON.stringify({ type: 'event_callback', event_id: 'E', event: 'x' }), json, 200],
])('%s, rightly signed, does nothing', async (_title, body, contentType, status) => {
  const { eventsUrl, bot } = await openSlack();
  expect(await signedPost(eventsUrl, body, contentType)).toBe(status);
  expect(bot.calls).toEqual([]);
});

test('whatever is signed, the answer is no server error, waits for nobody, and the surface lives on', async () => {
  const { eventsUrl, bot } = await openSlack();
  const type = fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'view_closed', 'shortcut', 'x');
  const anyBody = fc.oneof(
    fc.string().map((body) => [body, json] as const),
    fc.json().map((body) => [body, json] as const),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('event', 'user', 'view', 'actions', 'command', 'team', 'name'), fc.jsonValue()),
        type,
      )
      .map(([fields, kind]) => [payload({ ...fields, type: kind }), formEncoded] as const),
    fc
      .dictionary(fc.string(), fc.string())
      .map((fields) => [new URLSearchParams(fields).toString(), formEncoded] as const),
  );
  await fc.assert(
    fc.asyncProperty(anyBody, async ([body, contentType]) => {
      expect(await signedPost(eventsUrl, body, contentType)).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
  expect(bot.calls).toEqual([]);
  expect(await signedPost(eventsUrl, payload(tap), formEncoded)).toBe(200);
});

test('a body over 1 MB is refused', async () => {
  const { eventsUrl, bot } = await openSlack();
  const huge = payload({ ...tap, padding: 'x'.repeat(1024 * 1024) });
  const status = await signedPost(eventsUrl, huge, formEncoded).catch(() => 'refused');
  expect([413, 'refused']).toContain(status);
  const chunks = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 40; i++) controller.enqueue(new Uint8Array(64 * 1024));
      controller.close();
    },
  });
  const streamed = await fetch(eventsUrl, { method: 'POST', body: chunks, duplex: 'half' }).then(
    (answer) => answer.status,
    () => 'refused',
  );
  expect([413, 'refused']).toContain(streamed);
  expect(bot.calls).toEqual([]);
  expect(await signedPost(eventsUrl, payload(tap), formEncoded)).toBe(200);
});

test('neither tokens nor signatures nor bodies reach the log', async () => {
  const { eventsUrl, logged, slack } = await openSlack();
  await signedPost(eventsUrl, '{', json);
  await fetch(eventsUrl, { method: 'POST', body: 'secret words', headers: { 'x-slack-signature': 'v0=beef' } });
  await slack.command({ memberId: 'U0AKI', channel: 'C0SEMINAR', command: '/seminar', text: 'my secret' });
  const log = JSON.stringify(logged);
  expect(logged.length).toBeGreaterThan(0);
  for (const secret of ['xoxb-', signingSecret, 'v0=', 'secret words', 'my secret', '/commands/T0PLAYGROUND'])
    expect(log).not.toContain(secret);
});
