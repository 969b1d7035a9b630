// Any card at all, for property tests: usual, empty, huge, hostile. Knows no platform.
import fc from 'fast-check';
import type { Button, Card, Fact } from '../../src/cards/card.ts';
import type { Command } from '../../src/commands.ts';
import { hostileText } from './contract-cards.ts';

/** Short and long, any Unicode, lone surrogates and control characters too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('あ', '👩‍👩‍👧‍👦', '"\\', '\u0001', '\ud83d', 'a\u0301', '\n', hostileText), fc.nat(3000))
      .map(([unit, times]) => unit.repeat(times).slice(0, 60_000)),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '　', `e${'\u0301'.repeat(5000)}`, '\u202eabc') },
);

const seminar = fc.uuid();
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ do: 'help' }, { do: 'list' }, { do: 'mute' }, { do: 'preview' }, { do: 'desk', page: 9 }),
  fc.record({ do: fc.constant('answer' as const), seminar, answer: fc.constantFrom('on_site', 'materials') }),
  fc.record({ do: fc.constant('rate' as const), seminar, score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('attendees' as const), seminar, page: fc.integer({ min: 1, max: 10_000 }) }),
);

const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  anyText.map((text) => `https://example.com/${text}?q=${text}`),
  fc.constantFrom(
    '',
    'javascript:alert(1)',
    'https://',
    'https://例え.jp/日本語?x=|^{}%zz%',
    'http://a b',
    '/relative',
  ),
);

const anyButton: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('command' as const),
      label: anyText,
      command: anyCommand,
      style: fc.constantFrom('primary' as const, 'danger' as const),
    },
    { requiredKeys: ['kind', 'label', 'command'] },
  ),
  fc.record({ kind: fc.constant('link' as const), label: anyText, url: anyUrl }),
);

const anyFact: fc.Arbitrary<Fact> = fc.record(
  { label: anyText, value: anyText, url: anyUrl },
  { requiredKeys: ['label', 'value'] },
);

const plainParts = {
  summary: anyText,
  badge: fc.record({ text: anyText, tone: fc.constantFrom('open' as const, 'full' as const, 'closed' as const) }),
  title: anyText,
  text: fc.array(anyText, { maxLength: 30 }),
  facts: fc.array(anyFact, { maxLength: 30 }),
  buttons: fc.array(fc.array(anyButton, { maxLength: 6 }), { maxLength: 12 }),
  filters: fc.array(fc.record({ label: anyText, command: anyCommand, isChosen: fc.boolean() }), { maxLength: 8 }),
  lists: fc.array(
    fc.record({
      title: anyText,
      rows: fc.array(fc.record({ label: anyText, command: anyCommand }), { maxLength: 30 }),
    }),
    { maxLength: 3 },
  ),
  more: fc.array(anyButton, { maxLength: 7 }),
  note: anyText,
  drawnAs: fc.constantFrom('slack' as const, 'line' as const),
};
const plainCard: fc.Arbitrary<Card> = fc.record(plainParts, { requiredKeys: ['summary'] });

export const anyCard: fc.Arbitrary<Card> = fc.oneof(
  { weight: 3, arbitrary: plainCard },
  {
    weight: 1,
    arbitrary: fc.record(
      { ...plainParts, items: fc.array(plainCard, { maxLength: 14 }) },
      { requiredKeys: ['summary', 'items'] },
    ),
  },
);
