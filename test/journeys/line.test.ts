import { expect, test, vi } from 'vitest';
import { ja as words } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: 'ALTと話す、窓口の英会話',
  speaker: 'Emma Clark さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 3階',
  seats: '1',
};

const friendOf = (stage: Stage, index: number) => stage.asFriend(friends[index]?.id ?? '');

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  return sato;
}

/** What counts against the allowance, and is no question about it. */
const isCounted = ({ name }: { name: string }) => /message\/(push|multicast)$/.test(name);

test('the whole loop on LINE: follow, announced, tap, full, withdraw, promoted, remind, survey page, results', async () => {
  const stage = await openStage();
  const [yamamoto, kimura, liam] = [0, 1, 2].map((index) => friendOf(stage, index));
  if (!yamamoto || !kimura || !liam) throw new Error('nobody is there');
  for (const friend of [yamamoto, kimura, liam]) await friend.follow();
  expect(yamamoto.newest()).toMatchObject({
    via: 'reply',
    text: expect.stringContaining('友だち追加ありがとうございます'),
  });
  expect(liam.newest().text).toContain('Thank you for adding us');

  const sato = await announce(stage);
  await vi.waitFor(() =>
    expect(liam.newest()).toMatchObject({ via: 'multicast', text: expect.stringContaining('Answer by') }),
  );
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('12月2日（水）24:00まで'));

  await yamamoto.tap('参加する');
  expect(yamamoto.newest()).toMatchObject({ via: 'reply', text: expect.stringContaining('参加で承りました') });
  const ics = await fetch(yamamoto.linkTo('カレンダーに追加'));
  expect(ics.headers.get('content-type')).toContain('text/calendar');
  expect(await ics.text()).toContain('DTSTART:20261203T093000Z');

  await kimura.tap('参加する');
  expect(kimura.newest().text).toContain('キャンセル待ち1番目');
  await yamamoto.tap(words.seminar.withdraw);
  expect(yamamoto.newest().text).toContain(words.giveUp.untilThen);
  await yamamoto.tap(words.giveUp.yes);
  expect(yamamoto.newest().text).toContain(words.rsvp.declined);
  await vi.waitFor(() =>
    expect(kimura.newest()).toMatchObject({ via: 'push', text: expect.stringContaining('お席が用意できました') }),
  );

  await kimura.say('予定');
  expect(kimura.newest()).toMatchObject({ via: 'reply', text: expect.stringContaining(evening.title) });
  await stage.goTo('2026-12-02T17:00');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('明日はセミナーです'));
  expect(yamamoto.chat().join()).not.toContain('明日はセミナーです');

  await stage.goTo('2026-12-03T20:15');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('いかがでしたか'));
  await kimura.tap('4');
  const page = kimura.linkTo('感想を書く');
  const form = await (await fetch(page)).text();
  expect(form).toContain('セミナーの感想');
  const sent = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ score: '5', takeaway: '<b>声に出す</b>のが大事', next_topic: '', speak: 'yes' }),
  });
  expect(await sent.text()).toContain('感想をいただきました');

  await stage.goTo('2026-12-10T20:15');
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain('<b>声に出す</b>のが大事'));
  expect(sato.inbox().at(-1)).toContain('話してみたい方');
  expect(sato.inbox().at(-1)).toContain('木村 健');
  const expired = await fetch(page);
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain('アンケートの受付は、12月10日（木）20:15に終わりました。');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('over the monthly allowance the message is held, the organizer told in words, and sent when the plan grows', async () => {
  const stage = await openStage({}, { monthlyLimit: 2 });
  const all = [0, 1, 2].map((index) => friendOf(stage, index));
  for (const friend of all) await friend.follow();
  const sato = await announce(stage);
  const reached = () => all.filter((friend) => friend.chat().join().includes(evening.title)).length;
  await vi.waitFor(() => expect(sato.inbox().join()).toContain('上限に達した'));
  expect(reached()).toBe(2);
  const pushes = stage.traffic.entries().filter(isCounted).length;
  await stage.app.schedule.runAll();
  expect(stage.traffic.entries().filter(isCounted)).toHaveLength(pushes);
  stage.line.setAllowance(null);
  await sato.tap('dm', 'もう一度送る');
  await vi.waitFor(() => expect(reached()).toBe(3));
});

test('who blocked the account is not written to; who comes back is', async () => {
  const stage = await openStage();
  const [yamamoto, kimura] = [friendOf(stage, 0), friendOf(stage, 1)];
  await yamamoto.follow();
  await kimura.follow();
  await yamamoto.unfollow();
  await announce(stage);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(evening.title));
  const pushedTo = stage.traffic
    .entries()
    .filter(isCounted)
    .map(({ request }) => JSON.stringify(request));
  expect(pushedTo).not.toEqual([]);
  expect(pushedTo.join()).not.toContain(yamamoto.id);
  await yamamoto.follow();
  await yamamoto.say('予定');
  expect(yamamoto.newest().text).toContain(evening.title);
});

test('muting stops reminders, not the announcements; unknown text gets a short help', async () => {
  const stage = await openStage();
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  await announce(stage);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title));
  await yamamoto.tap('参加する');
  await yamamoto.say('通知オフ');
  expect(yamamoto.newest().text).toContain('リマインドを止めました');
  await yamamoto.say('こんにちは');
  expect(yamamoto.newest().text).toContain('よく分かりませんでした');
  const before = yamamoto.chat().length;
  await stage.goTo('2026-12-03T17:00');
  expect(yamamoto.chat()).toHaveLength(before);
});

test('a redelivered tap has one effect, and an older tap arriving late does not undo a newer one', async () => {
  const stage = await openStage();
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  await announce(stage);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title));
  const early = stage.clock.now().epochMilliseconds - 1;
  await yamamoto.tap('不参加');
  await stage.line.redeliverLast();
  const data = JSON.stringify({ do: 'answer', seminar: await stage.onlySeminarId(), answer: 'on_site' });
  await stage.line.deliver([
    { type: 'postback', source: { type: 'user', userId: yamamoto.id }, timestamp: early, postback: { data } },
  ]);
  await yamamoto.say('予定');
  expect(yamamoto.newest().text).toContain('不参加');
  expect(yamamoto.newest().text).toContain('0名・残り1席');
});
