import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 5階 会議室A',
};
const MOVED = ja.moved.time('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00');
const wait = { timeout: 60_000 };

test('cards from before a postponement, on LINE and on Slack, ask once before they answer for the new evening', async () => {
  const stage = await openStage();
  const [sato, tanaka] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA')];
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title), wait);
  await tanaka.command(channel, '');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(evening.title), wait);

  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});

  // The post becomes the new evening's by itself; it may only just have been sent, or have waited for its cover.
  await vi.waitFor(() => expect(tanaka.sees(channel).join('\n')).toContain('12月10日'), wait);

  await yamamoto.tap(ja.seminar.attend);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(MOVED), wait);
  await yamamoto.tap(ja.moved.yes);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.attending), wait);
  expect(yamamoto.newest().text).toContain('12月10日（木）18:30〜20:00');

  // The list that stands there since before.
  await tanaka.tap(channel, ja.seminar.decline, ja.seminar.deadline);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(MOVED), wait);
  await tanaka.tap(channel, ja.moved.no);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).buttons).toContain(ja.seminar.attend), wait);
  await tanaka.tap(channel, ja.seminar.attend);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.attending), wait);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
