// The looks of covers: calm fields of colour. Each ink stands on every one of its colours with a contrast of 4.5 or more.
import { createHash } from 'node:crypto';
import { COVER } from './drawing.ts';

export interface Design {
  ground: string;
  /** Shapes on the ground, from back to front; words may stand on any of them. */
  shapes: Shape[];
  /** The title. */
  ink: string;
  /** The small lines. */
  quiet: string;
}

export type Shape = { fill: string } & ({ circle: [x: number, y: number, radius: number] } | { path: string });

const { width: W, height: H } = COVER;

export const designs: readonly Design[] = [
  // Evening: a low sun behind two hills.
  {
    ground: '#20304F',
    shapes: [
      { fill: '#2A3F66', circle: [790, 250, 330] },
      { fill: '#34507F', circle: [850, 290, 200] },
      { fill: '#1A2741', path: `M0 ${H}V452C210 372 420 392 610 440S900 474 ${W} 420V${H}Z` },
    ],
    ink: '#FFFFFF',
    quiet: '#D5DEEF',
  },
  // Morning mist: pale bands.
  {
    ground: '#E9F0EC',
    shapes: [
      { fill: '#DCE8E1', path: `M0 ${H}V330C260 250 500 370 760 300S960 250 ${W} 268V${H}Z` },
      { fill: '#CFDFD6', path: `M0 ${H}V440C240 390 470 470 720 420S940 380 ${W} 392V${H}Z` },
    ],
    ink: '#173A2C',
    quiet: '#2F5344',
  },
  // Paper: one large soft disc.
  {
    ground: '#F6EFE4',
    shapes: [
      { fill: '#F0DFC8', circle: [930, 90, 300] },
      { fill: '#EBD2B1', circle: [980, 60, 180] },
    ],
    ink: '#43290F',
    quiet: '#6A4720',
  },
  // Sea: long waves.
  {
    ground: '#0E4A54',
    shapes: [
      { fill: '#12565F', path: `M${W} 0H560C640 90 610 190 700 270S900 400 ${W} 410Z` },
      { fill: '#17626C', path: `M${W} 0H740C790 70 780 140 850 200S970 260 ${W} 268Z` },
    ],
    ink: '#FFFFFF',
    quiet: '#CFE8E8',
  },
  // Wisteria: leaning fields.
  {
    ground: '#EEEAF6',
    shapes: [
      { fill: '#E2DBF0', path: `M${W} 0V${H}H620L860 0Z` },
      { fill: '#D6CCEA', path: `M${W} 120V${H}H812Z` },
    ],
    ink: '#32234F',
    quiet: '#54427A',
  },
  // Brick: quarter circles.
  {
    ground: '#7A3328',
    shapes: [
      { fill: '#86402F', circle: [W, H, 420] },
      { fill: '#914C39', circle: [W, H, 250] },
    ],
    ink: '#FFFFFF',
    quiet: '#FBE3D8',
  },
];

/** Always the same for the same name, whatever was drawn before. */
export function designOf(series: string): Design {
  const number = createHash('sha256').update(series).digest().readUInt32BE();
  return designs[number % designs.length] as Design;
}
