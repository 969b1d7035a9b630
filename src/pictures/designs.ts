// The looks of covers: words on one calm colour, beside them a panel of shapes that a series is known by. Each ink stands
// on its ground with a contrast of 4.5 or more, the title's with 7.
import { createHash } from 'node:crypto';
import { arches, ball, disc, dots, half, leaf, quarter, type Shape, triangle, waves } from './motifs.ts';

export interface Design {
  /** Below the words. */
  ground: string;
  /** The title and the day. */
  ink: string;
  /** The speaker. */
  quiet: string;
  /** The small line above the title. */
  accent: string;
  panel: string;
  /** On the panel, from back to front, from its upper left corner; what goes beyond it is cut off. */
  shapes: Shape[];
}

export const designs: readonly Design[] = [
  // Evening: a low sun behind hills.
  {
    ground: '#1C2A4A',
    ink: '#FFFFFF',
    quiet: '#CBD6EC',
    accent: '#F7C788',
    panel: '#2B3F70',
    shapes: [
      disc(146, 236, 132, '#3A4F84'),
      disc(146, 236, 84, '#F5B35C'),
      { fill: '#4C68A5', path: 'M0 338C70 262 128 270 178 306S244 342 268 336V536H0Z' },
      { fill: '#33497F', path: 'M0 396C60 392 110 428 158 416S232 360 268 352V536H0Z' },
      { fill: '#141F38', path: 'M0 470C90 410 180 440 268 424V536H0Z' },
    ],
  },
  // Young leaves: two flowers of four.
  {
    ground: '#EFF5F0',
    ink: '#14392A',
    quiet: '#3B5E4E',
    accent: '#1A6D45',
    panel: '#D2E6D9',
    shapes: [
      leaf([0, 0], '\\', '#2F7D57'),
      leaf([1, 0], '/', '#7DBA96'),
      leaf([0, 1], '/', '#7DBA96'),
      leaf([1, 1], '\\', '#2F7D57'),
      leaf([0, 2], '\\', '#FFFFFF'),
      leaf([1, 2], '/', '#14523A'),
      leaf([0, 3], '/', '#14523A'),
      leaf([1, 3], '\\', '#FFFFFF'),
      disc(134, 134, 24, '#F4C552'),
      disc(134, 402, 24, '#F4C552'),
    ],
  },
  // Paper: cut circles.
  {
    ground: '#F9F2E7',
    ink: '#3B2413',
    quiet: '#69482C',
    accent: '#A93F19',
    panel: '#F0DDC2',
    shapes: [
      half([0, 0], 'left', '#D9673C'),
      quarter([1, 0], 'se', '#EBAE47'),
      quarter([0, 1], 'ne', '#3B2413'),
      ball([1, 1], '#D9673C'),
      ball([0, 2], '#EBAE47'),
      quarter([1, 2], 'nw', '#FFF9EF'),
      quarter([0, 3], 'sw', '#D9673C'),
      half([1, 3], 'bottom', '#3B2413'),
    ],
  },
  // Sea: a moon over waves.
  {
    ground: '#0D4650',
    ink: '#FFFFFF',
    quiet: '#C6E4E3',
    accent: '#94E2D5',
    panel: '#125E6B',
    shapes: [disc(178, 118, 58, '#FBE5B8'), ...waves(214, ['#D7EEEA', '#1B7682'])],
  },
  // Wisteria: leaning fields.
  {
    ground: '#F2EEF9',
    ink: '#2E2050',
    quiet: '#57477D',
    accent: '#6B3FB0',
    panel: '#DED3F1',
    shapes: [
      triangle([0, 0], 'sw', '#9C83D6'),
      triangle([1, 0], 'nw', '#6B4FB3'),
      triangle([1, 0], 'se', '#C2AFE8'),
      triangle([0, 1], 'nw', '#6B4FB3'),
      triangle([0, 1], 'se', '#F3B7C8'),
      triangle([1, 1], 'sw', '#9C83D6'),
      triangle([0, 2], 'ne', '#C2AFE8'),
      triangle([0, 2], 'sw', '#4A3487'),
      triangle([1, 2], 'nw', '#6B4FB3'),
      triangle([0, 3], 'nw', '#9C83D6'),
      triangle([1, 3], 'ne', '#F3B7C8'),
      triangle([1, 3], 'sw', '#9C83D6'),
    ],
  },
  // Brick: arches.
  {
    ground: '#74302A',
    ink: '#FFFFFF',
    quiet: '#F6DACE',
    accent: '#FFCBA6',
    panel: '#8B4036',
    shapes: [
      ...arches(179, 45, ['#F7C59F', '#74302A', '#E07A4F', '#FBEAD9']),
      ...arches(358, 45, ['#E07A4F', '#FBEAD9', '#74302A', '#F7C59F']),
      ...arches(536, 44, ['#F7C59F', '#74302A', '#E07A4F', '#FBEAD9']),
    ],
  },
  // Clear sky: discs and their quarters.
  {
    ground: '#ECF2FB',
    ink: '#12294D',
    quiet: '#3C557E',
    accent: '#1B5ABA',
    panel: '#CFE0F6',
    shapes: [
      disc(134, 134, 134, '#2F6FD0'),
      quarter([1, 1], 'nw', '#FFFFFF'),
      ball([0, 2], '#FF8468'),
      quarter([1, 2], 'sw', '#12294D'),
      quarter([0, 3], 'se', '#7FB2F0'),
      quarter([1, 3], 'sw', '#2F6FD0'),
    ],
  },
  // Night: lights.
  {
    ground: '#23262C',
    ink: '#FFFFFF',
    quiet: '#CFD4DC',
    accent: '#FFD470',
    panel: '#31353D',
    shapes: dots('#FFD166'),
  },
];

/** Always the same for the same name, whatever was drawn before; of numbers each has another than the one before. */
export function designOf(series: string): Design {
  const isNumber = /^\d{1,9}$/.test(series);
  const number = isNumber ? Number(series) : createHash('sha256').update(series).digest().readUInt32BE();
  return designs[number % designs.length] as Design;
}
