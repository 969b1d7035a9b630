// Whatever a card holds, LINE takes the message, and its buttons do what the card's do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Button, type Card, CHOSEN } from '../../../src/cards/card.ts';
import { type Command, decodeCommand, encodeCommand } from '../../../src/commands.ts';
import type { Json, LineMessage } from '../../../src/playground/line/line.ts';
import { findMessagesError } from '../../../src/playground/line/message-rules.ts';
import { colors } from '../../../src/surfaces/line/colors.ts';
import { renderFilters } from '../../../src/surfaces/line/names.ts';
import { renderMessage, renderReplies, renderReply } from '../../../src/surfaces/line/render.ts';
import { shorten, toUri, widthOf } from '../../../src/surfaces/line/shorten.ts';
import { ja } from '../../support/words.ts';
import { anyCard, anyText } from '../any-card.ts';
import { answerCard, listCard, oversizedCard, seminarId } from '../contract-cards.ts';
import { seenIn, tappablesIn } from './seen-in-chat.ts';

/** As it goes over the wire. */
const wire = (card: Card): Json => JSON.parse(JSON.stringify(renderReply(card, 'ja')));
const commandButton = (label: string, command: Command): Button => ({ kind: 'command', label, command });
const footerOf = (buttons: Button[][]) => {
  const { contents } = renderMessage({ summary: 's', title: 't', buttons }, 'ja');
  return contents.type === 'bubble' ? (contents.footer?.contents ?? []) : [];
};

// Properties on huge cards take their time on a busy machine.

describe('a rendered card', () => {
  it.each([
    ['usual', answerCard],
    ['a list', listCard],
    ['oversized', oversizedCard],
    ['a list of oversized ones', { ...oversizedCard, items: Array(8).fill(oversizedCard) }],
    ['of nothing', { summary: '' }],
    ['of a summary', { summary: 'はい' }],
    ['of buttons alone', { summary: ' ', buttons: [[commandButton('', { do: 'help' })]] }],
  ])('is taken by LINE: %s', (_title, card: Card) => {
    expect(findMessagesError([wire(card)])).toBeUndefined();
  });

  it('says which page of a list it is beside the title, not on a card of its own', () => {
    const items = [{ summary: 'a', title: '論語を読む夜' }];
    const bubbles = (text: string[]) => {
      const { contents } = renderMessage({ summary: 's', title: '企画の一覧', text, items }, 'ja');
      return contents.type === 'carousel' ? contents.contents : [];
    };
    expect(bubbles(['1 / 2ページ'])).toHaveLength(1);
    expect(JSON.stringify(bubbles(['1 / 2ページ'])[0])).toContain('企画の一覧　1 / 2ページ');
    expect(bubbles(['6週間前になると、次の回の下書きを用意してお知らせします。'])).toHaveLength(2);
    expect(bubbles(['一行目', '二行目'])).toHaveLength(2);
  });

  it('has each address in its words to tap, as it was typed, one a line', () => {
    const text =
      '資料です。\n詳しくはhttps://example.jp/a?b=cをご覧ください。\nhttps://one.example と http://two.example\n\nでは、会場で。';
    const message = wire({ summary: 's', text: [text, 'https://example.jp/cut'] });
    expect(findMessagesError([message])).toBeUndefined();
    const links = tappablesIn(message).filter(({ uri }) => uri);
    expect(links.map(({ uri }) => uri)).toEqual([
      ...['https://example.jp/a?b=c', 'https://one.example/', 'http://two.example/', 'https://example.jp/cut'],
    ]);
    expect(links[0]?.label).toBe('詳しくはhttps://example.jp/a?b=cをご覧ください。');
    expect(seenIn({ message } as LineMessage).text).toContain('では、会場で。');
  });

  it('shows a list’s own buttons at its end in the middle of a card, under a heading', () => {
    const items = [{ summary: 'a', title: '論語を読む夜' }];
    const { contents } = renderMessage(
      { summary: 's', items, buttons: [[commandButton('次へ', { do: 'mute' })]] },
      'ja',
    );
    const last = contents.type === 'carousel' ? contents.contents.at(-1) : undefined;
    expect(last).toMatchObject({ body: { justifyContent: 'center' } });
    expect(last?.footer).toBeUndefined();
    expect(JSON.stringify(last)).toContain(ja.line.more);
  });

  it('is taken by LINE, whatever it holds', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(findMessagesError([wire(card)])).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('keeps most of a list whose every link is as long as can be', () => {
    const url = `https://example.com/${'x'.repeat(975)}`;
    const links = Array<Button>(6).fill({ kind: 'link', label: '資料'.repeat(20), url });
    const facts = Array(6).fill({ label: '資料'.repeat(50), value: '資料'.repeat(50), url });
    const item: Card = { summary: 's', title: '題'.repeat(50), text: ['文'.repeat(90)], facts, buttons: [links] };
    const message = wire({ summary: 's', title: '一覧', items: Array(12).fill(item) });
    expect(findMessagesError([message])).toBeUndefined();
    expect(tappablesIn(message).length).toBeGreaterThanOrEqual(8 * 4);
  });

  it('keeps all of a card’s own buttons, whatever else it holds', () => {
    const own = Array.from({ length: 24 }, (_, n): Command => ({ do: 'talk', seminar: seminarId, page: n + 1 }));
    fc.assert(
      fc.property(anyCard, anyText, fc.nat(24), (card, label, count) => {
        const commands = own.slice(0, count);
        const buttons = commands.map((command) => [commandButton(label, command)]);
        const message = wire({ ...card, buttons, ...unlisted });
        expect(findMessagesError([message])).toBeUndefined();
        const offered = tappablesIn(message).flatMap(({ data }) => (data?.includes('"talk"') ? [data] : []));
        expect(offered).toEqual(commands.map(encodeCommand));
      }),
      { numRuns: 100 },
    );
  });

  it('shows a listed card with all its buttons, or counts it among the others', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCard, fc.nat(6)), { minLength: 1, maxLength: 20 }), (listed) => {
        const items = listed.map(([{ items: _none, ...card }, count], n): Card => {
          const page = (index: number): Command => ({ do: 'list', page: (n + 1) * 10 + index });
          return {
            ...card,
            ...unlisted,
            title: `【${n + 1}】`,
            buttons: Array.from({ length: count }, (_, i) => [commandButton('b', page(i))]),
          };
        });
        const message = wire({ summary: 's', items, buttons: [[commandButton('次へ', { do: 'mute' })]] });
        expect(findMessagesError([message])).toBeUndefined();
        const words = JSON.stringify(message);
        const shown = items.filter(({ title }) => words.includes(title ?? ''));
        const offered = tappablesIn(message).flatMap(({ data }) => data ?? []);
        expect(offered).toEqual(
          [...shown.flatMap(commandsOf), { do: 'mute' } as const].map((each) => JSON.stringify(each)),
        );
        expect(words.includes(ja.list.more(items.length - shown.length))).toBe(shown.length < items.length);
      }),
      { numRuns: 60 },
    );
  });

  it('offers only commands of the card, in the card’s order', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const meant = commandsOf(card).map((command) => encodeCommand(command));
        const offered = tappablesIn(wire(card)).flatMap(({ data }) => (data === undefined ? [] : [data]));
        let at = 0;
        for (const data of offered) {
          expect(encodeCommand(decodeCommand(data))).toBe(data);
          at = meant.indexOf(data, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every button of a card of usual size, whatever its words', () => {
    const buttons = [1, 2, 3, 4, 5].map((page) => [commandButton('次', { do: 'list', page })]);
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const card = { summary: 's', title, text: Array(10).fill(text), buttons };
        expect(tappablesIn(wire(card)).filter(({ data }) => data !== undefined)).toHaveLength(5);
      }),
      { numRuns: 60 },
    );
  });
});

