// A speaker from another town is named, and a seminar changes hands.
import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, openStage } from './open-stage.ts';

test('a speaker who is not on Slack is added by name, shown to all, and taken off; the next organizer is told', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO', REMINDER_CLOSING_SOON: 'off' });
  const [sato, tanaka] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA')];
  await sato.command(channel, 'new');
  expect(
    await sato.submit({ title: '港の統計', speaker: '港湾課 山田さん', date: '2026-12-03', place: '会議室' }),
  ).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(tanaka.sees(channel).join()).toContain('港湾課 山田さん'));
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.host.title);
  await sato.tap(channel, ja.host.addSpeaker);
  expect(await sato.submit({})).toHaveProperty('name');
  expect(await sato.submit({ person: 'U0SUZUKI', name: '海野 渚' })).toHaveProperty('name');
  expect(await sato.submit({ person: '', name: '海野 渚 <!channel>', organization: '江田島市' })).toEqual({});
  expect(await sato.modal()).toContain(ja.host.speakerNamed('海野 渚 <!channel>'));
  await vi.waitFor(() => expect(tanaka.sees(channel)[0]).toContain('港湾課 山田さん、江田島市 海野 渚 <!channel>さん'));
  await sato.tapModal(ja.host.removeSpeaker);
  expect(await sato.modal()).toContain(ja.host.speakerRemoved('海野 渚 <!channel>'));
  await vi.waitFor(() => expect(tanaka.sees(channel)[0]).not.toContain('海野'));
  await sato.closeModals();

  await sato.command(channel, 'team');
  await sato.tap(channel, ja.team.add);
  expect(await sato.submit({ person: 'U0TANAKA' })).toEqual({});
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.host.title);
  await sato.tap(channel, ja.host.handOver);
  await vi.waitFor(() =>
    expect(tanaka.inbox().join()).toContain(ja.host.handedOverBy(ja.team.organizerNamed('佐藤 恵'))),
  );
  expect(tanaka.inbox().join()).toContain('12月3日（木）');
  await tanaka.tap('dm', ja.seminar.attendees);
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.attendeeList.nobody));
  expect(
    tanaka.inbox().filter((text) => text.includes(ja.host.handedOverBy(ja.team.organizerNamed('佐藤 恵')))),
  ).toHaveLength(1);
  expect(sato.inbox().join()).not.toContain(ja.host.handedOverBy(ja.team.organizerNamed('佐藤 恵')));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
