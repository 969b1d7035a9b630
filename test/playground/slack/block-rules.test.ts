import { expect, test } from 'vitest';
import { blocksFor, type Surface } from '../../../src/playground/slack/block-rules.ts';
import { type Problem, worded } from '../../../src/playground/slack/rule.ts';
import type { Json } from '../../../src/playground/slack/slack.ts';
import { viewProblems } from '../../../src/playground/slack/view-rules.ts';
import { section, text } from './slack-fixture.ts';

function problemsOf(blocks: unknown, surface: Surface = 'message'): string[] {
  const problems: Problem[] = [];
  blocksFor(surface)(blocks, '/blocks', problems);
  return problems.map(worded);
}

const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const button = { type: 'button', action_id: 'go', text: text('Go') };
const option = (value: string) => ({ text: text(`Option ${value}`), value });
const input = (element: Json) => ({ type: 'input', label: text('Label'), element });
const modal = (more: Json) => ({ type: 'modal', title: text('Title'), submit: text('Send'), blocks: [], ...more });

test('a message of every common block is accepted', () => {
  const blocks = [
    { type: 'header', text: text('Evening seminar') },
    { ...section('*When*: tonight'), accessory: { ...button, style: 'primary', value: 'yes' } },
    { type: 'section', fields: [text('a'), { type: 'mrkdwn', text: '*b*' }] },
    {
      type: 'context',
      elements: [text('small print'), { type: 'image', image_url: 'https://e.org/a.png', alt_text: 'a' }],
    },
    { type: 'divider' },
    actions(
      { ...button, confirm: { title: text('Sure?'), text: text('Really'), confirm: text('Yes'), deny: text('No') } },
      { type: 'static_select', action_id: 'pick', options: [option('1'), option('2')], initial_option: option('2') },
      { type: 'overflow', action_id: 'more', options: [{ ...option('1'), url: 'https://example.org' }] },
      { type: 'datepicker', action_id: 'day', initial_date: '2030-02-28' },
      { type: 'timepicker', action_id: 'time', initial_time: '18:30' },
      { type: 'datetimepicker', action_id: 'both', initial_date_time: 1_900_000_000 },
    ),
    { type: 'image', image_url: 'https://e.org/a.png', alt_text: 'a chart' },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi' }] }] },
    { type: 'markdown', text: '**bold**' },
  ];
  expect(problemsOf(blocks)).toEqual([]);
});

