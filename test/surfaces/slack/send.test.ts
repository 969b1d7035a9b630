// What the ledger is told of each message: where it stands, or which kind of failure it met.
import { expect, test } from 'vitest';
import { createLogger } from '../../../src/log.ts';
import { SendError } from '../../../src/messages/sender.ts';
import { playgroundBot } from '../../../src/playground/slack/identity.ts';
import { createSlackSender } from '../../../src/surfaces/slack/index.ts';
import { startServer } from '../../playground/slack/slack-fixture.ts';
import { botToken, cardOf, channel, openSlack, textOf } from './open-slack.ts';

const person = 'U0AKI';
const id = '0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a01';
const message = (to: string, more: { maybeSentSince?: Temporal.Instant } = {}) => ({
  id,
  to,
  card: cardOf('案内'),
  language: 'ja' as const,
  ...more,
});
const since = () => Temporal.Now.instant();

async function failureOf(call: Promise<unknown>): Promise<SendError> {
  const fault = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(SendError);
  return fault as SendError;
}

const refused = (method: string, error: string, times = 1) => ({
  method,
  times,
  status: 200,
  body: { ok: false, error },
});

test('a message to a person goes to their direct messages, one to a channel into it, each with the ledger’s id', async () => {
  const { slack, sender, traffic } = await openSlack();
  const { ref } = await sender.send(message(person));
  expect(ref).toMatch(new RegExp(`^${slack.dm(person)}:\\d+\\.\\d+$`));
  const metadata = { event_type: 'seminar_message', event_payload: { id } };
  expect(slack.messages(slack.dm(person), person)).toMatchObject([{ text: '案内', metadata }]);
  const inChannel = await sender.send(message(channel));
  const posted = slack.messages(channel, person);
  expect(posted).toMatchObject([{ text: '案内', metadata }]);
  expect(inChannel.ref).toBe(`${channel}:${posted[0]?.ts}`);
  const calls = traffic.entries().filter(({ name }) => name === 'chat.postMessage');
  expect(calls[0]?.request).toMatchObject({
    unfurl_links: 'false',
    unfurl_media: 'false',
    mrkdwn: 'false',
    parse: 'none',
  });
});

test('who was written to before is written to there, without asking Slack where', async () => {
  const { slack, sender, traffic } = await openSlack();
  const { ref: earlierRef } = await sender.send(message(person));
  const opened = () => traffic.entries().filter(({ name }) => name === 'conversations.open').length;
  expect(opened()).toBe(1);
  const { ref } = await sender.send({ ...message(person), id: crypto.randomUUID(), earlierRef });
  expect(ref.split(':')[0]).toBe(slack.dm(person));
  expect(slack.messages(slack.dm(person), person)).toHaveLength(2);
  expect(opened()).toBe(1);
});

test('where the conversation of before is not the bot’s any more, e.g. an app installed anew, a new one is opened', async () => {
  const { slack, sender, traffic } = await openSlack();
  const { ref } = await sender.send({ ...message(person), earlierRef: 'D0OFANOLDBOT:1.1' });
  expect(ref.split(':')[0]).toBe(slack.dm(person));
  const again = {
    ...message(person),
    earlierRef: 'D0OFANOLDBOT:1.1',
    maybeSentSince: since().subtract({ seconds: 5 }),
  };
  expect((await sender.send(again)).ref).toBe(ref);
  expect(slack.messages(slack.dm(person), person)).toHaveLength(1);
  expect(traffic.entries().filter(({ name }) => name === 'conversations.open')).toHaveLength(2);
});

test.each([
  ['ratelimited', 'retry'],
  ['invalid_auth', 'retry'],
  ['token_revoked', 'retry'],
  ['internal_error', 'unknown_outcome'],
  ['fatal_error', 'unknown_outcome'],
  ['service_unavailable', 'unknown_outcome'],
  ['not_in_channel', 'permanent'],
  ['channel_not_found', 'permanent'],
  ['is_archived', 'permanent'],
  ['invalid_blocks', 'permanent'],
  ['missing_scope', 'permanent'],
  ['user_not_found', 'permanent'],
])('%s from a channel is %s', async (error, failure) => {
  const { slack, sender } = await openSlack();
  slack.failNext(refused('chat.postMessage', error));
  expect(await failureOf(sender.send(message(channel)))).toMatchObject({ failure, platformCode: error });
});

test.each(['user_disabled', 'user_not_found', 'users_not_found', 'cannot_dm_bot', 'account_inactive'])(
  '%s makes a person unreachable',
  async (error) => {
    const { slack, sender } = await openSlack();
    slack.failNext(refused('conversations.open', error));
    expect(await failureOf(sender.send(message(person)))).toMatchObject({
      failure: 'unreachable',
      platformCode: error,
    });
  },
);

