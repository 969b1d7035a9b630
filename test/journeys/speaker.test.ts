import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

test('people who come ask the speaker on Slack and LINE; the speaker reads it without names, others do not', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO' });
  const [sato, tanaka, suzuki] = ['U0SATO', 'U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  if (!sato || !tanaka || !suzuki) throw new Error('nobody is there');
  await yamamoto.follow();
  await sato.command(channel, 'new');
  expect(await sato.submit({ title: '統計学', speaker: '鈴木', date: '2026-12-03', place: '会議室' })).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.host.title);
  await sato.tap(channel, ja.host.addSpeaker);
  expect(await sato.submit({ person: 'U0SUZUKI' })).toEqual({});

  await tanaka.tap(channel, ja.seminar.attend);
  await tanaka.tap(channel, ja.rsvp.askSpeaker);
  expect(await tanaka.submit({ text: '平均と中央値は、どう使い分けますか？ <!channel>' })).toEqual({});
  await yamamoto.tap(ja.seminar.attend);
  await yamamoto.tap(ja.rsvp.askSpeaker);
  const page = yamamoto.linkTo(ja.rsvp.askSpeaker);
  const sent = await fetch(page, { method: 'POST', body: new URLSearchParams({ text: '市民も使えますか？' }) });
  expect(await sent.text()).toContain(ja.question.asked.speaker);

  await suzuki.command(channel, '');
  await suzuki.tap(channel, ja.host.talks);
  await vi.waitFor(async () => expect((await suzuki.ephemeral(channel)).text).toContain('2名'));
  await suzuki.tap(channel, ja.host.questions);
  const read = await vi.waitFor(async () => {
    const { text } = await suzuki.ephemeral(channel);
    expect(text).toContain(ja.question.count(2));
    return text;
  });
  expect(read).toContain('平均と中央値は、どう使い分けますか？ <!channel>');
  expect(read).toContain('市民も使えますか？');
  expect(read).not.toContain('田中');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
