import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/playground/line/line.ts';
import { findMessagesError } from '../../../src/playground/line/message-rules.ts';
import { isJson } from '../../../src/playground/line/problems.ts';
import { aiko, openLine, refusalOf } from './open-line.ts';

const postback = { type: 'postback', label: '参加する', data: 'rsvp=yes', displayText: '参加します' };
const text = (change: Json = {}): Json => ({ type: 'text', text: 'hi', ...change });
const bubble = (...contents: unknown[]): Json => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents },
});
const flex = (contents: unknown): Json => ({ type: 'flex', altText: 'seminar', contents });
const button = (action: Json, change: Json = {}): Json => ({ type: 'button', action, ...change });
const quick = (action: Json, count = 1): Json =>
  text({ quickReply: { items: Array(count).fill({ type: 'action', action }) } });
const template = (body: Json): Json => ({ type: 'template', altText: 'choose', template: body });

/** What the SDK's types would not let out. */
const asSdk = (...messages: unknown[]) => messages as messagingApi.Message[];

/** `property: message` of each problem LINE would name. */
function problemsOf(...messages: unknown[]): string[] {
  const details = findMessagesError(messages)?.details;
  return Array.isArray(details) ? details.filter(isJson).map((detail) => `${detail.property}: ${detail.message}`) : [];
}

