// A cover as SVG: a small line, the title as large as it fits, and at the foot the day and the speaker. Pure.
import { type Design, designOf, type Shape } from './designs.ts';
import { COVER, type CoverDrawing } from './drawing.ts';
import { fontFamily } from './font.ts';
import { type Frame, type SetText, setText } from './set-text.ts';
import type { Typesetter, Weight } from './text-tools.ts';

/** What a cover's words stand in, in px from its upper left corner; no word leaves its frame. On a phone it is shown at a third. */
export const coverFrames = {
  number: { x: 72, y: 48, width: 880, height: 46, sizes: [36, 32, 28, 24], leading: 1.3 },
  title: {
    x: 72,
    y: 110,
    width: 880,
    height: 246,
    sizes: [80, 74, 68, 62, 56, 50, 44, 40, 36, 32, 28, 24],
    leading: 1.3,
  },
  when: { x: 72, y: 384, width: 880, height: 56, sizes: [44, 40, 36, 32, 28], leading: 1.3 },
  speaker: { x: 72, y: 446, width: 880, height: 60, sizes: [34, 31, 28, 25, 22], leading: 1.3 },
} as const;

export type Part = keyof typeof coverFrames;

const looks: Record<Part, { weight: Weight; ink: 'ink' | 'quiet' }> = {
  number: { weight: 'bold', ink: 'quiet' },
  title: { weight: 'bold', ink: 'ink' },
  when: { weight: 'bold', ink: 'ink' },
  speaker: { weight: 'regular', ink: 'quiet' },
};

const parts: readonly Part[] = ['number', 'title', 'when', 'speaker'];

/** Without a line above it the title begins where that would. */
export const framesOf = ({ number }: Pick<CoverDrawing, 'number'>): Record<Part, Frame & { x: number; y: number }> => {
  const { title } = coverFrames;
  const rise = title.y - coverFrames.number.y - 8;
  return number.trim() === ''
    ? { ...coverFrames, title: { ...title, y: title.y - rise, height: title.height + rise } }
    : coverFrames;
};

export function coverSvg(cover: CoverDrawing, typesetter: Typesetter): string {
  const design = designOf(cover.series);
  const { width, height } = COVER;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${design.ground}"/>
${design.shapes.map(shapeSvg).join('\n')}
${parts.map((part) => partSvg(part, cover, design, typesetter)).join('\n')}
</svg>`;
}

/** One of a cover's words by itself, on nothing. */
export function partSvg(part: Part, cover: CoverDrawing, design: Design, { tools, drawable }: Typesetter): string {
  const { weight, ink } = looks[part];
  const frame = framesOf(cover)[part];
  const set = setText(drawable(cover[part]), frame, tools[weight]);
  return linesSvg(set, { ...frame, weight, fill: design[ink] });
}

interface Setting {
  x: number;
  y: number;
  leading: number;
  weight: Weight;
  fill: string;
}

/** From a line's upper edge to the foot of its letters, for a size of 1. */
const ASCENT = 0.88;

function linesSvg({ size, lines }: SetText, { x, y, leading, weight, fill }: Setting): string {
  const style = `font-family="${fontFamily}" font-size="${size}" font-weight="${weight === 'bold' ? 700 : 400}" fill="${fill}"`;
  return lines
    .map((line, index) => {
      const foot = y + size * (ASCENT + index * leading);
      return `<text x="${x}" y="${foot.toFixed(1)}" xml:space="preserve" ${style}>${escaped(line)}</text>`;
    })
    .join('\n');
}

function shapeSvg(shape: Shape): string {
  if ('path' in shape) return `<path d="${shape.path}" fill="${shape.fill}"/>`;
  const [x, y, radius] = shape.circle;
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${shape.fill}"/>`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Without what XML takes in no form at all. */
const escaped = (text: string) =>
  text
    .replace(/[&<>]/g, (character) => escapes[character] ?? '')
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
