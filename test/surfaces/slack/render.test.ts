// Cards and forms as Slack shows them: literal, within every limit, calm to read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Button, Card, Form } from '../../../src/cards/card.ts';
import { encodeCommand } from '../../../src/commands.ts';
import { blocksFor } from '../../../src/playground/slack/block-rules.ts';
import { pings } from '../../../src/playground/slack/pings.ts';
import type { Problem } from '../../../src/playground/slack/rule.ts';
import type { Json } from '../../../src/playground/slack/slack.ts';
import { viewProblems } from '../../../src/playground/slack/view-rules.ts';
import { blocksOf } from '../../../src/surfaces/slack/render-card.ts';
import { formView } from '../../../src/surfaces/slack/render-form.ts';
import { homeView, messageOf, pageView } from '../../../src/surfaces/slack/render-view.ts';
import { anyCard, anyForm, cardWithButtons } from './any-card.ts';
import { readable, seminar } from './open-slack.ts';

const asJson = (blocks: unknown) => JSON.parse(JSON.stringify(blocks)) as Json[];

function problemsOf(blocks: unknown, surface: 'message' | 'modal' | 'home'): Problem[] {
  const problems: Problem[] = [];
  blocksFor(surface)(asJson(blocks), '/blocks', problems);
  return problems;
}

describe('any card', () => {
  test.each(['message', 'modal', 'home'] as const)('is blocks that Slack takes in a %s, and never none', (surface) => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom('ja' as const, 'en' as const), (card, language) => {
        const blocks = blocksOf(card, { surface, language });
        expect(problemsOf(blocks, surface)).toEqual([]);
        expect(blocks).not.toEqual([]);
        expect(JSON.stringify(blocks).length).toBeLessThan(surface === 'message' ? 13_000 : 80_000);
        expect(pings(asJson(blocks))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('has a message text that pings nobody and is not too long', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text } = messageOf(card, 'ja');
        expect(pings(text)).toEqual([]);
        expect(text).not.toMatch(/[<>]/);
        expect(text.trim()).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(4000);
      }),
      { numRuns: 50 },
    );
  });

  test('is a view that Slack takes, as a page and as the Home tab', () => {
    fc.assert(
      fc.property(anyCard, fc.option(fc.string(), { nil: undefined }), (card, title) => {
        const page = asJson(pageView({ card, language: 'en', title, origin: 'home' }));
        expect(viewProblems(page, 'modal')).toEqual([]);
        const home = asJson(homeView(card, 'ja'));
        expect(viewProblems(home, 'home')).toEqual([]);
        for (const view of [page, home]) expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
      }),
      { numRuns: 50 },
    );
  });
});

describe('however much a card holds', () => {
  const surfaces = ['message', 'modal', 'home'] as const;
  const pagesIn = (blocks: Json[]) =>
    blocks
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements }) => elements as { value?: string }[])
      .map(({ value }) => Number(JSON.parse(value ?? '{}').page));
  const pagesOf = ({ buttons = [] }: Card) =>
    buttons.flat().map((each) => (each.kind === 'command' && each.command.do === 'list' ? each.command.page : 0));

  test.each(surfaces)('each of its own buttons is there, within the limits of a %s', (surface) => {
    fc.assert(
      fc.property(cardWithButtons, (card) => {
        const blocks = asJson(blocksOf(card, { surface, language: 'ja' }));
        expect(problemsOf(blocks, surface)).toEqual([]);
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(surface === 'message' ? 12_500 : 70_000);
        expect(pagesIn(blocks).filter((page) => page < 100)).toEqual(pagesOf(card));
      }),
      { numRuns: 100 },
    );
  });

  test.each(surfaces)('a listed card is shown with all its buttons or counted among the others, in a %s', (surface) => {
    fc.assert(
      fc.property(cardWithButtons, (card) => {
        const blocks = asJson(blocksOf(card, { surface, language: 'ja' }));
        const items = card.items ?? [];
        const shown = items.filter(({ title = '' }) => readable(blocks).includes(title));
        expect(pagesIn(blocks).filter((page) => page > 100)).toEqual(shown.flatMap(pagesOf));
        const others = items.length - shown.length;
        expect(readable(blocks).includes(`ほか${others}件`)).toBe(others > 0);
      }),
      { numRuns: 100 },
    );
  });

  test('as many buttons as a message can hold are there, when they are too many even alone', () => {
    const pages = Array.from({ length: 300 }, (_, index) => index + 1);
    const buttons = pages.map((page): Button[] => [
      { kind: 'command', label: `${page}ページ目`, command: { do: 'list', page } },
    ]);
    const blocks = asJson(blocksOf({ summary: 's', title: '題', buttons }, { surface: 'message', language: 'ja' }));
    expect(problemsOf(blocks, 'message')).toEqual([]);
    expect(JSON.stringify(blocks).length).toBeGreaterThan(12_000);
    expect(pagesIn(blocks)).toEqual(pages.slice(0, pagesIn(blocks).length));
  });
});

