import { expect, test } from 'vitest';
import { clientOf, refusalOf, section, startSlack } from './slack-fixture.ts';

const channel = 'C0SEMINAR';

test('a message posted with text, blocks and metadata is seen by the members of its channel only', async () => {
  const { slack, client } = await startSlack();
  const metadata = { event_type: 'announcement', event_payload: { seminar: '7' } };
  const { ts } = await client.chat.postMessage({ channel, text: 'Tonight', blocks: [section('*Tonight*')], metadata });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([
    { channel, ts, user: slack.bot.userId, text: 'Tonight', metadata, isEdited: false, edits: 0 },
  ]);
  expect(slack.messages(channel, 'U0AKI')[0]?.blocks).toMatchObject([
    { type: 'section', block_id: expect.any(String) },
  ]);
  expect(slack.messages('C0BOARD', 'U0BEN')).toEqual([]);
});

test('timestamps come from the playground clock, are unique, and increase', async () => {
  const { client, clock } = await startSlack();
  const posts = await Promise.all(['a', 'b', 'c'].map((text) => client.chat.postMessage({ channel, text })));
  clock.moveTo(Temporal.Instant.from('2031-01-01T00:00:00Z'));
  const later = await client.chat.postMessage({ channel, text: 'd' });
  const all = [...posts, later].map(({ ts }) => String(ts));
  expect(new Set(all).size).toBe(4);
  expect(all.toSorted()).toEqual(all);
  expect(Number(later.ts)).toBeGreaterThanOrEqual(Date.UTC(2031) / 1000);
});

test.each([
  ['C0NOWHERE', 'channel_not_found'],
  ['C0RANDOM', 'not_in_channel'],
  ['C0SECRET', 'channel_not_found'],
  ['U0NOBODY', 'channel_not_found'],
])('posting to %s is refused with %s', async (to, error) => {
  const { client } = await startSlack();
  expect(await refusalOf(client.chat.postMessage({ channel: to, text: 'x' }))).toMatchObject({ error });
});

test('nothing to say and too much to say are refused', async () => {
  const { client } = await startSlack();
  expect((await refusalOf(client.chat.postMessage({ channel, text: ' ' }))).error).toBe('no_text');
  expect((await refusalOf(client.chat.postMessage({ channel, text: 'x'.repeat(40_001) }))).error).toBe('msg_too_long');
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x'.repeat(40_000) });
  expect((await refusalOf(client.chat.update({ channel, ts, text: 'x'.repeat(4001) }))).error).toBe('msg_too_long');
});

test('bad blocks are refused with what is wrong and where', async () => {
  const { client, slack, traffic } = await startSlack();
  const refusal = await refusalOf(client.chat.postMessage({ channel, text: 'x', blocks: [section('')] }));
  const wrong = 'must be more than 0 characters [json-pointer:/blocks/0/text/text]';
  expect(refusal).toMatchObject({ error: 'invalid_blocks', messages: [`[ERROR] ${wrong}`], data: { errors: [wrong] } });
  expect(slack.messages(channel, 'U0AKI')).toEqual([]);
  expect(traffic.entries().at(-1)).toMatchObject({
    name: 'chat.postMessage',
    problem: `invalid_blocks: [ERROR] ${wrong}`,
  });
});

test('an update counts its edits and keeps the blocks it does not mention', async () => {
  const { client, slack } = await startSlack();
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'a', blocks: [section('a')] });
  await client.chat.update({ channel, ts, text: 'b' });
  await client.chat.update({ channel, ts, text: 'c', blocks: [section('c')] });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([
    { ts, text: 'c', edits: 2, isEdited: true, blocks: [{ text: { text: 'c' } }] },
  ]);
});

test('only the bot’s own messages can be changed or deleted', async () => {
  const { client, slack } = await startSlack();
  await slack.directMessage({ memberId: 'U0AKI', text: 'hello' });
  const dm = slack.dm('U0AKI');
  const [theirs] = slack.messages(dm, 'U0AKI');
  const ts = theirs?.ts ?? '';
  expect((await refusalOf(client.chat.update({ channel: dm, ts, text: 'x' }))).error).toBe('cant_update_message');
  expect((await refusalOf(client.chat.delete({ channel: dm, ts }))).error).toBe('cant_delete_message');
  expect((await refusalOf(client.chat.update({ channel: dm, ts: '1.000001', text: 'x' }))).error).toBe(
    'message_not_found',
  );
  const own = await client.chat.postMessage({ channel: 'U0AKI', text: 'hi' });
  await client.chat.delete({ channel: dm, ts: own.ts ?? '' });
  expect(slack.messages(dm, 'U0AKI')).toEqual([theirs]);
});

test('an ephemeral message is seen by its member alone, is in no history, and cannot be updated', async () => {
  const { client, slack } = await startSlack();
  const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user: 'U0AKI', text: 'psst' });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([{ text: 'psst', ephemeralTo: 'U0AKI' }]);
  expect(slack.messages(channel, 'U0BEN')).toEqual([]);
  expect((await client.conversations.history({ channel })).messages).toEqual([]);
  expect((await refusalOf(client.chat.update({ channel, ts, text: 'x' }))).error).toBe('message_not_found');
  const outsider = client.chat.postEphemeral({ channel: 'C0BOARD', user: 'U0BEN', text: 'x' });
  expect((await refusalOf(outsider)).error).toBe('user_not_in_channel');
});

test('a wrong token, a missing token and an unknown method are refused', async () => {
  const { client, slack } = await startSlack();
  expect((await refusalOf(clientOf(slack.apiUrl, 'xoxb-other').auth.test())).error).toBe('invalid_auth');
  expect((await refusalOf(client.apiCall('chat.shout'))).error).toBe('unknown_method');
  const anonymous = await fetch(`${slack.apiUrl}users.list`, { method: 'POST' });
  expect(await anonymous.json()).toEqual({ ok: false, error: 'not_authed' });
});

test('a call may be JSON as well as a form', async () => {
  const { slack } = await startSlack();
  const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-playground', 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel, text: 'json', blocks: [section('json')] }),
  });
  expect(await answer.json()).toMatchObject({ ok: true, channel });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([{ text: 'json', blocks: [{ type: 'section' }] }]);
});

test('an ordered failure may hide that the work was done', async () => {
  const { client, slack } = await startSlack();
  slack.failNext({ method: 'chat.postMessage', status: 500, accept: true });
  slack.failNext({ method: 'chat.postMessage', times: 2, status: 0 });
  const post = () => client.chat.postMessage({ channel, text: 'x' });
  await expect(post()).rejects.toThrow();
  expect(slack.messages(channel, 'U0AKI')).toHaveLength(1);
  await expect(post()).rejects.toThrow();
  await expect(post()).rejects.toThrow();
  await post();
  expect(slack.messages(channel, 'U0AKI')).toHaveLength(2);
});

test('listeners hear of each visible change until they stop listening', async () => {
  const { client, slack } = await startSlack();
  let heard = 0;
  const stop = slack.subscribe(() => heard++);
  await client.chat.postMessage({ channel, text: 'x' });
  expect(heard).toBe(1);
  await client.users.list({});
  expect(heard).toBe(1);
  stop();
  await client.chat.postMessage({ channel, text: 'y' });
  expect(heard).toBe(1);
});
