import { expect, test, vi } from 'vitest';
import { ja as words } from '../support/words.ts';
import { channel, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  summary: '市の実際のデータで、ばらつきの見方を学びます。',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 5階 会議室A',
  seats: '1',
  party_time: '20:15',
  party_place: '居酒屋「潮風」',
  party_fee: '3,500円',
};

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(values.title));
  return sato;
}

test('the whole loop on Slack: announce, tap, full, withdraw, promoted, deadline, remind, survey, results', async () => {
  const stage = await openStage();
  const [tanaka, suzuki, emma] = ['U0TANAKA', 'U0SUZUKI', 'U0EMMA'].map(stage.asMember);
  if (!tanaka || !suzuki || !emma) throw new Error('nobody is there');
  const sato = await announce(stage);
  expect(sato.sees(channel).at(-1)).toContain('12月3日（木）18:30〜20:00');
  expect(sato.sees(channel).at(-1)).toContain('12月2日（水）24:00まで');

  await tanaka.tap(channel, '参加する');
  const confirmation = await tanaka.ephemeral(channel);
  expect(confirmation.text).toContain('参加で承りました');
  expect(confirmation.buttons).toEqual(['懇親会にも参加', 'カレンダーに追加', '講師に質問する', '参加を取りやめる']);
  await tanaka.tap(channel, '懇親会にも参加');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain('懇親会も参加で承りました'));
  expect(suzuki.sees(channel).join()).not.toContain('承りました');

  await vi.waitFor(() => expect(suzuki.sees(channel).at(-1)).toContain('満席'));
  await suzuki.tap(channel, 'キャンセル待ちをする');
  expect((await suzuki.ephemeral(channel)).text).toContain('キャンセル待ち1番目');
  await emma.tap(channel, 'キャンセル待ちをする');
  expect((await emma.ephemeral(channel)).text).toContain('number 2 on the waitlist');

  await tanaka.tap(channel, words.seminar.withdraw);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(words.giveUp.untilThen));
  expect(suzuki.inbox()).toEqual([]);
  await tanaka.tap(channel, words.giveUp.yes);
  await vi.waitFor(() => expect(suzuki.inbox().join()).toContain('お席が用意できました'));
  expect(emma.inbox()).toEqual([]);

  await stage.goTo('2026-12-01T15:00');
  expect(sato.sees(channel).join()).toContain('もうすぐ申込締切です');
  await stage.goTo('2026-12-02T17:00');
  expect(suzuki.inbox().at(-1)).toContain('明日はセミナーです');
  await stage.goTo('2026-12-03T00:00');
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain('申し込みは締め切りました'));
  await stage.goTo('2026-12-03T16:30');
  expect(suzuki.inbox().at(-1)).toContain('本日18:30からセミナーです');

  await stage.goTo('2026-12-03T20:15');
  expect(suzuki.inbox().at(-1)).toContain('セミナーはいかがでしたか');
  expect(tanaka.inbox().join()).not.toContain('いかがでしたか');
  await suzuki.tap('dm', '5');
  await vi.waitFor(() => expect(suzuki.inbox().at(-1)).toContain('「5」で承りました'));
  await suzuki.tap('dm', '感想を書く');
  expect(await suzuki.submit({ takeaway: '平均だけで話さない', next_topic: 'グラフの描き方', quote: 'yes' })).toEqual(
    {},
  );

  await stage.goTo('2026-12-04T12:00');
  expect(suzuki.inbox().join()).not.toContain('まだお答えでなければ');
  await sato.command(channel, 'results');
  expect((await sato.ephemeral(channel)).text).toContain('1名中1名（100%）');
  await stage.goTo('2026-12-10T20:15');
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain('アンケートの結果'));
  expect(sato.inbox().at(-1)).toContain('平均だけで話さない（紹介可）');
  expect(sato.inbox().at(-1)).not.toContain('鈴木');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('a tap after the deadline is refused kindly and names whom to ask; withdrawing stays possible and is marked', async () => {
  const stage = await openStage({ REMINDER_CLOSING_SOON: 'off', REMINDER_DAY_BEFORE: 'off' });
  const [tanaka, suzuki] = ['U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  if (!tanaka || !suzuki) throw new Error('nobody is there');
  const sato = await announce(stage, { ...evening, seats: '' });
  await tanaka.tap(channel, '参加する');
  await tanaka.ephemeral(channel);
  const post = sato.messages(channel)[0];
  stage.clock.moveTo(Temporal.Instant.from('2026-12-03T00:00:00+09:00'));
  await suzuki.tap(channel, '参加する');
  const refusal = await suzuki.ephemeral(channel);
  expect(refusal.text).toContain('申し込みは12月2日（水）24:00に締め切りました');
  expect(refusal.text).toContain('企画担当の佐藤 恵さん');
  expect(post?.ts).toBeDefined();
  await tanaka.tap(channel, '参加を取りやめる');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain('参加の取りやめを承りました'));
  await sato.command(channel, 'desk');
  expect((await sato.ephemeral(channel)).text).toContain('締切後の取りやめ 1名');
});

