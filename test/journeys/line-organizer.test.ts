// An organizer on the train: all from LINE's chat and the pages it links to.
import { expect, test, vi } from 'vitest';
import { channel, friends, openStage } from './open-stage.ts';

async function onTheTrain() {
  const stage = await openStage({ ADMINS: 'U0SATO', ORGANIZERS: 'U0TANAKA' });
  const [sato, tanaka] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA')];
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学のはじめの一歩', speaker: '山田', date: '2026-12-03', place: '会議室A' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal('今すぐお知らせ');
  await sato.closeModals();
  await kimura.tap('参加する');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('参加で承りました'));
  await sato.command(channel, '');
  await sato.tap(channel, 'LINEとつなぐ');
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain('つなぎました'));

  /** Taps a button of the seminar's own card. */
  const choose = async (label: string) => {
    await yamamoto.say('企画');
    await vi.waitFor(() => expect(yamamoto.newest().text).toContain('統計学'));
    await yamamoto.tap(label, '統計学');
  };
  /** Opens the page behind the newest link, and sends its form as it stands but for these. */
  const fill = async (values: Record<string, string>) => {
    await vi.waitFor(() => expect(yamamoto.newest().text).toContain('続きはページでどうぞ'));
    const page = yamamoto.linkTo('ページを開く');
    const { fields, html } = fieldsOf(await (await fetch(page)).text());
    expect(html).toContain('<form');
    const sent = await fetch(page, { method: 'POST', body: new URLSearchParams({ ...fields, ...values }) });
    return sent.text();
  };
  return { stage, tanaka, kimura, yamamoto, choose, fill };
}

/** What a form holds when it is opened. */
function fieldsOf(html: string): { html: string; fields: Record<string, string> } {
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]);
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const isChosen = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (isChosen) fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', text] of html.matchAll(/<textarea ([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(tag, 'name')] = plain(text);
  }
  for (const [, tag = '', options = ''] of html.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)) {
    fields[attribute(tag, 'name')] = attribute(/<option [^>]* selected>/.exec(options)?.[0] ?? '', 'value');
  }
  return { html, fields };
}

/** Presses the button whose words these are a part of; the page that answers. */
async function press(page: string, html: string, label: string): Promise<string> {
  const forms = [...html.matchAll(/<form method="post" class="act">([\s\S]*?)<\/form>/g)].map(
    ([, inside = '']) => inside,
  );
  const form = forms.find((inside) => inside.includes(label));
  if (!form) throw new Error(`no button ${label}`);
  const { command = '' } = fieldsOf(form).fields;
  return (await fetch(page, { method: 'POST', body: new URLSearchParams({ command }) })).text();
}

test('moves a seminar and calls it off: who comes is told each time, once', async () => {
  const { stage, kimura, choose, fill } = await onTheTrain();
  await choose('編集・延期');
  const saved = await fill({ date: '2026-12-10' });
  expect(saved).toContain('12月3日（木）18:30〜20:00 → 12月10日（木）18:30〜20:00');
  expect(saved).toContain('1名の方に、変更をお知らせしています');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('日時が変わりました'));
  await choose('中止する');
  expect(await fill({ reason: '台風のため' })).toContain('中止');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('台風のため'));
  expect(kimura.chat().filter((text) => text.includes('日時が変わりました'))).toHaveLength(1);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('repeats a seminar, and hands it over: the colleague is told', async () => {
  const { stage, tanaka, yamamoto, choose, fill } = await onTheTrain();
  await choose('くり返す');
  expect(await fill({})).toContain('6週間前に下書きを用意します');
  await choose('担当と講師');
  await yamamoto.tap('引き継ぐ', '田中 太一');
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('引き継ぎがありました'));
  expect(tanaka.inbox().at(-1)).toContain('統計学のはじめの一歩');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('adds somebody who telephoned, writes to all who come, and ticks them off at the door', async () => {
  const { stage, kimura, yamamoto, choose, fill } = await onTheTrain();
  await choose('参加者を見る');
  await yamamoto.tap('参加者を加える');
  expect(await fill({ name: '広島市 原田 実', note: '082-000-0000' })).toContain('広島市 原田 実');
  await choose('参加者を見る');
  await yamamoto.tap('メッセージを送る');
  const preview = await fill({ text: '駐車場は北側をお使いください。' });
  expect(preview).toContain('駐車場は北側をお使いください。');
  await press(yamamoto.linkTo('ページを開く'), preview, '送る');
  await vi.waitFor(() => expect(kimura.newest().text).toContain('駐車場は北側'));
  await stage.goTo('2026-12-03T17:45');
  await choose('受付');
  await yamamoto.tap('参加者にチェックする');
  const list = yamamoto.linkTo('ページを開く');
  const door = await (await fetch(list)).text();
  expect(await press(list, door, '広島市 原田 実')).toContain('☑ 広島市 原田 実');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
