import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverSvg, layOut, type Part, partSvg, parts } from '../../src/pictures/cover.ts';
import { designOf, designs } from '../../src/pictures/designs.ts';
import { draw } from '../../src/pictures/draw.ts';
import { COVER, type CoverDrawing, hashOf, PANEL } from '../../src/pictures/drawing.ts';
import { fontFamily, fontFiles } from '../../src/pictures/font.ts';
import { createTypesetter } from '../../src/pictures/text-tools.ts';

const typesetter = createTypesetter();
const cover: CoverDrawing = {
  kind: 'cover',
  language: 'ja',
  title: 'ヒット商品から学ぶマーケティング',
  when: '12月3日（木） 18:30〜20:00',
  speaker: '商工振興課 中村 葵さん',
  number: '第126回',
  series: 'any',
};
const design = designOf(cover.series);

const svgOf = (part: Part, of: CoverDrawing) => partSvg(part, layOut(of, typesetter), design);

/** Where its letters really are, as the drawer draws them; undefined: there are none. */
function boxOf(part: Part, of: CoverDrawing) {
  const { width, height } = COVER;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svgOf(part, of)}</svg>`;
  // Of two, the one that it is set in: reading a font takes longest.
  const fonts = [part === 'speaker' ? fontFiles.regular : fontFiles.bold];
  const font = { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: fontFamily };
  return new Resvg(svg, { font }).innerBBox();
}

const linesOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);

/** As people write titles: Japanese and English phrases, brackets, marks, words without a place to break. */
const phrase = fc.constantFrom(
  ...[
    'ヒット商品から学ぶ',
    'マーケティング',
    'はじめての資産形成',
    '〜基礎から応用まで〜',
    '市民との対話を',
    'デザインする',
  ],
  ...[
    '（オンライン）',
    '「やさしい日本語」',
    'iDeCoとNISA',
    'Working with AI: ',
    'a city hall ',
    '2026年度',
    '、',
    '。',
    '！',
    ' ',
  ],
  ...['https://example.com/a-very-long-address', 'ー', '髙橋﨑', '🎉', '안녕', '<b>&', 'gjpqy'],
);
const title = fc.array(phrase, { minLength: 1, maxLength: 24 }).map((phrases) => phrases.join('').slice(0, 150));

describe('a cover', () => {
  const staysWithin = (part: Part, of: CoverDrawing) => {
    const box = boxOf(part, of);
    if (!box) return;
    const { x, y, width, height } = layOut(of, typesetter)[part];
    expect(box.x).toBeGreaterThanOrEqual(x - 4);
    expect(box.y).toBeGreaterThanOrEqual(y - 2);
    expect(box.x + box.width).toBeLessThanOrEqual(x + width + 4);
    expect(box.y + box.height).toBeLessThanOrEqual(y + height + 4);
  };
  const any = fc.record({ title, speaker: title, number: fc.constantFrom('', '第126回') });
  const withAny = (change: { title: string; speaker: string; number: string }): CoverDrawing => ({
    ...cover,
    ...change,
    speaker: change.speaker.slice(0, 80),
  });

  test('keeps every word within its frame, for titles of all lengths', () => {
    fc.assert(
      fc.property(any, (change) => staysWithin('title', withAny(change))),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(any, (change) => staysWithin('speaker', withAny(change))),
      { numRuns: 20 },
    );
    for (const when of [cover.when, '12月31日（金） 18:30〜20:00', 'Wed, Sep 30, 18:30–20:00'])
      staysWithin('when', { ...cover, when });
    for (const number of ['第126回', '第99999回', 'No. 10000']) staysWithin('number', { ...cover, number });
  });

  test('keeps its words apart, within the picture, and beside the panel', () => {
    fc.assert(
      fc.property(any, (change) => {
        const words = layOut(withAny(change), typesetter);
        const shown = parts.map((part) => words[part]).filter(({ set }) => set.lines.length > 0);
        for (const [index, { x, y, width, height }] of shown.entries()) {
          expect(x + width).toBeLessThanOrEqual(PANEL.x - 32);
          expect(y + height).toBeLessThanOrEqual(shown[index + 1]?.y ?? COVER.height - 48);
        }
      }),
    );
  });

  test('says when and who so large that it can be read at a third of its size', () => {
    const speakers = ['商工振興課 中村 葵さん', '大阪市立大学 名誉教授 松本 清一郎さん', '', 'Emma Wilson'];
    for (const when of [cover.when, '11月30日（水） 18:30〜20:00', 'Wed, Sep 30, 18:30–20:00']) {
      for (const speaker of speakers) {
        const words = layOut({ ...cover, when, speaker }, typesetter);
        expect(words.when.set.lines).toHaveLength(1);
        for (const part of ['number', 'when', 'speaker'] as const)
          expect(words[part].set.size).toBeGreaterThanOrEqual(40);
      }
    }
  });

  test('leaves no word out, however it is broken', () => {
    fc.assert(
      fc.property(title, (words) => {
        const drawn = linesOf(svgOf('title', { ...cover, title: words })).join('');
        const read = drawn.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
        expect(read.replace(/\s/g, '')).toBe(typesetter.drawable(words).replace(/\s/g, ''));
      }),
    );
  });

  test('breaks Japanese between phrases, and begins no line with what closes one', () => {
    const lines = linesOf(svgOf('title', cover));
    expect(lines).toEqual(['ヒット商品から', '学ぶマーケティング']);
    fc.assert(
      fc.property(title, (words) => {
        const [, ...others] = linesOf(svgOf('title', { ...cover, title: words }));
        for (const line of others) expect(line).not.toMatch(/^[、。！）」ー]/);
      }),
    );
  });

  test('shows emoji nowhere, and a sign in place of what the font lacks', () => {
    expect(typesetter.drawable('🎉呉の魅力👩‍💻 안녕')).toBe('呉の魅力 〓〓');
    expect(typesetter.drawable('髙橋﨑')).toBe('髙橋﨑');
  });

  test('is a PNG of the size that every platform takes', () => {
    const png = Buffer.from(draw(cover));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([COVER.width, COVER.height]);
    expect(Math.max(COVER.width, COVER.height)).toBeLessThanOrEqual(1024);
    expect(png.length).toBeLessThan(300_000);
  });

  test('is named by all that it shows', () => {
    const other = { ...cover, language: 'en', title: 'a', when: 'b', speaker: 'c', number: 'd', series: 'e' } as const;
    const changes = (Object.keys(cover) as (keyof CoverDrawing)[]).filter((key) => key !== 'kind');
    const names = changes.map((key) => hashOf({ ...cover, [key]: other[key] }));
    expect(new Set([...names, hashOf(cover)]).size).toBe(changes.length + 1);
    expect(hashOf({ ...cover })).toBe(hashOf(cover));
  });
});

describe('a design', () => {
  test.each(designs.map((each) => [each.ground, each] as const))(
    'on %s has words that can be read on it',
    (_name, { ground, ink, quiet, accent }) => {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
      for (const other of [quiet, accent]) expect(contrast(other, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('stays the same for a series, and all of them come up', () => {
    const names = Array.from({ length: 200 }, (_, index) => `series ${index}`);
    expect(new Set(names.map(designOf)).size).toBe(designs.length);
    expect(coverSvg(cover, typesetter)).toContain(design.ground);
    expect(designOf('any')).toBe(design);
  });

  test('of a number is another than that of the number before', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (number) => {
        expect(designOf(String(number + 1))).not.toBe(designOf(String(number)));
      }),
    );
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