test('the form says inline what cannot be, keeps the draft, and announces at the time set', async () => {
  const stage = await openStage();
  const sato = stage.asMember('U0SATO');
  await stage.slack.shortcut({ memberId: 'U0SATO', callbackId: 'new-seminar' });
  const wrong = { end: '18:00', seats: '0.5', deadline_date: '2026-12-04', party_time: '' };
  const errors = await sato.submit({ ...evening, ...wrong });
  expect(errors).toEqual({
    end: '終了は、開始より後の時刻にしてください。',
    seats: '1以上の整数で入力してください（定員なしなら空欄に）。',
    deadline_date: '締切を、開始より後にはできません。',
    party_time: '懇親会の開始時刻を入力してください（懇親会がなければ、ほかの欄も空欄に）。',
  });
  expect(await sato.submit({ ...evening, deadline_date: '' })).toEqual({});
  expect(await sato.modal()).toContain(evening.title);
  await sato.tapModal('参加する');
  expect(await sato.modal()).toContain('これはプレビューです');
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, '編集・確認');
  expect(await sato.submit({ title: '統計学のつぎの一歩' })).toEqual({});
  await sato.tapModal('日時を決めてお知らせ');
  expect(await sato.submit({ date: '2026-11-23', time: '09:00' })).toEqual({
    date: 'これからの日時を入力してください。',
  });
  expect(await sato.submit({ date: '2026-11-24', time: '09:00' })).toEqual({});
  expect(sato.sees(channel).filter((text) => text.includes('統計学'))).toHaveLength(1);
  await stage.goTo('2026-11-24T09:00');
  await vi.waitFor(() => expect(sato.sees(channel).at(-1)).toContain('統計学のつぎの一歩'));
});

test('members who are no organizers cannot do organizers’ things, forged or typed', async () => {
  const stage = await openStage();
  await announce(stage);
  const tanaka = stage.asMember('U0TANAKA');
  await tanaka.command(channel, 'new');
  expect((await tanaka.ephemeral(channel)).text).toContain('企画担当の方だけ');
  const post = tanaka.messages(channel)[0];
  const forged = { value: JSON.stringify({ do: 'cancel', seminar: await stage.onlySeminarId() }) };
  const blockId = String(post?.blocks.find((block) => block.type === 'actions')?.block_id);
  await stage.slack.tap({
    memberId: 'U0TANAKA',
    on: { message: { channel, ts: post?.ts ?? '' } },
    actionId: 'c:0:0',
    blockId,
    overrides: forged,
  });
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain('企画担当の方だけ'));
  expect(tanaka.sees(channel)[0]).not.toContain('中止');
});

test('the App Home shows what is coming and takes the answer', async () => {
  const stage = await openStage();
  await announce(stage);
  await stage.slack.openHome('U0EMMA');
  const home = await vi.waitFor(() => {
    const view = stage.slack.home('U0EMMA');
    if (!view) throw new Error('no home yet');
    return view;
  });
  expect(JSON.stringify(home.blocks)).toContain('Coming seminars');
  await stage.asMember('U0EMMA').tapHome('Attend');
  await vi.waitFor(async () => expect(await stage.asMember('U0EMMA').modal()).toContain('You are attending'));
  await vi.waitFor(() => expect(JSON.stringify(stage.slack.home('U0EMMA')?.blocks)).toContain('🟢 Attending'));
});
