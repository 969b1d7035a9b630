import { expect, test, vi } from 'vitest';
import { ja as words } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 5階 会議室A',
};
const settings = { ORGANIZERS: 'U0SATO,U0SUZUKI' };

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await sato.closeModals();
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(values.title));
  return sato;
}

async function openEdit(stage: Stage, id: string) {
  const organizer = stage.asMember(id);
  await organizer.command(channel, 'desk');
  await organizer.tap(channel, '編集・延期');
  expect(await organizer.modal()).toContain('保存するとすぐに反映されます');
  return organizer;
}

test('a postponement on Slack: one form, who comes is asked anew with one tap, the post and the calendar follow', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  const [tanaka, yamamoto] = [stage.asMember('U0TANAKA'), stage.asFriend(friends[0]?.id ?? '')];
  await tanaka.tap(channel, '参加する');
  await tanaka.ephemeral(channel);
  await yamamoto.follow();
  await yamamoto.say('予定');
  await yamamoto.tap('参加する');
  const ics = async () => (await fetch(yamamoto.linkTo('カレンダーに追加'))).text();
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
  const before = await ics();

  await openEdit(stage, 'U0SATO');
  expect(await sato.submit({ date: '2026-11-20' })).toEqual({
    date: '開催日時が過ぎています。これからの日時を入力してください。',
  });
  expect(await sato.submit({ date: '2026-12-10', place: '2階' })).toEqual({});
  const saved = await sato.modal();
  expect(saved).toContain('2名の方に、変更をお知らせしています。');
  expect(saved).toContain('12月3日（木）18:30〜20:00 → 12月10日（木）18:30〜20:00');
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain('12月10日（木）18:30〜20:00'));

  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('日時が変わりました'));
  expect(tanaka.inbox().at(-1)).toContain('12月10日（木）18:30〜20:00（変更前：12月3日（木）18:30〜20:00）');
  expect(tanaka.inbox().at(-1)).toContain('2階（変更前：本庁舎 5階 会議室A）');
  await tanaka.tap('dm', '参加できます');
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('参加で承りました'));
  await vi.waitFor(() => expect(yamamoto.newest()).toMatchObject({ via: 'push' }));
  expect(yamamoto.newest().text).toContain('日時が変わりました');
  const after = await (await fetch(yamamoto.linkTo('カレンダーを更新'))).text();
  expect(after).toContain('DTSTART:20261210T093000Z');
  expect(/UID:(.*)/.exec(after)?.[1]).toBe(/UID:(.*)/.exec(before)?.[1]);
  expect(sequence(after)).toBeGreaterThan(sequence(before));
  await yamamoto.tap('行けなくなりました');
  expect(yamamoto.newest().text).toContain('不参加で承りました');

  await stage.goTo('2026-12-03T16:30');
  expect(tanaka.inbox().join()).not.toContain('明日はセミナーです');
  await stage.goTo('2026-12-09T17:00');
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('明日はセミナーです'));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('two organizers with the form open: the second is told, keeps what was typed, and saves over it knowingly', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  await openEdit(stage, 'U0SATO');
  const suzuki = await openEdit(stage, 'U0SUZUKI');
  expect(await suzuki.submit({ place: '2階', date: '2026-12-10' })).toEqual({});
  const mine = { place: '3階', summary: '書き足しました' };
  const errors = await sato.submit(mine);
  expect(Object.keys(errors)).toEqual(['place']);
  expect(errors.place).toContain('鈴木 さくらさんが先に変更しました');
  expect(errors.place).toContain('いまは「2階」です');
  expect(await sato.submit({ ...mine, overwrite: 'yes' })).toEqual({});
  const saved = await sato.modal();
  expect(saved).toContain('鈴木 さくらさんが先に変更した「開催日」は、そのまま残しました。');
  expect(saved).toContain('鈴木 さくらさんが先に変更した「会場」を、上書きしました。');
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain('3階'));
  expect(sato.sees(channel)[0]).toContain('12月10日');
  await sato.command(channel, 'log');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('会場: 2階 → 3階'));
});