const refused: [string, unknown, string][] = [
  ['no array', {}, 'must provide an array [json-pointer:/blocks]'],
  ['51 blocks', Array(51).fill({ type: 'divider' }), 'no more than 50 items allowed [json-pointer:/blocks]'],
  ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner [json-pointer:/blocks/0/type]'],
  [
    'an input in a message',
    [input({ type: 'plain_text_input' })],
    'unsupported type: input [json-pointer:/blocks/0/type]',
  ],
  [
    'an alert in a message',
    [{ type: 'alert', text: text('!') }],
    'unsupported type: alert [json-pointer:/blocks/0/type]',
  ],
  [
    'an unknown property',
    [{ type: 'divider', color: 'red' }],
    'invalid additional property: color [json-pointer:/blocks/0]',
  ],
  [
    'a long header',
    [{ type: 'header', text: text('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'mrkdwn in a header',
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ['a long text', [section('x'.repeat(3001))], 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
  ['a section of nothing', [{ type: 'section' }], 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
  [
    '11 fields',
    [{ type: 'section', fields: Array(11).fill(text('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    '26 buttons',
    [actions(...Array.from({ length: 26 }, (_, n) => ({ ...button, action_id: `b${n}` })))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a long button',
    [actions({ ...button, text: text('x'.repeat(76)) })],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button in green',
    [actions({ ...button, style: 'green' })],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'a button value of 2001',
    [actions({ ...button, value: 'x'.repeat(2001) })],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'no url',
    [actions({ ...button, url: 'not a url' })],
    'must provide a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a picture among actions',
    [actions({ type: 'image', image_url: 'https://e.org/a', alt_text: 'a' })],
    'unsupported type: image [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'a text input among actions',
    [actions({ type: 'plain_text_input' })],
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'two equal action_ids',
    [actions(button, button)],
    '`action_id` already exists: go [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    'two equal block_ids',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    '`block_id` already exists: a [json-pointer:/blocks/1/block_id]',
  ],
  [
    'a long block_id',
    [{ type: 'divider', block_id: 'x'.repeat(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'six in an overflow',
    [actions({ type: 'overflow', options: Array.from('123456', option) })],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a long option value',
    [actions({ type: 'static_select', options: [option('x'.repeat(151))] })],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'an initial option not offered',
    [actions({ type: 'static_select', options: [option('1')], initial_option: option('2') })],
    'must exactly match one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'a menu of nothing',
    [actions({ type: 'static_select' })],
    'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
  ],
  [
    '11 radio buttons',
    [actions({ type: 'radio_buttons', options: Array.from({ length: 11 }, (_, n) => option(String(n))) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a date that is none',
    [actions({ type: 'datepicker', initial_date: '2030-02-30' })],
    'must be a date that exists [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
  [
    'a time that is none',
    [actions({ type: 'timepicker', initial_time: '24:00' })],
    'must be in the format HH:mm [json-pointer:/blocks/0/elements/0/initial_time]',
  ],
  [
    'an image without alt_text',
    [{ type: 'image', image_url: 'https://e.org/a' }],
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
];

test.each(refused)('%s is refused', (_name, blocks, problem) => {
  expect(problemsOf(blocks)).toContain(problem);
});

test('a modal needs a title of at most 24 characters', () => {
  expect(viewProblems(modal({}), 'modal')).toEqual([]);
  expect(viewProblems({ type: 'modal', blocks: [] }, 'modal').map(worded)).toEqual([
    'missing required field: title [json-pointer:/view]',
  ]);
  expect(viewProblems(modal({ title: text('x'.repeat(25)) }), 'modal').map(worded)).toEqual([
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ]);
});

test('a modal with an input block needs a submit button', () => {
  const blocks = [input({ type: 'plain_text_input', action_id: 'a' })];
  expect(viewProblems(modal({ blocks }), 'modal')).toEqual([]);
  const { submit: _, ...without } = modal({ blocks });
  expect(viewProblems(without, 'modal').map(worded)).toEqual([
    'must define submit to use input block [json-pointer:/view/blocks/0/input]',
  ]);
});

test('inputs whose own limits contradict each other are refused', () => {
  const textInput = { type: 'plain_text_input', max_length: 5, initial_value: 'too long' };
  const number = { type: 'number_input', is_decimal_allowed: false, min_value: '3', max_value: '2' };
  expect(problemsOf([input(textInput)], 'modal')).toEqual([
    'must be less than 6 characters [json-pointer:/blocks/0/element/initial_value]',
  ]);
  expect(problemsOf([input(number)], 'modal')).toEqual([
    '`min_value` must not be greater than `max_value` [json-pointer:/blocks/0/element]',
  ]);
  expect(problemsOf([input({ type: 'plain_text_input', max_length: 3001 })], 'modal')).not.toEqual([]);
});

test('a home has neither title nor submit, and up to 100 blocks', () => {
  const home = { type: 'home', blocks: Array(100).fill({ type: 'divider' }) };
  expect(viewProblems(home, 'home')).toEqual([]);
  expect(viewProblems({ ...home, title: text('T') }, 'home').map(worded)).toEqual([
    'invalid additional property: title [json-pointer:/view]',
  ]);
  expect(viewProblems({ type: 'home', blocks: [...home.blocks, { type: 'divider' }] }, 'home')).not.toEqual([]);
});
