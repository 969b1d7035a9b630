// Two bots on one database, and answers of Slack's that are lost on the way: each message arrives once all the same.
import { expect, test } from 'vitest';
import { announceSeminar, openStreet, title } from './open-street.ts';

const FOLLOWERS = 50;

test('two bots started at once on one database tell everyone once', async () => {
  const street = await openStreet({ followers: FOLLOWERS });
  await Promise.all([street.startBot(), street.startBot()]);
  await Promise.all(street.friends.map((friend) => friend.follow()));
  await announceSeminar(street);
  expect(new Set(await street.settled())).toEqual(new Set(['sent']));
  expect(street.announcements(title)).toEqual(Array.from({ length: FOLLOWERS }, () => 1));
  expect(street.posts()).toHaveLength(1);
  // LINE's retry key would hide a second request; there was none.
  expect(street.calls('POST /v2/bot/message/multicast')).toHaveLength(1);
});

test('a post and a multicast whose answers were lost on the way are not sent twice', async () => {
  const street = await openStreet({ followers: 6 });
  await street.startBot();
  await Promise.all(street.friends.map((friend) => friend.follow()));
  street.slack.failNext({ method: 'chat.postMessage', status: 0, accept: true });
  street.line.failNext({ path: '/multicast', times: 3, status: 0, accept: true });
  await announceSeminar(street);
  expect(new Set(await street.settled())).toEqual(new Set(['sent']));
  expect(street.announcements(title)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(street.posts()).toHaveLength(1);
  const tries = street.calls('chat.postMessage').length + street.calls('POST /v2/bot/message/multicast').length;
  expect(tries).toBeGreaterThanOrEqual(1 + 1 + 3);
});