test('what is seldom wanted stands in a menu at the end of the last row, but for what asks first, is too long for one, or would be alone there', () => {
  const rare = (label: string, more: Partial<Extract<Button, { kind: 'command' }>> = {}): Button => ({
    kind: 'command',
    label,
    command: { do: 'list' },
    ...more,
  });
  const shown = (more: Button[], row: Button[] = []) => {
    const card: Card = { summary: 's', buttons: [[usual], row].filter(({ length }) => length > 0), more };
    const blocks = asJson(blocksOf(card, { surface: 'home', language: 'ja' }));
    expect(problemsOf(blocks, 'home')).toEqual([]);
    return blocks
      .flatMap(({ elements }) => elements as Json[])
      .map((element) =>
        element.type === 'overflow'
          ? (element.options as { text: { text: string } }[]).map(({ text }) => text.text)
          : (element.text as { text: string }).text,
      );
  };
  const asks = rare('聞く', { confirm: { title: '題', text: '文', yes: 'はい', no: 'いいえ' } });
  const long = rare('長い', { command: { do: 'unknown', heard: 'x'.repeat(150) } });
  const usual: Button = { kind: 'command', label: '並', command: { do: 'list' } };
  const link: Button = { kind: 'link', label: '先', url: 'https://example.com/' };
  expect(shown([rare('一'), asks, long, link])).toEqual(['並', '聞く', '長い', ['一', '先']]);
  expect(shown([rare('一'), link], [rare('二'), asks])).toEqual(['並', '二', '聞く', ['一', '先']]);
  expect(shown([rare('一')])).toEqual(['並', '一']);
  const six = ['1', '2', '3', '4', '5', '6'];
  expect(shown(six.map((each) => rare(each)))).toEqual(['並', '6', six.slice(0, 5)]);
});

test('any form is a view that Slack takes', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(viewProblems(asJson(formView(form, 'home')), 'modal')).toEqual([]);
    }),
  );
});

const hostile = `<!channel> <@U0BEN> *x* _y_ ~z~ \`q\` :smile: &lt; & <https://evil.example|bank> 👩‍👩‍👧‍👦 שלום ${'あ'.repeat(300)}`;

test('what people typed is shown as typed, wherever a card shows it', () => {
  const card: Card = {
    summary: hostile,
    badge: { text: '<!here> *b*', tone: 'notice' },
    title: hostile,
    text: [hostile, '*two*'],
    facts: [{ label: '*講師*', value: hostile }],
    note: hostile,
    items: [{ summary: hostile, title: hostile, text: [hostile] }],
  };
  const { text, blocks } = messageOf(card, 'ja');
  expect(readable(blocks).split(hostile).length - 1).toBe(6);
  expect(readable(blocks)).toContain('🔵 <!here> *b*');
  expect(pings(text)).toEqual([]);
  expect(text).toContain('&lt;!channel&gt; &lt;@U0BEN&gt; *x* _y_ ~z~ `q` :smile: &amp;lt; &amp; ');
  for (const { emoji } of plainTexts(blocks)) expect(emoji).toBe(false);
});

test('an address in what people typed is a link to just that, in Slack’s own kind', () => {
  const text = '資料はhttps://example.jp/aです <https://evil.example|bank> javascript:alert(1)';
  const [first] = messageOf({ summary: 's', text: [text] }, 'ja').blocks;
  expect(first).toMatchObject({
    elements: [
      {
        elements: [
          { type: 'text', text: '資料は' },
          { type: 'link', url: 'https://example.jp/a', text: 'https://example.jp/a' },
          { type: 'text', text: 'です <' },
          { type: 'link', url: 'https://evil.example', text: 'https://evil.example' },
          { type: 'text', text: '|bank> javascript:alert(1)' },
        ],
      },
    ],
  });
});

