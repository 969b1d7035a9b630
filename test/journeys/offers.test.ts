import { expect, test, vi } from 'vitest';
import { ja as words } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  place: '本庁舎 5階 会議室A',
  seats: '1',
};

async function fullHouse() {
  const stage = await openStage();
  const [sato, tanaka, emma] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA'), stage.asMember('U0EMMA')];
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await sato.closeModals();
  await tanaka.tap(channel, '参加する');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain('参加で承りました'));
  for (const friend of [yamamoto, kimura]) {
    await friend.follow();
    await friend.say('予定');
    await friend.tap('キャンセル待ちをする');
    await vi.waitFor(() => expect(friend.newest().text).toContain('でお待ちいただきます'));
  }
  await emma.tap(channel, 'キャンセル待ちをする');
  await vi.waitFor(async () => expect((await emma.ephemeral(channel)).text).toContain('number 3'));
  return { stage, sato, tanaka, emma, yamamoto, kimura };
}

/** Somebody waits for it: so it is asked first. */
async function giveUp(member: Awaited<ReturnType<typeof fullHouse>>['tanaka']) {
  await member.tap(channel, words.seminar.withdraw);
  await member.tap(channel, words.giveUp.yes);
}

test('a seat freed on the day goes from LINE to Slack: let pass by one, declined by the next, taken by the third', async () => {
  const { stage, tanaka, emma, yamamoto, kimura } = await fullHouse();
  await stage.goTo('2026-12-03T08:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('お席が空きました'));
  expect(yamamoto.newest().text).toContain('10:50');
  expect(kimura.chat().join()).not.toContain('お席が空きました');

  // Nobody answers: at the offer's end it goes on, and the late tap says so.
  await stage.goTo('2026-12-03T10:51');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('お席が空きました'));
  await yamamoto.tap('席を受け取る');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('次の方にお声がけしました'));

  await kimura.tap('今回は見送る');
  await vi.waitFor(() => expect(emma.inbox().at(-1)).toContain('A seat has become free'));
  await emma.tap('dm', 'Take the seat');
  await vi.waitFor(() => expect(emma.inbox().at(-1)).toContain('You are attending'));
  await vi.waitFor(() => expect(tanaka.sees(channel)[0]).toContain('1名'));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('who was asked is told when there is no seat any more, and the organizer says so with one tap', async () => {
  const { stage, sato, tanaka, yamamoto } = await fullHouse();
  await sato.command(channel, 'desk');
  await sato.tap(channel, '編集・延期');
  expect(await sato.submit({ seats: '2' })).toEqual({});
  await sato.closeModals();
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('お席が用意できました'));
  await stage.goTo('2026-12-03T08:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  const kimura = stage.asFriend(friends[1]?.id ?? '');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('お席が空きました'));

  await sato.command(channel, 'desk');
  await sato.tap(channel, '編集・延期');
  expect(await sato.submit({ seats: '1' })).toEqual({});
  expect(await sato.modal()).toContain('席をご案内中の方（1名）をあわせて1名多くなっています');
  await sato.tapModal('1名をキャンセル待ちに');
  await vi.waitFor(async () => expect(await sato.modal()).toContain('1名の方への席のご案内を取り下げ'));
  await vi.waitFor(() => expect(kimura.newest().text).toContain('先ほどの席のご案内は取り下げ'));
  await kimura.tap('席を受け取る');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('キャンセル待ちは続いています'));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('a seat given back in the night is offered at eight, with a sound', async () => {
  const { stage, tanaka, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-03T00:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(words.rsvp.withdrawnLate), {
    timeout: 60_000,
  });
  await stage.goTo('2026-12-03T07:59');
  expect(yamamoto.chat().join()).not.toContain('お席が空きました');
  await stage.goTo('2026-12-03T08:00');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('お席が空きました'));
  expect(yamamoto.newest().text).toContain('10:50');
  const pushes = stage.traffic.entries().filter(({ name }) => name.endsWith('/message/push'));
  expect(pushes.length).toBeGreaterThan(0);
  expect(JSON.stringify(pushes.at(-1)?.request)).not.toContain('notificationDisabled');
});

test('a leap over the night stops in the morning, so that the seat is offered', async () => {
  const { stage, tanaka, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-03T00:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(words.rsvp.withdrawnLate), {
    timeout: 60_000,
  });
  await stage.goTo('2026-12-03T12:00');
  await vi.waitFor(() => expect(yamamoto.chat().join()).toContain('お席が空きました'));
  expect(yamamoto.chat().join()).toContain('10:50');
});

test('a move made in the evening reaches LINE without a sound', async () => {
  const { stage, sato, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-01T22:00');
  await sato.command(channel, 'desk');
  await sato.tap(channel, '編集・延期');
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('日時が変わりました'));
  const pushes = stage.traffic.entries().filter(({ name }) => name.endsWith('/message/push'));
  expect(JSON.stringify(pushes.at(-1)?.request)).toContain('"notificationDisabled":true');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