test('from LINE the same form is a page: it keeps what was typed and the edition it showed', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage, { ...evening, seats: '2' });
  const [yamamoto, kimura] = [0, 1].map((index) => stage.asFriend(friends[index]?.id ?? ''));
  if (!yamamoto || !kimura) throw new Error('nobody is there');
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, '');
  await sato.tap(channel, 'LINEとつなぐ');
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await kimura.say('予定');
  await kimura.tap('参加する');
  await stage.asMember('U0TANAKA').tap(channel, '参加する');

  await yamamoto.say('企画');
  await yamamoto.tap('編集・延期');
  const page = yamamoto.linkTo('ページを開く');
  const form = await (await fetch(page)).text();
  const inputs = [...form.matchAll(/<input [^>]*name="(\w+)"[^>]*value="([^"]*)"[^>]*>/g)].filter(
    ([whole]) => !/type="(radio|checkbox)"/.test(whole),
  );
  const shown = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
  const send = async (values: Record<string, string>) => {
    const body = new URLSearchParams({ ...shown, format: 'on_site', ...values });
    const answer = await fetch(page, { method: 'POST', body });
    return { status: answer.status, html: await answer.text() };
  };
  const suzuki = await openEdit(stage, 'U0SUZUKI');
  expect(await suzuki.submit({ place: '2階' })).toEqual({});
  const hidden = (html: string) => /name="form" value="([^"]*)"/.exec(html)?.[1];
  const clash = await send({ place: '3階 <b>', seats: '1' });
  expect(clash.status).toBe(422);
  expect(clash.html).toContain('いまは「2階」です');
  expect(clash.html).toContain('3階 &lt;b&gt;');
  expect(hidden(clash.html)).toBe(hidden(form));
  const saved = await send({ place: '3階 <b>', seats: '1', overwrite: 'yes' });
  expect(saved.html).toContain('参加の方が1名多くなっています');
  const take = /name="command" value="([^"]*take-seats[^"]*)"/.exec(saved.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const press = () => fetch(page, { method: 'POST', body: new URLSearchParams({ command: take }) });
  expect(await (await press()).text()).toContain('1名の方をキャンセル待ちの先頭に移し');
  expect(await (await press()).text()).toContain('席は足りています');
});

test('who is no organizer neither opens nor sends the form, and the try is in the log', async () => {
  const stage = await openStage(settings);
  await announce(stage);
  const friend = stage.asFriend(friends[0]?.id ?? '');
  await friend.follow();
  const seminar = await stage.onlySeminarId();
  for (const command of [
    { do: 'edit', seminar },
    { do: 'take-seats', seminar, count: 1 },
  ]) {
    const source = { type: 'user', userId: friend.id };
    const timestamp = stage.clock.now().epochMilliseconds;
    await stage.line.deliver([{ type: 'postback', source, timestamp, postback: { data: JSON.stringify(command) } }]);
    expect(friend.newest().text).toContain('企画担当の方だけ');
  }
  const forged = { do: 'submit-edit', seminar, opened: 1, values: { title: 'x' } };
  const timestamp = stage.clock.now().epochMilliseconds;
  const postback = { data: JSON.stringify(forged) };
  await stage.line.deliver([{ type: 'postback', source: { type: 'user', userId: friend.id }, timestamp, postback }]);
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'log');
  await vi.waitFor(async () =>
    expect((await sato.ephemeral(channel)).text).toContain(words.refused.tried['take-seats']),
  );
  expect(sato.sees(channel)[0]).toContain(evening.title);
});

test('cancelling asks for a word, tells it once to who comes, and the calendar file says so', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await yamamoto.say('予定');
  await yamamoto.tap('参加する');
  const before = await (await fetch(yamamoto.linkTo('カレンダーに追加'))).text();
  await sato.command(channel, 'desk');
  await sato.tap(channel, '中止する');
  expect(await sato.modal()).toContain('あわせて1名にお知らせします');
  expect(await sato.submit({ reason: '台風のため <!channel>' })).toEqual({});
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('中止のお知らせ'));
  expect(yamamoto.newest().text).toContain('台風のため <!channel>');
  const after = await (await fetch(yamamoto.linkTo('カレンダーに反映'))).text();
  expect(after).toContain('STATUS:CANCELLED');
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
  expect(sequence(after)).toBeGreaterThan(sequence(before));
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('中止になりました'));
  expect((await sato.ephemeral(channel)).buttons).not.toContain('編集・延期');
});