function plainTexts(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(plainTexts);
  if (typeof value !== 'object' || value === null) return [];
  const json = value as Json;
  return json.type === 'plain_text' ? [json] : Object.values(json).flatMap(plainTexts);
}

const answer: Button = {
  kind: 'command',
  label: '会場で参加',
  command: { do: 'answer', seminar, answer: 'on_site' },
  style: 'primary',
};
const cancel: Button = {
  kind: 'command',
  label: '中止',
  command: { do: 'cancel', seminar },
  style: 'danger',
  confirm: { title: '中止しますか', text: '全員に知らせます。', yes: '中止する', no: '戻る' },
};

test('a card reads from its state to its small print', () => {
  const card: Card = {
    summary: 's',
    badge: { text: '受付中', tone: 'open' },
    title: '地域交通\nのこれから',
    text: ['一', '  ', '二'],
    facts: [
      { label: '会場', value: '市民会館' },
      { label: 'オンライン', value: '入る', url: 'https://meet.example.com/a' },
      { label: '資料', value: '', url: 'ftp://no.example' },
    ],
    buttons: [[answer], [cancel, { kind: 'link', label: '地図', url: 'https://example.com' }]],
    note: '回答は変えられます。',
  };
  const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
  const literal = (text: string) => ({ type: 'text', text });
  const bold = (text: string) => ({ type: 'text', text, style: { bold: true } });
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  expect(blocksOf(card, { surface: 'message', language: 'ja' })).toEqual([
    { type: 'context', elements: [plain('🟢 受付中')] },
    { type: 'header', text: plain('地域交通 のこれから') },
    { type: 'rich_text', elements: [section(literal('一'))] },
    { type: 'rich_text', elements: [section(literal('二'))] },
    {
      type: 'rich_text',
      elements: [
        section(bold('会場'), literal('  '), literal('市民会館')),
        section(bold('オンライン'), literal('  '), { type: 'link', url: 'https://meet.example.com/a', text: '入る' }),
        section(bold('資料')),
      ],
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          text: plain('会場で参加'),
          style: 'primary',
          action_id: 'c:0:0',
          value: encodeCommand({ do: 'answer', seminar, answer: 'on_site' }),
        },
      ],
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          text: plain('中止'),
          style: 'danger',
          action_id: 'c:1:0',
          value: encodeCommand({ do: 'cancel', seminar }),
          confirm: {
            title: plain('中止しますか'),
            text: plain('全員に知らせます。'),
            confirm: plain('中止する'),
            deny: plain('戻る'),
            style: 'danger',
          },
        },
        { type: 'button', text: plain('地図'), action_id: 'l:1:1', url: 'https://example.com' },
      ],
    },
    { type: 'context', elements: [plain('回答は変えられます。')] },
  ]);
});

test('a full list keeps every card and button, each set apart and with its own ids', () => {
  const items = Array.from(
    { length: 8 },
    (_, n): Card => ({
      summary: `第${n}回`,
      badge: { text: '受付中', tone: 'open' },
      title: `第${n}回 地域交通のこれから`,
      facts: [
        { label: '日時', value: '2030年5月1日(水) 19:00–20:30' },
        { label: '会場', value: '市民会館 3階 会議室B / オンライン' },
      ],
      buttons: [[answer, { ...answer, label: 'オンラインで参加' }], [{ ...answer, label: '詳しく' }]],
    }),
  );
  const card: Card = { summary: 'x', title: 'これから', items, buttons: [[{ ...answer, label: '次へ' }]] };
  const blocks = asJson(blocksOf(card, { surface: 'message', language: 'ja' }));
  const ids = blocks
    .flatMap(({ elements }) => (elements as Json[] | undefined) ?? [])
    .flatMap(({ action_id }) => action_id ?? []);
  expect(ids).toHaveLength(8 * 3 + 1);
  expect(new Set(ids).size).toBe(ids.length);
  expect(blocks.filter(({ type }) => type === 'divider')).toHaveLength(9);
  expect(readable(blocks)).not.toContain('…');
  expect(blocks.at(-1)).toMatchObject({ elements: [{ text: { text: '次へ' } }] });
});

