// Any card and any form, tiny to huge, friendly to hostile, for properties.
import fc from 'fast-check';
import type { Button, Card, Fact, Field, Form } from '../../../src/cards/card.ts';
import type { Command } from '../../../src/commands.ts';
import { seminar } from './open-slack.ts';

const nasty = [
  '',
  ' ',
  '\n',
  '<!channel>',
  '<@U0BEN>',
  '*x* _y_ ~z~ `q`',
  '&lt;',
  ':smile:',
  '👩‍👩‍👧‍👦',
  'שלום \u202e',
  '\u0000\ud800',
  'あ',
];
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...nasty),
  fc.tuple(fc.constantFrom(...nasty), fc.integer({ min: 1, max: 4000 })).map(([part, times]) => part.repeat(times)),
);
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('', 'x', 'javascript:alert(1)', `https://e.org/${'x'.repeat(3100)}`),
  text,
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ do: 'answer', seminar, answer: 'on_site' }),
  text.map((heard): Command => ({ do: 'unknown', heard })),
);
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    label: text,
    command,
    style: optional(fc.constantFrom('primary' as const, 'danger' as const)),
    confirm: optional(fc.record({ title: text, text, yes: text, no: text })),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: text,
    url,
    style: optional(fc.constant('primary' as const)),
  }),
);
const row = fc.record({ label: text, note: text, command });

/** At most so many buttons; each runs a page of its own, counted from `first`, so that it can be found again. */
export const buttonRows = ({ most, first = 1 }: { most: number; first?: number }): fc.Arbitrary<Button[][]> =>
  fc.array(button, { maxLength: most }).map((buttons) =>
    buttons.map((each, index): Button[] => {
      const label = each.label.slice(0, 40);
      const confirm = each.kind === 'command' ? each.confirm : undefined;
      return [{ kind: 'command', label, command: { do: 'list', page: first + index }, ...(confirm && { confirm }) }];
    }),
  );
const fact: fc.Arbitrary<Fact> = fc.record({ label: text, value: text, url: optional(url) });
const badge = fc.record({
  text,
  tone: fc.constantFrom('open' as const, 'full' as const, 'closed' as const, 'notice' as const),
});

const card = (items: fc.Arbitrary<Card[] | undefined>): fc.Arbitrary<Card> =>
  fc.record({
    summary: text,
    badge: optional(badge),
    title: optional(text),
    text: optional(fc.array(text, { maxLength: 30 })),
    facts: optional(fc.array(fact, { maxLength: 60 })),
    buttons: optional(fc.array(fc.array(button, { maxLength: 30 }), { maxLength: 30 })),
    filters: optional(fc.array(fc.record({ label: text, command, isChosen: fc.boolean() }), { maxLength: 8 })),
    lists: optional(fc.array(fc.record({ title: text, rows: fc.array(row, { maxLength: 30 }) }), { maxLength: 3 })),
    more: optional(fc.array(button, { maxLength: 12 })),
    note: optional(text),
    items,
  });

export const anyCard: fc.Arbitrary<Card> = card(optional(fc.array(card(fc.constant(undefined)), { maxLength: 30 })));

const unlisted = { more: undefined, filters: undefined, lists: undefined };

/** Without a fold or a list of names, and with buttons of a usual number; a listed card's title and buttons say which one it is, by thousands. */
export const cardWithButtons: fc.Arbitrary<Card> = fc
  .tuple(anyCard, buttonRows({ most: 12 }), fc.array(buttonRows({ most: 4 }), { maxLength: 30 }))
  .map(([whole, buttons, ofItems]) => ({
    ...whole,
    ...unlisted,
    buttons,
    items: ofItems.map((rows, n) => ({
      ...whole.items?.[n],
      ...unlisted,
      summary: '',
      title: `【${n + 1}】`,
      buttons: rows.map((row) => row.map((each) => numbered(each, n + 1))),
    })),
  }));

function numbered(each: Button, n: number): Button {
  if (each.kind !== 'command' || each.command.do !== 'list') return each;
  return { ...each, command: { do: 'list', page: n * 100 + (each.command.page ?? 0) } };
}

const option = fc.record({ value: text, label: text });
const shared = { label: text, hint: optional(text), isOptional: optional(fc.boolean()), placeholder: optional(text) };
const value = optional(
  fc.oneof(
    text,
    url,
    fc.constantFrom('2030-05-01', '2030-02-30', '24:00', '19:00', '-1.5', '1e9', 'C0SEMINAR', 'yes', 'D1'),
  ),
);
const field: fc.Arbitrary<Omit<Field, 'name'>> = fc.oneof(
  fc.record({
    ...shared,
    value,
    type: fc.constant('text' as const),
    isMultiline: optional(fc.boolean()),
    maxLength: fc.integer({ max: 5000 }),
  }),
  fc.record({
    ...shared,
    value,
    type: fc.constantFrom('url' as const, 'date' as const, 'time' as const, 'channel' as const),
  }),
  fc.record({ ...shared, value, type: fc.constant('number' as const), min: fc.integer() }),
  fc.record({ ...shared, value, type: fc.constant('choice' as const), options: fc.array(option, { maxLength: 120 }) }),
  fc.record({ ...shared, value, type: fc.constant('check' as const), option: text }),
);

export const anyForm: fc.Arbitrary<Form> = fc.record({
  submit: fc.constantFrom({ do: 'submit-survey' as const, seminar }, { do: 'submit-seminar' as const }),
  title: text,
  submitLabel: text,
  intro: optional(text),
  fields: fc
    .array(field, { maxLength: 110 })
    .map((fields) => fields.map((each, index) => ({ ...each, name: `field-${index}` }) as Field)),
  language: fc.constantFrom('ja' as const, 'en' as const),
});