test('somebody deactivated or unknown is unreachable', async () => {
  const { slack, sender } = await openSlack();
  slack.deactivate('U0BEN');
  expect((await failureOf(sender.send(message('U0BEN')))).failure).toBe('unreachable');
  expect((await failureOf(sender.send(message('U0NOBODY')))).failure).toBe('unreachable');
  expect((await failureOf(sender.send(message('C0NOWHERE')))).failure).toBe('permanent');
  expect((await failureOf(sender.send(message('C0RANDOM')))).platformCode).toBe('not_in_channel');
});

test('a refused token drops nothing and is logged as an error', async () => {
  const { slack, sender, logged } = await openSlack();
  slack.failNext(refused('conversations.open', 'account_inactive'));
  slack.failNext(refused('auth.test', 'account_inactive'));
  expect(await failureOf(sender.send(message(person)))).toMatchObject({ failure: 'retry' });
  expect(logged).toContainEqual(expect.objectContaining({ level: 50, code: 'account_inactive' }));
});

test('a rate limit says how long to wait, and holds up no other call', async () => {
  const { slack, sender } = await openSlack();
  const limited = { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '30' } };
  slack.failNext({ method: 'chat.postMessage', ...limited });
  expect(await failureOf(sender.send(message(channel)))).toMatchObject({ failure: 'retry', retryAfterSeconds: 30 });
  await sender.send(message(channel));
  slack.failNext({ method: 'conversations.open', ...limited });
  expect(await failureOf(sender.send(message(person)))).toMatchObject({ failure: 'retry', retryAfterSeconds: 30 });
});

test.each<[string, { status: number; body?: Record<string, unknown>; headers?: Record<string, string> }]>([
  ['a dropped connection', { status: 0 }],
  ['a 500', { status: 500 }],
  ['a 503', { status: 503, body: { ok: false, error: 'service_unavailable' } }],
  ['an answer that says nothing', { status: 200, body: {} }],
])(
  'after %s it is unknown whether a post went through; opening a conversation is just tried again',
  async (_title, given) => {
    const { slack, sender } = await openSlack();
    slack.failNext({ method: 'chat.postMessage', ...given });
    expect((await failureOf(sender.send(message(channel)))).failure).toBe('unknown_outcome');
    slack.failNext({ method: 'conversations.open', ...given });
    expect((await failureOf(sender.send(message(person)))).failure).toBe('retry');
  },
);

const senderAt = (apiUrl: string) => createSlackSender({ log: createLogger({ level: 'silent' }), botToken, apiUrl });

test('no connection at all is tried again', async () => {
  const { slack, sender } = await openSlack();
  await slack.stop();
  expect((await failureOf(sender.send(message(channel)))).failure).toBe('retry');
  const nowhere = senderAt('http://no-such-host.invalid/api/');
  expect((await failureOf(nowhere.send(message(channel)))).failure).toBe('retry');
});

test('an answer that is no JSON, as a proxy gives, leaves the outcome unknown', async () => {
  const url = await startServer((_request, response) => response.end('<html>sorry</html>'));
  const sender = senderAt(url.replace('/slack/events', '/api/'));
  const error = await failureOf(sender.send(message(channel)));
  expect(error).toMatchObject({ failure: 'unknown_outcome', platformCode: undefined });
});

test('a post that was accepted and then dropped is found again, not posted again', async () => {
  const { slack, sender } = await openSlack();
  for (const to of [channel, person]) {
    slack.failNext({ method: 'chat.postMessage', status: 0, accept: true });
    const maybeSentSince = since();
    expect((await failureOf(sender.send(message(to)))).failure).toBe('unknown_outcome');
    const { ref } = await sender.send(message(to, { maybeSentSince }));
    const at = to === person ? slack.dm(person) : to;
    expect(slack.messages(at, person).map(({ ts }) => `${at}:${ts}`)).toEqual([ref]);
  }
});

test('it is looked for among many others, page by page, and only by its own id', async () => {
  const { slack, sender, client } = await openSlack();
  slack.failNext({ method: 'chat.postMessage', status: 0, accept: true });
  const maybeSentSince = since();
  await failureOf(sender.send(message(channel)));
  const other = { event_type: 'seminar_message', event_payload: { id: 'another' } };
  for (let n = 0; n < 210; n++) await client.chat.postMessage({ channel, text: `${n}`, metadata: other });
  const { ref } = await sender.send(message(channel, { maybeSentSince }));
  expect(ref).toBe(`${channel}:${slack.messages(channel, person)[0]?.ts}`);
  expect(slack.messages(channel, person)).toHaveLength(211);
});

test('what was not sent is sent after looking', async () => {
  const { slack, sender } = await openSlack();
  await sender.send(message(channel, { maybeSentSince: since() }));
  expect(slack.messages(channel, person)).toHaveLength(1);
});

