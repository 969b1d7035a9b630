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
const wait = { timeout: 60_000 };

async function announced() {
  const stage = await openStage();
  const sato = stage.asMember('U0SATO');
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  for (const friend of [yamamoto, kimura]) await friend.follow();
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  for (const friend of [yamamoto, kimura]) {
    await vi.waitFor(() => expect(friend.newest().text).toContain(evening.title), wait);
  }
  await kimura.tap(ja.seminar.decline);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.rsvp.declined), wait);
  return { stage, sato, yamamoto, kimura };
}

test('a postponement and then a cancellation are told to the friend without an answer, at one press each', async () => {
  const { stage, sato, yamamoto, kimura } = await announced();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  const saved = await sato.modal();
  expect(saved).toContain(ja.news.offer({ people: 1, pushes: 1 }));
  await sato.tapModal(ja.news.tell);
  await sato.tapModal(ja.news.send);
  expect(await sato.modal()).toContain(ja.news.told({ people: 1, pushes: 1 }));
  await sato.closeModals();
  await vi.waitFor(() => expect(yamamoto.newest()).toMatchObject({ via: 'multicast' }), wait);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.changed.moved), wait);
  expect(yamamoto.newest().text).toContain(
    ja.changed.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'),
  );

  await sato.command(channel, 'desk');
  expect((await sato.ephemeral(channel)).buttons).not.toContain(ja.news.tell);
  await sato.tap(channel, ja.cancel.button);
  expect(await sato.submit({ reason: '台風のため' })).toEqual({});
  await sato.tapModal(ja.pendingChange.cancelOnly);
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.news.offer({ people: 1, pushes: 1 })), wait);
  await sato.tapModal(ja.news.tell);
  await sato.tapModal(ja.news.send);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.cancelledBadge), wait);
  expect(yamamoto.newest().text).toContain('台風のため');
  expect(kimura.chat().join()).not.toContain(ja.rsvp.cancelledBadge);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('over LINE’s allowance the news is held, as any message, and the organizer is told', async () => {
  const stage = await openStage({}, { monthlyLimit: 1 });
  const [sato, yamamoto] = [stage.asMember('U0SATO'), stage.asFriend(friends[0]?.id ?? '')];
  await yamamoto.follow();
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title), wait);
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  await sato.tapModal(ja.news.tell);
  await sato.tapModal(ja.news.send);
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain(ja.undelivered.title), wait);
  expect(yamamoto.chat().join()).not.toContain(ja.changed.moved);
});
