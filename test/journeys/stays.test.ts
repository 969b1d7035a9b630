// A seminar moves: who has said that they still come, and whom to telephone.
import { expect, test, vi } from 'vitest';
import { ja as words } from '../support/words.ts';
import { channel, openStage } from './open-stage.ts';

test('after a move the organizer sees who still comes, and telephones only who has not said so', async () => {
  const stage = await openStage({ REMINDER_CLOSING_SOON: 'off' });
  const [sato, tanaka, suzuki] = ['U0SATO', 'U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  if (!sato || !tanaka || !suzuki) throw new Error('nobody is there');
  await sato.command(channel, 'new');
  expect(await sato.submit({ title: '港の統計', speaker: '山田', date: '2026-12-03', place: '会議室' })).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await vi.waitFor(() => expect(tanaka.sees(channel).join()).toContain('港の統計'));
  await sato.closeModals();
  await tanaka.tap(channel, '参加する');
  await tanaka.ephemeral(channel);
  await suzuki.tap(channel, '参加する');
  await suzuki.ephemeral(channel);
  await sato.command(channel, 'desk');
  await sato.tap(channel, '参加者を見る');
  await sato.tap(channel, '参加者を加える');
  expect(await sato.submit({ name: '海野 渚', note: '0823-00-0000' })).toEqual({});
  await sato.closeModals();
  // The move is later than the answers on the bot's clock, too.
  await stage.goTo('2026-11-24T09:00');

  await sato.command(channel, 'desk');
  await sato.tap(channel, '編集・延期');
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  const saved = await sato.modal();
  expect(saved).toContain('2名の方に、変更をお知らせしています。');
  expect(saved).toContain('・海野 渚 0823-00-0000');
  await sato.closeModals();
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('日時が変わりました'));
  await tanaka.tap('dm', '参加できます');
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('参加で承りました'));

  // The desk is still there.
  await sato.tap(channel, '参加者を見る');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('田中 太一（日時確認済み）'));
  expect((await sato.ephemeral(channel)).text).toContain('鈴木 さくら（返事待ち）');
  await sato.tap(channel, '日時の返事待ち 2');
  const onlyThose = words.attendeeList.onlyOf(words.attendees.stays.unanswered);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(onlyThose));
  expect((await sato.ephemeral(channel)).text).not.toContain('田中');
  await sato.tap(channel, '一人を選ぶ・探す');
  expect(await sato.submit({ search: '海野' })).toEqual({});
  await sato.tapModal('情報を直す');
  expect(await sato.submit({ stays: 'yes' })).toEqual({});
  expect(await sato.modal()).toContain('参加できる');
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, '参加者を見る');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('参加できる2・返事待ち1'));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
