import { expect, test, vi } from 'vitest';
import { channel, friends, openStage } from './open-stage.ts';

test('people who come ask the speaker on Slack and LINE; the speaker reads it without names, others do not', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO' });
  const [sato, tanaka, suzuki] = ['U0SATO', 'U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  if (!sato || !tanaka || !suzuki) throw new Error('nobody is there');
  await yamamoto.follow();
  await sato.command(channel, 'new');
  expect(await sato.submit({ title: '統計学', speaker: '鈴木', date: '2026-12-03', place: '会議室' })).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, '担当と講師');
  await sato.tap(channel, '講師を加える');
  expect(await sato.submit({ person: 'U0SUZUKI' })).toEqual({});

  await tanaka.tap(channel, '参加する');
  await tanaka.tap(channel, '講師に質問する');
  expect(await tanaka.submit({ text: '平均と中央値は、どう使い分けますか？ <!channel>' })).toEqual({});
  await yamamoto.tap('参加する');
  await yamamoto.tap('講師に質問する');
  const page = yamamoto.linkTo('講師に質問する');
  const sent = await fetch(page, { method: 'POST', body: new URLSearchParams({ text: '市民も使えますか？' }) });
  expect(await sent.text()).toContain('質問をお預かりしました');

  await suzuki.command(channel, '');
  await suzuki.tap(channel, 'わたしの講演');
  await vi.waitFor(async () => expect((await suzuki.ephemeral(channel)).text).toContain('2名'));
  await suzuki.tap(channel, '講師への質問');
  const read = await vi.waitFor(async () => {
    const { text } = await suzuki.ephemeral(channel);
    expect(text).toContain('質問2件');
    return text;
  });
  expect(read).toContain('平均と中央値は、どう使い分けますか？ <!channel>');
  expect(read).toContain('市民も使えますか？');
  expect(read).not.toContain('田中');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
