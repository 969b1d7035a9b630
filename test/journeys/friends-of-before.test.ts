// A bot that starts before many friends who were there first, and is asked to announce while it reads their list.
import { expect, test, vi } from 'vitest';
import { findImport } from '../../src/people/follower.store.ts';
import { ja } from '../support/words.ts';
import { announceSeminar, openStreet, title } from './open-street.ts';

const FRIENDS = 150;
const list = '/v2/bot/followers/ids';

test('an announcement made while friends are read in reaches all of them once, and says so', async () => {
  const street = await openStreet({ followers: FRIENDS, areFollowing: true });
  // LINE has its troubles just then: the reading is at its beginning for some seconds.
  street.line.failNext({ path: list, status: 500, times: 4 });
  await Promise.all([street.startBot(), street.startBot()]);
  await announceSeminar(street);
  const sato = street.asMember('U0SATO');
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.compose.reach.reading(0)), {
    timeout: 60_000,
  });
  await vi.waitFor(async () => expect(await findImport(street.db)).toMatchObject({ status: 'complete' }), {
    timeout: 120_000,
  });
  expect(new Set(await street.settled())).toEqual(new Set(['sent']));
  expect(street.announcements(title)).toEqual(Array.from({ length: FRIENDS }, () => 1));
  expect(street.calls('POST /v2/bot/message/multicast')).toHaveLength(1);
  // One page, asked for by one bot, besides those that failed.
  expect(street.calls(`GET ${list}`)).toHaveLength(4 + 1);
});
