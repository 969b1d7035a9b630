import { expect, test } from 'vitest';
import { refusalOf, startSlack } from './slack-fixture.ts';

test('the bot learns who it is and who the members are', async () => {
  const { client, slack } = await startSlack();
  expect(await client.auth.test()).toMatchObject({ user_id: slack.bot.userId, bot_id: slack.bot.botId });
  expect((await client.users.info({ user: 'U0AKI', include_locale: true })).user).toMatchObject({
    real_name: '青木',
    deleted: false,
    is_bot: false,
    locale: 'ja-JP',
    tz: 'Asia/Tokyo',
    tz_offset: 32_400,
    profile: { display_name: '青木' },
  });
  expect((await client.users.info({ user: 'U0AKI' })).user).not.toHaveProperty('locale');
  expect((await refusalOf(client.users.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found');
  expect((await client.bots.info({ bot: slack.bot.botId })).bot).toMatchObject({ user_id: slack.bot.userId });
});

test('a deactivated member is listed as deleted and gets no messages', async () => {
  const { client, slack } = await startSlack();
  slack.deactivate('U0BEN');
  const { members = [] } = await client.users.list({});
  expect(members.map(({ id, deleted }) => [id, deleted])).toEqual([
    [slack.bot.userId, false],
    ['U0AKI', false],
    ['U0BEN', true],
  ]);
  expect((await refusalOf(client.conversations.open({ users: 'U0BEN' }))).error).toBe('user_disabled');
  expect((await refusalOf(client.chat.postMessage({ channel: 'U0BEN', text: 'x' }))).error).toBe('channel_not_found');
  await expect(slack.openHome('U0BEN')).rejects.toThrow('deactivated');
});

test('a private channel without the bot is not there', async () => {
  const { client } = await startSlack();
  const types = 'public_channel,private_channel';
  const named = ({ channels = [] }: { channels?: { name?: string }[] }) => channels.map(({ name }) => name);
  expect(named(await client.conversations.list({}))).toEqual(['seminar', 'random']);
  expect(named(await client.conversations.list({ types }))).toEqual(['seminar', 'random', 'board']);
  expect(named(await client.users.conversations({ types }))).toEqual(['seminar', 'board']);
  expect((await refusalOf(client.conversations.info({ channel: 'C0SECRET' }))).error).toBe('channel_not_found');
  expect((await refusalOf(client.conversations.join({ channel: 'C0SECRET' }))).error).toBe('channel_not_found');
});

test('the bot joins a public channel, then may post there', async () => {
  const { client, slack } = await startSlack();
  await client.conversations.join({ channel: 'C0RANDOM' });
  await client.chat.postMessage({ channel: 'C0RANDOM', text: 'hi' });
  expect((await client.conversations.members({ channel: 'C0RANDOM' })).members).toEqual(['U0AKI', slack.bot.userId]);
});

test('opening a DM gives the same id as posting to its member', async () => {
  const { client, slack } = await startSlack();
  const { channel } = await client.conversations.open({ users: 'U0AKI' });
  const posted = await client.chat.postMessage({ channel: 'U0AKI', text: 'x' });
  expect(posted.channel).toBe(channel?.id);
  expect(slack.dm('U0AKI')).toBe(channel?.id);
  expect(slack.messages(slack.dm('U0AKI'), 'U0BEN')).toEqual([]);
});

test('a history is read newest first, between times, in pages, with metadata on demand', async () => {
  const { client } = await startSlack();
  const channel = 'C0SEMINAR';
  const metadata = { event_type: 'announcement', event_payload: { key: 'k' } };
  const stamps: string[] = [];
  for (const text of ['a', 'b', 'c', 'd'])
    stamps.push((await client.chat.postMessage({ channel, text, metadata })).ts ?? '');
  const [, second = '', third = ''] = stamps;
  const textsOf = ({ messages = [] }: { messages?: { text?: string }[] }) => messages.map(({ text }) => text);
  expect(textsOf(await client.conversations.history({ channel }))).toEqual(['d', 'c', 'b', 'a']);
  expect(textsOf(await client.conversations.history({ channel, oldest: second }))).toEqual(['d', 'c']);
  const between = { channel, oldest: second, latest: third, inclusive: true };
  expect(textsOf(await client.conversations.history(between))).toEqual(['c', 'b']);
  const first = await client.conversations.history({ channel, limit: 3 });
  const cursor = first.response_metadata?.next_cursor;
  expect(first.has_more).toBe(true);
  expect(textsOf(await client.conversations.history({ channel, limit: 3, cursor }))).toEqual(['a']);
  const full = await client.conversations.history({ channel, limit: 1, include_all_metadata: true });
  expect(full.messages?.[0]).toMatchObject({ metadata });
  expect(first.messages?.[0]).not.toHaveProperty('metadata');
  expect((await refusalOf(client.conversations.history({ channel: 'C0RANDOM' }))).error).toBe('not_in_channel');
});