test('while it cannot be looked for, the outcome stays unknown; never to be looked for is permanent', async () => {
  const { slack, sender } = await openSlack();
  const again = () => failureOf(sender.send(message(channel, { maybeSentSince: since() })));
  const limited = { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '7' } };
  slack.failNext({ method: 'conversations.history', ...limited });
  expect(await again()).toMatchObject({ failure: 'unknown_outcome', retryAfterSeconds: 7 });
  slack.failNext(refused('conversations.history', 'invalid_auth'));
  expect(await again()).toMatchObject({ failure: 'unknown_outcome' });
  slack.failNext(refused('conversations.history', 'missing_scope'));
  expect(await again()).toMatchObject({ failure: 'permanent', platformCode: 'missing_scope' });
  expect(slack.messages(channel, person)).toEqual([]);
});

test('an update replaces text and blocks; one that met no clear end is tried again', async () => {
  const { slack, sender } = await openSlack();
  const { ref } = await sender.send(message(channel));
  const card = cardOf('満席', { text: ['ありがとうございます'] });
  await sender.update({ ref, card, language: 'ja' });
  const [posted] = slack.messages(channel, person);
  expect(posted).toMatchObject({ text: '満席', edits: 1, metadata: { event_payload: { id } } });
  expect(textOf(posted ?? { blocks: [] })).toContain('ありがとうございます');
  slack.failNext({ method: 'chat.update', status: 500 });
  expect((await failureOf(sender.update({ ref, card, language: 'ja' }))).failure).toBe('retry');
  for (const [error, failure] of [
    ['message_not_found', 'permanent'],
    ['cant_update_message', 'permanent'],
    ['edit_window_closed', 'permanent'],
    ['ratelimited', 'retry'],
  ]) {
    slack.failNext(refused('chat.update', error ?? ''));
    expect(await failureOf(sender.update({ ref, card, language: 'ja' }))).toMatchObject({
      failure,
      platformCode: error,
    });
  }
  for (const broken of ['', 'C1', ':']) {
    expect((await failureOf(sender.update({ ref: broken, card, language: 'ja' }))).failure).toBe('permanent');
  }
});

test('a profile gives name and language, or nothing, and never throws', async () => {
  const { slack, sender } = await openSlack();
  slack.addMember({ id: 'U0EN', name: 'Kim <b>', locale: 'en-GB', timeZone: 'UTC', isDeactivated: false });
  slack.addMember({ id: 'U0KO', name: '김', locale: 'ko-KR', timeZone: 'UTC', isDeactivated: true });
  expect(await sender.profile(person)).toEqual({ name: '青木', language: 'ja' });
  expect(await sender.profile('U0EN')).toEqual({ name: 'Kim <b>', language: 'en' });
  expect(await sender.profile('U0KO')).toEqual({ name: '김', language: undefined });
  expect(await sender.profile('U0NOBODY')).toBeUndefined();
  slack.failNext({ method: 'users.info', status: 0 });
  expect(await sender.profile(person)).toBe('unasked');
});

test('a profile tells the department where a field of it is named, and all else without it', async () => {
  const { slack } = await openSlack();
  const log = createLogger({ level: 'silent' });
  const sender = createSlackSender({ log, botToken, apiUrl: slack.apiUrl, departmentField: 'Xf0DEPT' });
  const member = { name: '青木', locale: 'ja-JP', timeZone: 'UTC', isDeactivated: false };
  slack.addMember({ ...member, id: 'U0DEPT', fields: { Xf0DEPT: ' 水道局 ', Xf0OTHER: '趣味' } });
  slack.addMember({ ...member, id: 'U0NONE', fields: {} });
  const names = { name: '青木', language: 'ja' };
  expect(await sender.profile('U0DEPT')).toEqual({ ...names, organization: '水道局' });
  expect(await sender.profile('U0NONE')).toEqual(names);
  slack.failNext(refused('users.profile.get', 'missing_scope'));
  expect(await sender.profile('U0DEPT')).toEqual(names);
});

test('the bot’s own name is told, or nothing, and never an error', async () => {
  const { slack, sender } = await openSlack();
  expect(await sender.ownFace?.()).toMatchObject({ name: playgroundBot.name });
  slack.failNext(refused('bots.info', 'missing_scope'));
  expect(await sender.ownFace?.()).toBeUndefined();
});

test('a channel’s name is told, or nothing, and never an error', async () => {
  const { slack, sender } = await openSlack();
  expect(await sender.channelName?.(channel)).toMatch(/^[a-z-]+$/);
  expect(await sender.channelName?.('C0NOWHERE')).toBeUndefined();
  slack.failNext(refused('conversations.info', 'missing_scope'));
  expect(await sender.channelName?.(channel)).toBeUndefined();
});
