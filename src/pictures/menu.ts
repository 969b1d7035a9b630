// The menu below a chat as SVG: on each tile an icon, and below it its word. In the colours of the leaves' cover, which are
// those of the buttons above it. Pure.
import type { MenuDrawing, MenuIcon } from './drawing.ts';
import { fontFamily } from './font.ts';
import { setText } from './set-text.ts';
import type { Typesetter } from './text-tools.ts';

const colors = {
  ground: '#DCEBE2',
  tile: '#FFFFFF',
  ink: '#14392A',
  disc: '#E3F1E8',
  line: '#17694A',
  spark: '#F4C552',
};

/** Around each tile, so that one sees where a thumb may go; and how round its corners are. */
const GAP = 14;
const CORNER = 44;

/** Of a tile, from its upper edge. On a phone the picture is shown at about a sixth. */
const ICON = { middle: 330, radius: 172 };
const WORD = { top: 578, height: 140, side: 22, sizes: [118, 112, 106, 100, 94, 88, 82, 76, 70, 64], leading: 1.2 };

export function menuSvg({ width, height, tiles }: MenuDrawing, typesetter: Typesetter): string {
  // All words are of one size: that of the longest.
  const sets = tiles.map(({ label, area }) => setLabel(label, area.width, typesetter));
  const size = Math.min(...sets.map((set) => set.size));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${colors.ground}"/>
${tiles.map((tile, index) => tileSvg(tile, sets[index]?.lines[0] ?? '', size)).join('\n')}
</svg>`;
}

/** On one line each. */
function setLabel(label: string, width: number, { tools, drawable }: Typesetter) {
  const frame = { ...WORD, width: width - 2 * (GAP + WORD.side) };
  const whole = { ...tools.bold, partsOf: (text: string) => [text] };
  return setText(drawable(label), frame, whole);
}

function tileSvg({ icon, area: { x, y, width, height } }: MenuDrawing['tiles'][number], word: string, size: number) {
  const middle = x + width / 2;
  const foot = y + WORD.top + WORD.height / 2 + size * 0.36;
  return `<rect x="${x + GAP}" y="${y + GAP}" width="${width - 2 * GAP}" height="${height - 2 * GAP}" rx="${CORNER}" fill="${colors.tile}"/>
<g transform="translate(${middle} ${y + ICON.middle})">
<circle r="${ICON.radius}" fill="${colors.disc}"/>
${icons[icon]}
</g>
<text x="${middle}" y="${foot.toFixed(1)}" text-anchor="middle" font-family="${fontFamily}" font-size="${size}" font-weight="700" fill="${colors.ink}">${escaped(word)}</text>`;
}

const stroke = `fill="none" stroke="${colors.line}" stroke-width="17" stroke-linecap="round" stroke-linejoin="round"`;

/** Around their middle, within the disc. */
const icons: Record<MenuIcon, string> = {
  calendar: `<rect x="-92" y="-74" width="184" height="164" rx="22" fill="${colors.tile}"/>
<path d="M-92 -24V-52A22 22 0 0 1 -70 -74H70A22 22 0 0 1 92 -52V-24Z" fill="${colors.line}"/>
<rect x="-92" y="-74" width="184" height="164" rx="22" ${stroke}/>
<path d="M-46 -100V-62M46 -100V-62" ${stroke}/>
<circle cx="38" cy="38" r="25" fill="${colors.spark}"/>
<path d="M-54 14H-16M-54 54H-16" ${stroke}/>`,
  ticket: `<path d="M-70 -98H70A20 20 0 0 1 90 -78V78A20 20 0 0 1 70 98H-70A20 20 0 0 1 -90 78V-78A20 20 0 0 1 -70 -98Z" fill="${colors.tile}"/>
<path d="M-70 -98H70A20 20 0 0 1 90 -78V78A20 20 0 0 1 70 98H-70A20 20 0 0 1 -90 78V-78A20 20 0 0 1 -70 -98Z" ${stroke}/>
<path d="M-52 -44L-38 -30L-14 -58M-52 34L-38 48L-14 20" ${stroke}/>
<path d="M18 -44H54M18 34H54" ${stroke}/>`,
  person: `<circle cy="-42" r="50" fill="${colors.spark}"/>
<circle cy="-42" r="50" ${stroke}/>
<path d="M-92 96C-92 40 -52 26 0 26S92 40 92 96Z" fill="${colors.tile}"/>
<path d="M-92 96C-92 40 -52 26 0 26S92 40 92 96Z" ${stroke}/>`,
  question: `<circle r="100" fill="${colors.tile}"/>
<circle r="100" ${stroke}/>
<path d="M-32 -22C-32 -66 34 -66 34 -22C34 8 0 6 0 34" ${stroke}/>
<circle cy="63" r="12" fill="${colors.line}"/>`,
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? '');