test('what a preview is decided by stands before it, and what is previewed as it will be: below, a phone shows it alone', () => {
  const post: Card = { summary: 'x', title: '届く姿', buttons: [[{ ...answer, label: '参加する' }]], drawnAs: 'slack' };
  const card: Card = {
    summary: 'x',
    text: ['143名に届きます'],
    items: [post],
    buttons: [[{ ...answer, label: '送る' }]],
    note: '下の見本です',
  };
  const blocks = asJson(blocksOf(card, { surface: 'modal', language: 'ja' }));
  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions', 'divider', 'context', 'header', 'actions']);
  expect(readable(blocks[1])).toContain('送る');
  expect(readable(blocks[3])).toContain('下の見本です');
  const list = asJson(
    blocksOf({ ...card, items: [{ ...post, drawnAs: undefined }] }, { surface: 'modal', language: 'ja' }),
  );
  expect(readable(list.at(-2))).toContain('送る');
  const aside: Card = { ...card, items: [{ ...post, drawnAs: undefined, isAside: true }] };
  expect(readable(asJson(blocksOf(aside, { surface: 'message', language: 'ja' })).at(-1))).toContain('参加する');
});

test('a list too long for a message says how many more there are', () => {
  const items = Array.from({ length: 30 }, (_, n): Card => ({ summary: '', title: `第${n}回`, buttons: [[answer]] }));
  const blocks = blocksOf({ summary: 'x', items }, { surface: 'message', language: 'ja' });
  expect(readable(blocks)).toContain('第14回');
  expect(readable(blocks).trim()).toMatch(/ほか1[0-9]件$/);
});

test('a long text is cut between graphemes, ending in an ellipsis', () => {
  const family = '👩‍👩‍👧‍👦';
  const [title] = blocksOf(
    { summary: '', title: 'x', buttons: [[{ ...answer, label: family.repeat(20) }]] },
    { surface: 'message', language: 'ja' },
  ).slice(1);
  const label = readable(title);
  expect(label).toBe(`${family.repeat(6)}…`);
});

test('a card of nothing shows its summary', () => {
  expect(readable(blocksOf({ summary: '設定を変えました' }, { surface: 'message', language: 'ja' }))).toBe(
    '設定を変えました',
  );
  expect(messageOf({ summary: ' ' }, 'ja')).toMatchObject({ text: '…' });
});

test('a form’s fields are Slack’s own, and what the form runs stays with the modal', () => {
  const form: Form = {
    submit: { do: 'submit-seminar', seminar },
    title: '長い題'.repeat(20),
    submitLabel: '保存',
    intro: '*太字*ではありません',
    language: 'en',
    fields: [
      { name: 'title', label: '題', type: 'text', maxLength: 100, value: '🎤'.repeat(100), placeholder: '例' },
      // What Slack cannot show whole is not asked for.
      { name: 'about', label: '内容', type: 'text', maxLength: 9000, value: 'x'.repeat(4000) },
      { name: 'note', label: '備考', type: 'text', maxLength: 9000 },
      { name: 'link', label: 'URL', type: 'url', value: 'not an address' },
      { name: 'seats', label: '席', type: 'number', min: 1, value: '20' },
      { name: 'party', label: '会', type: 'check', option: 'あり', value: 'yes' },
      // What a page offers by name is Slack's own picker here.
      { name: 'to', label: '先', type: 'channel', value: 'C0SEMINAR', options: [{ value: 'C0X', label: '#x' }] },
    ],
  };
  const view = JSON.parse(JSON.stringify(formView(form, 'home'))) as Json;
  expect(JSON.parse(String(view.private_metadata))).toEqual({ do: 'submit-seminar', seminar, from: 'home' });
  expect((view.title as { text: string }).text).toHaveLength(24);
  const [intro, ...inputs] = view.blocks as Json[];
  expect(intro).toMatchObject({ type: 'section', text: { type: 'plain_text', text: '*太字*ではありません' } });
  expect(inputs.map(({ block_id }) => block_id)).toEqual(['title', 'note', 'link', 'seats', 'party', 'to']);
  expect(inputs.map(({ element }) => element)).toMatchObject([
    { type: 'plain_text_input', max_length: 200, initial_value: '🎤'.repeat(100) },
    { type: 'plain_text_input', max_length: 3000 },
    { type: 'plain_text_input', initial_value: 'not an address' },
    { type: 'number_input', is_decimal_allowed: true, initial_value: '20' },
    { type: 'checkboxes', initial_options: [{ value: 'yes' }] },
    { type: 'conversations_select', filter: { include: ['public', 'private'] }, initial_conversation: 'C0SEMINAR' },
  ]);
  expect(inputs[4]).toMatchObject({ optional: true });
});