const unlisted = { more: undefined, filters: undefined, lists: undefined };

const commandsOf = (card: Card): Command[] =>
  [
    ...(card.items ?? []).flatMap(commandsOf),
    ...[...(card.filters ?? []), ...(card.lists ?? []).flatMap(({ rows }) => rows)].map(({ command }) => command),
    ...[...(card.buttons ?? []), card.more ?? []].flat().flatMap(commandOf),
  ].flat();
const commandOf = (button: Button): Command[] => (button.kind === 'command' ? [button.command] : []);

describe('a card’s buttons', () => {
  const rate = (score: number) => commandButton(`${score}`, { do: 'rate', seminar: seminarId, score });

  it('stand side by side when two are short, and in rows when they are not', () => {
    const short = [commandButton('はい', { do: 'mute' }), commandButton('いいえ', { do: 'unmute' })];
    const long = [commandButton('オンラインで参加する', { do: 'mute' }), commandButton('いいえ', { do: 'unmute' })];
    expect(footerOf([short]).map(({ type }) => type)).toEqual(['box']);
    expect(footerOf([long]).map(({ type }) => type)).toEqual(['button', 'button']);
  });

  it('put five scores in one row of boxes to tap', () => {
    const [row] = footerOf([[1, 2, 3, 4, 5].map(rate)]);
    expect(row).toMatchObject({ type: 'box', layout: 'horizontal' });
    expect(tappablesIn({ contents: { type: 'box', contents: [row] } })).toHaveLength(5);
  });

  it('say in the chat what was tapped', () => {
    expect(tappablesIn(wire(answerCard)).find(({ label }) => label === '不参加')).toMatchObject({
      displayText: '不参加',
    });
  });

  it('leave out a link that LINE would refuse, and keep the fact it stood on', () => {
    const fact = { label: '資料', value: '配布資料', url: 'javascript:alert(1)' };
    const card: Card = { summary: 's', facts: [fact], buttons: [[{ kind: 'link', label: '開く', url: 'ftp://x' }]] };
    expect(tappablesIn(wire(card))).toEqual([]);
    expect(JSON.stringify(wire(card))).toContain('配布資料');
  });
});

