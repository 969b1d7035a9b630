// The menu below LINE's chat, from the start of the bot to what its areas show.
import { expect, test, vi } from 'vitest';
import type { Json } from '../../src/playground/line/line.ts';
import { isJson } from '../../src/playground/line/problems.ts';
import { en, ja } from '../support/words.ts';
import { friends, openStage } from './open-stage.ts';
import { openStreet } from './open-street.ts';

const [yamamoto = '', , liam = ''] = friends.map(({ id }) => id);

const actionsOf = (menu: Json | undefined) =>
  ((menu?.areas ?? []) as Json[]).flatMap(({ action }) => (isJson(action) ? [action] : []));

test('it is there without anybody’s doing, each in their language, and an area says what its word says', async () => {
  const stage = await openStage({ RICH_MENU: 'on' });
  const { line } = stage;
  await vi.waitFor(() => expect(line.richMenu(yamamoto)).toMatchObject({ chatBarText: ja.menu.bar, selected: true }));
  const [friend, other] = [stage.asFriend(yamamoto), stage.asFriend(liam)];
  await friend.follow();
  await other.follow();
  await other.say('English');
  await vi.waitFor(() => expect(line.richMenu(liam)).toMatchObject({ chatBarText: en.menu.bar }));
  expect(line.richMenu(yamamoto)).toMatchObject({ chatBarText: ja.menu.bar });
  const actions = actionsOf(line.richMenu(yamamoto));
  expect(actions.map(({ label }) => label)).toEqual(Object.values(ja.menu.entries));
  for (const { label, data, displayText } of actions) {
    await line.postback({ userId: yamamoto, data: String(data), displayText: String(displayText) });
    const tapped = friend.newest();
    await friend.say(String(label));
    expect(friend.newest()).toEqual(tapped);
    expect(tapped).toMatchObject({ via: 'reply' });
  }
  await friend.say(ja.menu.entries.mine);
  expect(friend.newest().text).toContain(ja.wish.mine.none);
});

test('LINE refusing it holds up neither the start nor an answer', async () => {
  const street = await openStreet({ followers: 1 });
  street.line.failNext({ path: '/richmenu/list', times: 100, status: 403 });
  await street.startBot({ RICH_MENU: 'on' });
  const [friend] = street.friends;
  await friend?.follow();
  expect(friend?.newest().via).toBe('reply');
  await vi.waitFor(() => expect(street.calls('GET /v2/bot/richmenu/list')).not.toHaveLength(0));
  await friend?.say('予定');
  expect(friend?.newest().text).toContain(ja.coming.title);
});

test('two bots that start at once make one, and the next start changes nothing', async () => {
  const street = await openStreet({ followers: 1 });
  await Promise.all([street.startBot({ RICH_MENU: 'on' }), street.startBot({ RICH_MENU: 'on' })]);
  const shown = () => street.line.richMenu(street.friends[0]?.id ?? '');
  await vi.waitFor(() => expect(shown()).toBeDefined());
  const before = shown();
  const looked = street.calls('GET /v2/bot/user/all/richmenu').length;
  await street.startBot({ RICH_MENU: 'on' });
  await vi.waitFor(() => expect(street.calls('GET /v2/bot/user/all/richmenu').length).toBeGreaterThan(looked));
  expect(shown()).toEqual(before);
  // One a language.
  expect(street.calls('POST /v2/bot/richmenu')).toHaveLength(2);
});
