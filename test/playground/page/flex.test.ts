import { describe, expect, it } from 'vitest';
import { renderFlex } from '../../../src/playground/page/line/flex.ts';
import { renderTemplate } from '../../../src/playground/page/line/template.ts';

const bubble = (...contents: unknown[]) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', spacing: 'md', contents },
});
const rendered = (contents: unknown) => String(renderFlex(contents, 'Ume')).replaceAll('&quot;', '"');

describe('flex', () => {
  it('draws text with its size, colour, weight, alignment and wrapping', () => {
    const html = rendered(
      bubble({
        type: 'text',
        text: '題',
        size: 'xl',
        color: '#1f1646',
        weight: 'bold',
        align: 'center',
        wrap: true,
        maxLines: 2,
      }),
    );
    expect(html).toContain('<p class="flex-text flex-wrap flex-clamp" dir="auto"');
    for (const style of [
      'font-size:22px',
      'color:#1f1646',
      'font-weight:700',
      'text-align:center',
      '-webkit-line-clamp:2',
    ])
      expect(html).toContain(style);
    expect(rendered(bubble({ type: 'text', text: '一行' }))).toContain('flex-one-line');
  });

  it('puts a box’s spacing between its children, where they ask for no margin of their own', () => {
    const html = rendered(bubble({ type: 'separator' }, { type: 'separator' }, { type: 'separator', margin: '3px' }));
    expect(html.match(/margin-top:\w+/g)).toEqual(['margin-top:8px', 'margin-top:3px']);
  });

  it('shares a row out by flex, and leaves a child with 0 as wide as it is', () => {
    const row = {
      type: 'box',
      layout: 'horizontal',
      contents: [
        { type: 'text', text: 'a', flex: 0 },
        { type: 'text', text: 'b' },
        { type: 'text', text: 'c', flex: 3 },
      ],
    };
    expect(
      rendered(bubble(row))
        .match(/<p[^>]*flex:([^";]*)/g)
        ?.map((found) => found.split('flex:').at(-1)),
    ).toEqual(['0 0 auto', '1 1 0', '3 1 0']);
  });

  it('lets no value into a style but numbers, hex colours and known words', () => {
    const hostile = '#fff;background:url(https://evil.jp)';
    const html = rendered(
      bubble({ type: 'text', text: 'x', color: hostile, size: '12px;x', margin: 'calc(1px)', align: hostile }),
    );
    expect(html).not.toMatch(/evil|calc|12px;x/);
  });

  it('makes buttons and boxes tappable, and links open outward', () => {
    const action = { type: 'postback', label: '参加する', data: 'yes', displayText: '参加します' };
    const html = rendered(
      bubble({ type: 'button', style: 'primary', action }, { type: 'box', layout: 'vertical', contents: [], action }),
    );
    const act = '{"do":"line-postback","userId":"Ume","data":"yes","displayText":"参加します"}';
    expect(html).toContain(`<button type="button" class="flex-button flex-button-primary flex-height-md"`);
    expect(html.split(act)).toHaveLength(3);
    expect(html).toContain('role="button" tabindex="0"');
    const link = (uri: string) => rendered(bubble({ type: 'button', action: { type: 'uri', label: '地図', uri } }));
    expect(link('https://a.jp/map')).toContain('<a href="https://a.jp/map" target="_blank" rel="noopener noreferrer"');
    expect(link('javascript:alert(1)')).not.toContain('javascript:');
  });

  it('draws carousels, spans, pictures, icons and what stands in for a video', () => {
    const html = rendered({
      type: 'carousel',
      contents: [
        bubble({
          type: 'text',
          contents: [
            { type: 'span', text: '太', weight: 'bold' },
            { type: 'span', text: '細' },
          ],
        }),
        {
          type: 'bubble',
          size: 'kilo',
          hero: {
            type: 'video',
            url: 'https://a.jp/v',
            previewUrl: 'https://a.jp/p',
            altContent: {
              type: 'image',
              url: 'https://a.jp/i.png',
              size: 'full',
              aspectRatio: '20:13',
              aspectMode: 'cover',
            },
          },
        },
        bubble({
          type: 'box',
          layout: 'baseline',
          contents: [{ type: 'icon', url: 'https://a.jp/s.png' }, { type: 'filler' }],
        }),
      ],
    });
    expect(html.match(/class="flex-bubble flex-(\w+)"/g)).toHaveLength(3);
    expect(html).toContain('<span style="font-weight:700">太</span><span style="">細</span>');
    expect(html).toContain('style="width:100%;aspect-ratio:20 / 13;object-fit:cover"');
    expect(html).toContain('class="flex-icon" src="https://a.jp/s.png"');
  });
});

it('templates show their words and their actions', () => {
  const actions = [
    { type: 'message', label: 'はい', text: '行きます' },
    { type: 'datetimepicker', label: '日を選ぶ', data: 'd', mode: 'date' },
  ];
  const html = String(renderTemplate({ type: 'confirm', text: '懇親会は？', actions }, 'Ume')).replaceAll(
    '&quot;',
    '"',
  );
  expect(html).toContain('懇親会は？');
  expect(html).toContain('{"do":"line-say","userId":"Ume","text":"行きます"}');
  expect(html).toContain('data-pick="{"mode":"date","label":"日を選ぶ"}"');
});