describe('a shortened text', () => {
  it.each([
    ['ok', 10, 'ok'],
    ['0123456789', 10, '0123456789'],
    ['0123456789a', 10, '012345678…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
    ['a\r\nb', 10, 'a\nb'],
    [`e${'\u0301'.repeat(50)}`, 5, 'e\u0301\u0301\u0301…'],
    [`👩${'\u200d👩'.repeat(20)}`, 6, '👩\u200d👩…'],
    ['\ud83d', 10, '\ufffd'],
  ])('of %j within %i is %j', (text, max, short) => {
    expect(shorten(text, max)).toBe(short);
  });

  it('never exceeds its room, nor splits a character that fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a link for LINE', () => {
  it.each([
    ['https://例え.jp/資料?q=予定 表', 'https://xn--r8jz45g.jp/%E8%B3%87%E6%96%99?q=%E4%BA%88%E5%AE%9A%20%E8%A1%A8'],
    ['https://example.com/a|b?c={d}&e=100%', 'https://example.com/a%7Cb?c=%7Bd%7D&e=100%25'],
    ['mailto:a@example.com', undefined],
    [`https://example.com/${'あ'.repeat(200)}`, undefined],
  ])('from %s is %s', (url, uri) => {
    expect(toUri(url)).toBe(uri);
  });

  it('counts a kana as two letters wide', () => {
    expect(widthOf('会場A ｱ')).toBe(7);
  });
});

it('what a list says of itself comes before it in a reply, without what the chips do; its pages are turned at its end', () => {
  const items = [{ summary: 'a', title: '論語を読む夜' }];
  const next: Button = { kind: 'command', label: '次のページ', command: { do: 'list', page: 2 }, turnsPage: true };
  const own = commandButton('止める', { do: 'mute' });
  const buttons = [[next], [own, commandButton('予定', { do: 'list' })]];
  const [lead, list, ...rest] = renderReplies(
    { summary: 's', title: '予定の一覧', text: ['説明'], items, buttons },
    'ja',
  );
  expect(rest).toEqual([]);
  expect(lead?.contents.type).toBe('bubble');
  expect(lead).not.toHaveProperty('quickReply');
  const [said, shown] = [JSON.stringify(lead), JSON.stringify({ ...list, quickReply: undefined })];
  expect([
    said.includes('説明'),
    said.includes('止める'),
    said.includes('次のページ'),
    said.includes('"予定"'),
  ]).toEqual([...[true, true, false, false]]);
  expect([shown.includes('論語を読む夜'), shown.includes('次のページ'), shown.includes('止める')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(list?.quickReply?.items).toHaveLength(2);
  expect(renderReplies({ summary: 's', items }, 'ja')).toHaveLength(1);
  // What is rare stands beside other buttons, or last of all.
  const [alone, after] = renderReplies({ summary: 's', title: '予定の一覧', items, more: [own] }, 'ja');
  expect([alone, after].map((each) => JSON.stringify(each).includes('止める'))).toEqual([false, true]);
});

it('what a list of names is narrowed to shows uncut: as many on a line as have room', () => {
  const filters = ['すべて 30', '会場で参加 12', 'オンラインで参加 18', 'キャンセル待ち 5', '資料だけ 5'].map(
    (label) => ({
      label,
      command: { do: 'list' as const },
    }),
  );
  const lines = renderFilters(filters, { short: 100, rows: 40 });
  const widths = lines.map(({ contents }) => contents.map((chip) => ('flex' in chip ? (chip.flex ?? 0) : 0)));
  expect(lines.flatMap(({ contents }) => contents)).toHaveLength(filters.length);
  expect(lines.length).toBeLessThan(filters.length);
  const [chosen, other] = [true, false].map((isChosen) => {
    const [line] = renderFilters([{ label: 'すべて', command: { do: 'list' }, isChosen }], { short: 100, rows: 40 });
    return line?.contents[0];
  });
  expect(chosen).toMatchObject({ backgroundColor: colors.quiet, contents: [{ text: `${CHOSEN}すべて` }] });
  expect(other).toMatchObject({ contents: [{ text: 'すべて' }] });
  for (const line of widths) expect(line.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(38);
});