describe('messages', () => {
  it('are one to five', () => {
    expect(problemsOf()).toEqual(['messages: Size must be between 1 and 5']);
    expect(problemsOf(...Array(5).fill(text()))).toEqual([]);
    expect(problemsOf(...Array(6).fill(text()))).toEqual(['messages: Size must be between 1 and 5']);
    expect(findMessagesError('hi')).toBeDefined();
  });

  it('of text are 1 to 5,000 UTF-16 units', () => {
    expect(problemsOf(text({ text: 'あ'.repeat(5000) }))).toEqual([]);
    expect(problemsOf(text({ text: '🎉'.repeat(2501) }))).toEqual([
      'messages[0].text: Length must be between 1 and 5000',
    ]);
    expect(problemsOf(text({ text: '' }))).toEqual(['messages[0].text: May not be empty']);
  });

  it('of a type LINE does not have are refused by name', () => {
    expect(problemsOf(text(), { type: 'poll' })).toEqual([
      expect.stringMatching(/^messages\[1\]\.type: Must be one of the following values: \[text, /),
    ]);
    expect(problemsOf({ type: 'constructor' })).toHaveLength(1);
  });

  it('of pictures need https', () => {
    const image = {
      type: 'image',
      originalContentUrl: 'https://example.com/a.png',
      previewImageUrl: 'http://example.com/a.png',
    };
    expect(problemsOf(image)).toEqual(['messages[0].previewImageUrl: invalid uri scheme']);
  });

  it('with properties LINE does not know are sent all the same, outside Flex', () => {
    expect(problemsOf(text({ quickreply: {} }))).toEqual([]);
  });

  it('as the reference’s examples have them are taken', () => {
    const column = { title: 't', text: 'x', thumbnailImageUrl: 'https://example.com/a.jpg', actions: [postback] };
    expect(
      problemsOf(
        { type: 'sticker', packageId: '446', stickerId: '1988' },
        template({ type: 'confirm', text: 'Sure?', actions: [postback, postback] }),
        template({ type: 'buttons', text: 'a'.repeat(160), actions: Array(4).fill(postback) }),
        template({ type: 'carousel', columns: Array(10).fill(column) }),
        quick({ type: 'datetimepicker', label: '日時', data: 'd', mode: 'datetime', initial: '2026-12-01t18:30' }, 13),
      ),
    ).toEqual([]);
  });
});

describe('templates', () => {
  it.each([
    ['161 characters of text', { type: 'buttons', text: 'a'.repeat(161), actions: [postback] }, '.text'],
    ['61 beside a title', { type: 'buttons', title: 't', text: 'a'.repeat(61), actions: [postback] }, '.text'],
    ['five buttons', { type: 'buttons', text: 'x', actions: Array(5).fill(postback) }, '.actions'],
    ['three answers to confirm', { type: 'confirm', text: 'x', actions: Array(3).fill(postback) }, '.actions'],
    [
      'a label of 21',
      { type: 'confirm', text: 'x', actions: [postback, { ...postback, label: 'a'.repeat(21) }] },
      '.actions[1].label',
    ],
    [
      'uneven columns',
      {
        type: 'carousel',
        columns: [
          { text: 'x', actions: [postback] },
          { title: 't', text: 'x', actions: [postback] },
        ],
      },
      '.columns',
    ],
    ['no such type', { type: 'list' }, '.type'],
  ])('with %s are refused', (_what, body, property) => {
    expect(problemsOf(template(body))).toEqual([expect.stringContaining(`messages[0].template${property}: `)]);
  });
});

describe('quick replies', () => {
  it('are 13 at most, with a label of 1 to 20 characters', () => {
    expect(problemsOf(quick(postback, 14))).toEqual(['messages[0].quickReply.items: Size must be between 1 and 13']);
    expect(problemsOf(quick({ ...postback, label: '🎉'.repeat(20) }))).toEqual([]);
    expect(problemsOf(quick({ ...postback, label: 'あ'.repeat(21) }))).toHaveLength(1);
    expect(problemsOf(quick({ type: 'postback', data: 'x' }))).toEqual([
      'messages[0].quickReply.items[0].action.label: May not be null',
    ]);
    expect(problemsOf(quick({ type: 'camera', label: 'Camera' }))).toEqual([]);
  });
});

describe('actions in Flex', () => {
  it.each([
    ['data of 301', { ...postback, data: 'a'.repeat(301) }, 'data: invalid property'],
    ['no data', { type: 'postback', label: 'x' }, 'data: must be specified'],
    ['displayText of 301', { ...postback, displayText: 'a'.repeat(301) }, 'displayText: invalid property'],
    ['a label of 41', { ...postback, label: 'あ'.repeat(41) }, 'label: invalid property'],
    ['no label on a button', { type: 'postback', data: 'x' }, 'label: must be specified'],
    ['an unknown inputOption', { ...postback, inputOption: 'open' }, 'inputOption: invalid property'],
    ['a javascript URI', { type: 'uri', label: 'x', uri: 'javascript:alert(1)' }, 'uri: invalid uri scheme'],
    ['a space in a URI', { type: 'uri', label: 'x', uri: 'https://example.com/a b' }, 'uri: invalid uri'],
    ['an unencoded URI', { type: 'uri', label: 'x', uri: 'https://example.com/予定' }, 'uri: invalid uri'],
    ['a long URI', { type: 'uri', label: 'x', uri: `https://example.com/${'a'.repeat(1000)}` }, 'uri: invalid uri'],
    ['301 characters to say', { type: 'message', label: 'x', text: 'a'.repeat(301) }, 'text: invalid property'],
    [
      'a date of the wrong mode',
      { type: 'datetimepicker', label: 'x', data: 'd', mode: 'date', min: '10:00' },
      'min: invalid property',
    ],
    [
      'min after max',
      { type: 'datetimepicker', label: 'x', data: 'd', mode: 'time', min: '11:00', max: '10:00' },
      'max: invalid property',
    ],
    ['an unknown type', { type: 'share', label: 'x' }, 'type: invalid property'],
  ])('with %s are refused', (_what, action, problem) => {
    expect(problemsOf(flex(bubble(button(action))))).toEqual([`/body/contents/0/action/${problem}`]);
  });

  it('name both faults of a relative path, as LINE does', () => {
    expect(problemsOf(flex(bubble(button({ type: 'uri', label: 'x', uri: '/calendar' }))))).toEqual([
      '/body/contents/0/action/uri: invalid uri',
      '/body/contents/0/action/uri: invalid uri scheme',
    ]);
  });

  it('may open http, https, line and tel', () => {
    const uris = [
      'http://localhost:3000/ics/1',
      'https://example.com/?q=%E4%BA%88',
      'line://nv/chat',
      'tel:0312345678',
    ];
    expect(problemsOf(flex(bubble(...uris.map((uri) => button({ type: 'uri', label: 'x', uri })))))).toEqual([]);
  });

  it('open no camera', () => {
    expect(problemsOf(flex(bubble(button({ type: 'camera', label: 'x' }))))).toEqual([
      '/body/contents/0/action: camera action is not available for flex message',
    ]);
  });
});

describe('Flex messages', () => {
  const richBubble = {
    type: 'bubble',
    size: 'kilo',
    direction: 'ltr',
    header: {
      type: 'box',
      layout: 'horizontal',
      contents: [],
      backgroundColor: '#06C75580',
      cornerRadius: '8px',
      width: '50%',
      paddingAll: '10%',
    },
    hero: {
      type: 'image',
      url: 'https://example.com/a.png',
      size: 'full',
      aspectRatio: '20:13',
      aspectMode: 'cover',
      action: { type: 'uri', uri: 'https://example.com' },
    },
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'md',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      background: {
        type: 'linearGradient',
        angle: '90deg',
        startColor: '#FFFF00',
        endColor: '#0080ff',
        centerPosition: '50%',
      },
      contents: [
        {
          type: 'text',
          text: 'Title',
          weight: 'bold',
          size: 'xl',
          wrap: true,
          maxLines: 2,
          lineSpacing: '4px',
          color: '#111111',
          offsetTop: '-2px',
        },
        {
          type: 'text',
          contents: [
            { type: 'span', text: '残り', size: 'sm' },
            { type: 'span', text: '3', decoration: 'underline' },
          ],
        },
        { type: 'separator', margin: 'lg', color: '#DDDDDD' },
        { type: 'filler' },
        {
          type: 'box',
          layout: 'baseline',
          contents: [
            { type: 'icon', url: 'https://example.com/i.png', size: 'sm' },
            { type: 'text', text: '10F', flex: 0 },
          ],
        },
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: [button(postback, { style: 'primary', height: 'sm', color: '#06C755', adjustMode: 'shrink-to-fit' })],
    },
    styles: { footer: { separator: true, separatorColor: '#000000', backgroundColor: '#FFFFFF' } },
    action: postback,
  };

  it('may use all that the reference has', () => {
    expect(problemsOf(flex(richBubble), flex({ type: 'carousel', contents: [richBubble, richBubble] }))).toEqual([]);
  });

  it('need an altText of 1 to 1,500 characters', () => {
    expect(problemsOf({ ...flex(richBubble), altText: 'あ'.repeat(1500) })).toEqual([]);
    expect(problemsOf({ ...flex(richBubble), altText: 'あ'.repeat(1501) })).toHaveLength(1);
    expect(problemsOf({ type: 'flex', contents: richBubble })).toEqual(['messages[0].altText: May not be null']);
  });

  it.each([
    ['an unknown property', { type: 'text', text: 'x', fontSize: 'md' }, '/body/contents/0/fontSize: invalid property'],
    ['null', { type: 'text', text: 'x', size: null }, '/body/contents/0/size: invalid property'],
    ['an unknown component', { type: 'spacer' }, '/body/contents/0: invalid property'],
    ['empty text', { type: 'text', text: '' }, '/body/contents/0/text: must be non-empty text'],
    ['text of no spans', { type: 'text', contents: [] }, '/body/contents/0/text: must be non-empty text'],
    ['a short colour', { type: 'text', text: 'x', color: '#F00' }, '/body/contents/0/color: invalid property'],
    ['an unknown size', { type: 'text', text: 'x', size: 'huge' }, '/body/contents/0/size: invalid property'],
    ['a percentage as margin', { type: 'text', text: 'x', margin: '5%' }, '/body/contents/0/margin: invalid property'],
    ['a number as string', { type: 'text', text: 'x', flex: '1' }, '/body/contents/0/flex: invalid property'],
    [
      'an icon in a vertical box',
      { type: 'icon', url: 'https://example.com/i.png' },
      '/body/contents/0: invalid box content type',
    ],
    ['a span in a box', { type: 'span', text: 'x' }, '/body/contents/0: invalid box content type'],
    [
      'a button in a baseline box',
      { type: 'box', layout: 'baseline', contents: [button(postback)] },
      '/body/contents/0/contents/0: invalid box content type',
    ],
    ['a box without layout', { type: 'box', contents: [] }, '/body/contents/0/layout: must be specified'],
    ['a box without contents', { type: 'box', layout: 'vertical' }, '/body/contents/0/contents: must be specified'],
    ['an http picture', { type: 'image', url: 'http://example.com/a.png' }, '/body/contents/0/url: invalid uri scheme'],
    [
      'a picture too tall',
      { type: 'image', url: 'https://example.com/a.png', aspectRatio: '1:4' },
      '/body/contents/0/aspectRatio: invalid property',
    ],
    ['a button without action', { type: 'button' }, '/body/contents/0/action: must be specified'],
    ['an unknown button style', button(postback, { style: 'danger' }), '/body/contents/0/style: invalid property'],
  ])('with %s are refused', (_what, component, problem) => {
    expect(problemsOf(flex(bubble(component)))).toEqual([problem]);
  });

  it.each([
    ['no block', { type: 'bubble' }, '/: At least one block must be specified'],
    ['an unknown size', { ...bubble(), size: 'tera' }, '/size: invalid property'],
    [
      'an unknown style',
      { ...bubble(), styles: { body: { color: '#000000' } } },
      '/styles/body/color: invalid property',
    ],
    ['a text for a body', { type: 'bubble', body: { type: 'text', text: 'x' } }, '/body: invalid property'],
    ['an unknown container', { type: 'list' }, '/: invalid property'],
    ['13 bubbles', { type: 'carousel', contents: Array(13).fill(bubble()) }, '/contents: invalid property'],
    ['no bubbles', { type: 'carousel', contents: [] }, '/contents: invalid property'],
    [
      'bubbles of two sizes',
      { type: 'carousel', contents: [bubble(), { ...bubble(), size: 'kilo' }] },
      '/contents: All bubbles in a carousel must have the same size',
    ],
  ])('with %s are refused', (_what, container, problem) => {
    expect(problemsOf(flex(container))).toEqual([problem]);
  });

  it('are 30 KB a bubble and 50 KB a carousel, in UTF-8', () => {
    const heavy = (characters: number) => bubble({ type: 'text', text: 'あ'.repeat(characters) });
    expect(problemsOf(flex(heavy(10_000)))).toEqual([]);
    expect(problemsOf(flex(heavy(10_300)))).toEqual([
      expect.stringMatching(/^\/: Too large flex message\. .* bubble is 30 KB$/),
    ]);
    const carousel = { type: 'carousel', contents: [heavy(9000), heavy(9000)] };
    expect(problemsOf(flex(carousel))).toEqual([expect.stringMatching(/ carousel is 50 KB$/)]);
  });

  it('are refused over HTTP in LINE’s words, name the message, and count nothing', async () => {
    const { client, line, traffic } = await openLine();
    const bad = flex(bubble({ type: 'text', text: '' }));
    const refusal = await refusalOf(client.pushMessage({ to: aiko, messages: asSdk(text(), bad) }));
    expect(refusal).toMatchObject({
      status: 400,
      body: {
        message: 'A message (messages[1]) in the request body is invalid',
        details: [{ message: 'must be non-empty text', property: '/body/contents/0/text' }],
      },
    });
    expect(line.chat(aiko)).toEqual([]);
    expect(line.allowance().used).toBe(0);
    expect(traffic.entries().at(-1)?.problem).toBe(
      'A message (messages[1]) in the request body is invalid: /body/contents/0/text: must be non-empty text',
    );
    expect((await refusalOf(client.validatePush({ messages: asSdk(bad) }))).status).toBe(400);
  });
});
