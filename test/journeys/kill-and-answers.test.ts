// The bot is killed between Slack's taking a post and the ledger's noting it, and once more after answers were confirmed.
import { expect, test, vi } from 'vitest';
import { countHeads } from '../../src/rsvps/rsvp.store.ts';
import { findComing } from '../../src/seminars/seminar.store.ts';
import { ja } from '../support/words.ts';
import { textOf } from '../surfaces/slack/open-slack.ts';
import { announceSeminar, channel, openStreet, type Street, title } from './open-street.ts';

async function headsOf({ db }: Street) {
  const { found } = await findComing(db, { now: Temporal.Now.instant(), limit: 1, offset: 0 });
  const id = found[0]?.id ?? '';
  return (await countHeads(db, [id])).get(id);
}

test('a post stays one, and answers stay given, whenever the bot is killed', async () => {
  const street = await openStreet({ followers: 4 });
  const first = await street.startBot();
  await Promise.all(street.friends.map((friend) => friend.follow()));
  const stopWatching = street.slack.subscribe(() => {
    if (street.posts().length > 0) first.signal('SIGKILL');
  });
  await announceSeminar(street).catch(() => {});
  expect(await first.ended()).toBeNull();
  stopWatching();
  expect(await street.statusOf('announcement-post')).toBe('sending');

  const second = await street.startBot();
  await street.settled();
  expect(await street.statusOf('announcement-post')).toBe('sent');
  expect(street.posts()).toHaveLength(1);
  expect(street.announcements(title)).toEqual([1, 1, 1, 1]);

  const tanaka = street.asMember('U0TANAKA');
  await tanaka.tap(channel, ja.seminar.attend);
  await Promise.all(street.friends.map((friend) => friend.tap(ja.seminar.attend)));
  await vi.waitFor(() => tanaka.ephemeral(channel));
  await vi.waitFor(() => {
    for (const friend of street.friends) expect(friend.newest().via).toBe('reply');
  });
  second.signal('SIGKILL');
  await second.ended();
  expect(await headsOf(street)).toMatchObject({ onSite: 5 });

  await street.startBot();
  await tanaka.command(channel, '');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(title));
  await vi.waitFor(() => expect(textOf(street.posts()[0] ?? { blocks: [] })).toContain(ja.seminar.headCount(5)));
  expect(await headsOf(street)).toMatchObject({ onSite: 5 });
});
