// A cover as SVG: a small line, the title as large as it fits, at the foot the day and the speaker; beside them the panel
// that its series is known by. Pure.
import { type Design, designOf } from './designs.ts';
import { COVER, type CoverDrawing, PANEL } from './drawing.ts';
import { fontFamily } from './font.ts';
import type { Shape } from './motifs.ts';
import { type Frame, heightOf, type SetText, setText } from './set-text.ts';
import type { Typesetter, Weight } from './text-tools.ts';

/** The words of a cover, from top to foot. */
export const parts = ['number', 'title', 'when', 'speaker'] as const;
export type Part = (typeof parts)[number];

/** In px from the upper left corner. */
type Placed = Frame & { x: number; y: number };

/** What all words stand in. */
const page = { x: 64, width: PANEL.x - 64 - 40, top: 58, foot: COVER.height - 54 };

/** On a phone a cover is shown at less than a third. */
const READABLE = 40;

const looks: Record<Part, { weight: Weight; ink: 'ink' | 'quiet' | 'accent'; frame: Omit<Frame, 'width'> }> = {
  number: { weight: 'bold', ink: 'accent', frame: { height: 50, sizes: [READABLE, 36, 32], leading: 1.2 } },
  title: {
    weight: 'bold',
    ink: 'ink',
    frame: { height: 0, sizes: [112, 100, 92, 84, 76, 70, 64, 58, 52, 46, 40, 36, 32, 28, 24], leading: 1.28 },
  },
  when: { weight: 'bold', ink: 'ink', frame: { height: 54, sizes: [50, 46, 43, READABLE, 36], leading: 1.2 } },
  speaker: {
    weight: 'regular',
    ink: 'quiet',
    frame: { height: 92, sizes: [42, READABLE, 36, 32, 28, 24], leading: 1.2 },
  },
};

interface Laid extends Placed {
  set: SetText;
}

/** Each part with its words and the frame that they keep to: from the top the small line and the title, from the foot the rest. */
export function layOut(cover: CoverDrawing, { tools, drawable }: Typesetter): Record<Part, Laid> {
  const { x, width, top, foot } = page;
  const set = (part: Part, { height = looks[part].frame.height, most = Infinity } = {}): Omit<Laid, 'y'> => {
    const { frame, weight } = looks[part];
    const within = { ...frame, sizes: frame.sizes.filter((size) => size <= most), width, height };
    return { ...within, x, set: setText(drawable(cover[part]), within, tools[weight]) };
  };
  const standing = (laid: Omit<Laid, 'y'>, on: number): Laid => {
    const height = heightOf(laid.set, laid);
    return { ...laid, y: on - height, height };
  };
  const number = { ...set('number'), y: top };
  const titleTop = number.set.lines.length > 0 ? top + 60 : top;
  const speaker = standing(set('speaker'), foot);
  const whenFoot = speaker.height > 0 ? speaker.y - 18 : foot;
  const large = standing(set('when'), whenFoot);
  const title = { ...set('title', { height: large.y - 36 - titleTop }), y: titleTop };
  // Nothing is larger than the title, as long as it can be read.
  const when = standing(set('when', { most: Math.max(READABLE, title.set.size) }), whenFoot);
  return { number, title, when, speaker };
}

export function coverSvg(cover: CoverDrawing, typesetter: Typesetter): string {
  const design = designOf(cover.series);
  const { width, height } = COVER;
  const words = layOut(cover, typesetter);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${design.ground}"/>
<clipPath id="panel"><rect width="${PANEL.width}" height="${PANEL.height}"/></clipPath>
<g transform="translate(${PANEL.x} 0)"><g clip-path="url(#panel)">
<rect width="${PANEL.width}" height="${PANEL.height}" fill="${design.panel}"/>
${design.shapes.map(shapeSvg).join('\n')}
</g></g>
${parts.map((part) => partSvg(part, words, design)).join('\n')}
</svg>`;
}

/** One of a cover's words by itself, on nothing. */
export function partSvg(part: Part, words: Record<Part, Laid>, design: Design): string {
  const { weight, ink } = looks[part];
  return linesSvg(words[part], { weight, fill: design[ink] });
}

/** From a line's upper edge to the foot of its letters, for a size of 1. */
const ASCENT = 0.88;

function linesSvg({ set: { size, lines }, x, y, leading }: Laid, { weight, fill }: { weight: Weight; fill: string }) {
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
