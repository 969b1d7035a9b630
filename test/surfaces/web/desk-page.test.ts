// How a card of the desk stands on its page.
import { expect, test } from 'vitest';
import type { Button, Card } from '../../../src/cards/card.ts';
import { unbrokenDays } from '../../../src/text/unbroken.ts';
import { wordsOf } from '../../support/words.ts';
import { openWeb } from './open-web.ts';

async function pageOf(card: Omit<Card, 'summary'>, language: 'ja' | 'en' = 'ja'): Promise<string> {
  const { bot, get } = openWeb();
  const shown = async () => ({ kind: 'card', card: { summary: 's', ...card }, language }) as const;
  bot.links({ kind: 'desk', language, open: shown, run: shown, keepOpen: async () => 'pass' });
  return (await get('/desk/t')).text;
}

const button = (label: string, more: Partial<Extract<Button, { kind: 'command' }>> = {}): Button => ({
  kind: 'command',
  label,
  command: { do: 'list' },
  ...more,
});
const item = (title: string): Card => ({ summary: title, title });
const confirm = { title: '送りますか？', text: '届きます。', yes: 'はい', no: 'いいえ' };
const back = wordsOf('ja').list.desk;

test('a list’s pages are turned at its end, where its reader has come to; its other buttons stand before it', async () => {
  const buttons = [[button('企画する')], [button('次のページ', { turnsPage: true })]];
  const text = await pageOf({ title: '一覧', buttons, items: [item('論語を読む夜'), item('統計学')] });
  const places = ['企画する', '論語を読む夜', '次のページ'].map((each) => text.indexOf(each));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(text.split('次のページ')).toHaveLength(2);
  expect(await pageOf({ title: '名簿', text: ['佐藤'], buttons })).toContain('次のページ');
});

test('the one card that is shown, e.g. a preview, is seen before what can be done with it', async () => {
  const text = await pageOf({ title: 'プレビュー', buttons: [[button('今すぐ')]], items: [item('論語を読む夜')] });
  expect(text.indexOf('今すぐ')).toBeGreaterThan(text.indexOf('論語を読む夜'));
});

test('what asks first looks as heavy as it is, and so does a file', async () => {
  const text = await pageOf({
    buttons: [
      [
        button('お知らせ', { style: 'primary', confirm }),
        button('捨てる', { style: 'danger', confirm }),
        button('移す', { confirm }),
        { kind: 'link', label: 'CSV', url: 'https://bot.example/csv' },
      ],
    ],
  });
  for (const [style, label] of Object.entries({ primary: 'お知らせ', danger: '捨てる', plain: '移す' }))
    expect(text).toContain(`<summary class="${style}" dir="auto">${label}</summary>`);
  expect(text).toMatch(/class="button plain"[^>]*>CSV/);
});

test('what was and what is stand one below the other, each day in one piece', async () => {
  const change = { was: '12月3日（木）18:30〜20:00', is: '12月8日（火）18:30〜20:00' };
  const text = await pageOf({ facts: [{ label: '日時', value: `${change.was} → ${change.is}`, change }] });
  expect(text).toContain(`<del>${unbrokenDays(change.was)}</del> <ins>${unbrokenDays(change.is)}</ins>`);
  expect(text).not.toContain('→');
});

test('what is rarely wanted is folded away at the end of the buttons, and works there, unless it is alone', async () => {
  const text = await pageOf({ buttons: [[button('編集')]], more: [button('捨てる', { confirm }), button('写す')] });
  const [before, fold = ''] = text.split(`<details class="fold"><summary>${wordsOf('ja').list.folded}</summary>`);
  expect(before).toContain('編集');
  for (const label of ['捨てる', '写す'])
    expect([before?.includes(label), fold.includes(label)]).toEqual([false, true]);
  expect(fold).toMatch(/<button type="submit"[^>]*>写す/);
  expect(await pageOf({ more: [button('写す')] })).not.toContain('class="fold"');
  expect(await pageOf({ title: '論語' })).not.toContain('class="links"');
});

test('listed cards with nothing but a way to open them are rows, with one link in each; others stand as they are', async () => {
  const opens = button('その他', { command: { do: 'desk', page: 2 } });
  const row = { ...item('論語を読む夜'), text: ['12月3日'], buttons: [[opens]] };
  const rows = await pageOf({ title: '一覧', items: [row, { ...row, title: '統計学' }] });
  expect(rows.match(/<a href="\?open=[^"]*page%22%3A2[^"]*">/g)).toHaveLength(2);
  expect(rows).not.toContain('その他');
  const acts = { ...row, buttons: [[button('外す', { command: { do: 'mute' } })]] };
  expect(await pageOf({ title: '一覧', items: [row, acts] })).not.toContain('class="rows"');
});

test('Japanese on an English page is said to be, so that it is read out and broken as such', async () => {
  const seminar = { title: '論語を読む夜', text: ['よく効いた一冊', 'A book'] };
  const english = await pageOf(seminar, 'en');
  expect(english).toContain('<h1 dir="auto" lang="ja">論語を読む夜');
  expect(english).toContain('<p dir="auto" lang="ja">よく効いた一冊');
  expect(english).toContain('<p dir="auto">A book');
  expect(await pageOf(seminar)).not.toContain(' lang="ja">論語');
});

test('what cannot be undone stands apart in the fold', async () => {
  const text = await pageOf({ more: [button('中止', { style: 'danger' }), button('写す'), button('記録')] });
  const [usual = '', last] = text.split('<div class="links last">');
  expect(['写す', '記録', '中止'].map((label) => usual.includes(label))).toEqual([true, true, false]);
  expect(last).toContain('中止');
});

test('the way back to a seminar is a link beside the way to the desk, and no button', async () => {
  const seminar = '0190d6a4-8c5b-4d2e-9a37-0123456789ab';
  const text = await pageOf({
    buttons: [[button('加える')], [button('このセミナーへ', { command: { do: 'desk', seminar } })]],
  });
  expect(text).toMatch(/<p class="back"><a href="\?open=[^"]+">このセミナーへ<\/a><a href="\?">/);
  expect(text.split('このセミナーへ')).toHaveLength(2);
});

test('there is one way back to the desk, not two', async () => {
  expect((await pageOf({ buttons: [[button(back, { command: { do: 'desk' } })]] })).split(back)).toHaveLength(2);
  expect((await pageOf({ buttons: [[button('別の一覧')]] })).split(back)).toHaveLength(2);
});

test('a state that says what the title says is not said twice', async () => {
  expect(await pageOf({ title: '資料', badge: { text: '資料', tone: 'notice' } })).not.toContain('class="badge');
  expect(await pageOf({ title: '論語', badge: { text: '資料', tone: 'notice' } })).toContain('class="badge notice"');
});
