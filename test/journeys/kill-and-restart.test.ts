// The bot is killed while it tells everyone of a seminar: nothing owed is forgotten or sent twice.
import { expect, test } from 'vitest';
import { announceSeminar, openStreet, title } from './open-street.ts';

const FOLLOWERS = 60;

test('killed while LINE takes the announcement, and started again, the bot tells everyone once', async () => {
  const street = await openStreet({ followers: FOLLOWERS });
  const first = await street.startBot();
  await Promise.all(street.friends.map((friend) => friend.follow()));
  const pushed = () => street.announcements(title).reduce((sum, count) => sum + count, 0);
  const atTheKill = new Promise<number>((resolve) => {
    const stop = street.line.subscribe(() => {
      if (pushed() === 0) return;
      stop();
      // LINE has taken it, and its answer is not on the way yet.
      first.signal('SIGKILL');
      resolve(pushed());
    });
  });
  // The organizer's modal does not live to see the answer.
  const announced = announceSeminar(street).catch(() => {});
  expect(await atTheKill).toBe(FOLLOWERS);
  expect(await first.ended()).toBeNull();
  await announced;

  await street.startBot();
  expect(new Set(await street.settled())).toEqual(new Set(['sent']));
  expect(street.announcements(title)).toEqual(Array.from({ length: FOLLOWERS }, () => 1));
  // Asked again, LINE said that it had taken it.
  const asked = street.calls('POST /v2/bot/message/multicast').map(({ status }) => status);
  expect(asked).toEqual([200, 409]);
  expect(street.posts()).toHaveLength(1);
});
