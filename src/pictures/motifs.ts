// What covers' panels are put together from: simple shapes on a grid of two by four. Pure.
import { PANEL, TILE } from './drawing.ts';

export type Shape = { fill: string } & ({ circle: [x: number, y: number, radius: number] } | { path: string });

type Corner = 'nw' | 'ne' | 'sw' | 'se';
type Side = 'top' | 'bottom' | 'left' | 'right';

/** Column and row, from 0. */
type At = [column: number, row: number];

const cornersOf = ([column, row]: At) => {
  const [left, top] = [column * TILE, row * TILE];
  return { left, top, right: left + TILE, bottom: top + TILE };
};

export const disc = (x: number, y: number, radius: number, fill: string): Shape => ({ fill, circle: [x, y, radius] });

/** As large as its tile. */
export function ball(at: At, fill: string): Shape {
  const { left, top } = cornersOf(at);
  return disc(left + TILE / 2, top + TILE / 2, TILE / 2, fill);
}

/** A quarter of a disc around that corner of the tile. */
export function quarter(at: At, corner: Corner, fill: string): Shape {
  const { left, top, right, bottom } = cornersOf(at);
  const [x, otherX] = corner.endsWith('w') ? [left, right] : [right, left];
  const [y, otherY] = corner.startsWith('n') ? [top, bottom] : [bottom, top];
  const sweep = corner === 'nw' || corner === 'se' ? 1 : 0;
  return { fill, path: `M${x} ${y}L${otherX} ${y}A${TILE} ${TILE} 0 0 ${sweep} ${x} ${otherY}Z` };
}

/** Half a disc that lies on that side of the tile. */
export function half(at: At, side: Side, fill: string): Shape {
  const { left, top, right, bottom } = cornersOf(at);
  const ends = {
    top: [right, top, left, top],
    bottom: [left, bottom, right, bottom],
    left: [left, top, left, bottom],
    right: [right, bottom, right, top],
  }[side];
  const [x, y, otherX, otherY] = ends;
  return { fill, path: `M${x} ${y}A${TILE / 2} ${TILE / 2} 0 0 1 ${otherX} ${otherY}Z` };
}

/** From one corner of the tile to the one across: / or \. */
export function leaf(at: At, slant: '/' | '\\', fill: string): Shape {
  const { left, top, right, bottom } = cornersOf(at);
  const [from, to] =
    slant === '/' ? [`${left} ${bottom}`, `${right} ${top}`] : [`${left} ${top}`, `${right} ${bottom}`];
  return { fill, path: `M${from}A${TILE} ${TILE} 0 0 1 ${to}A${TILE} ${TILE} 0 0 1 ${from}Z` };
}

/** Half the tile, with its right angle in that corner. */
export function triangle(at: At, corner: Corner, fill: string): Shape {
  const { left, top, right, bottom } = cornersOf(at);
  const [x, otherX] = corner.endsWith('w') ? [left, right] : [right, left];
  const [y, otherY] = corner.startsWith('n') ? [top, bottom] : [bottom, top];
  return { fill, path: `M${x} ${y}L${otherX} ${y}L${x} ${otherY}Z` };
}

/** Arches one within the other, as wide as the panel, that stand on `foot`; the outermost first. */
export function arches(foot: number, leg: number, fills: readonly string[]): Shape[] {
  const middle = PANEL.width / 2;
  return fills.map((fill, index) => {
    const radius = middle * (1 - index / fills.length);
    const [left, right, top] = [middle - radius, middle + radius, foot - leg];
    return { fill, path: `M${left} ${foot}V${top}A${radius} ${radius} 0 0 1 ${right} ${top}V${foot}Z` };
  });
}

/** 青海波: overlapping scales of rings from `top` down. */
export function waves(top: number, [line, water]: readonly [string, string]): Shape[] {
  const radius = TILE / 2;
  const rings = [1, 0.9, 0.68, 0.58, 0.36, 0.26];
  const rows = Array.from({ length: Math.ceil((PANEL.height - top) / (radius / 2)) + 2 }, (_, row) => row);
  return rows.flatMap((row) => {
    const columns = row % 2 === 0 ? [0, 2, 4] : [1, 3];
    return columns.flatMap((column) =>
      rings.map((share, ring) =>
        disc(column * radius, top + radius + (row * radius) / 2, radius * share, ring % 2 === 0 ? line : water),
      ),
    );
  });
}

/** Dots that grow towards the foot. */
export function dots(fill: string): Shape[] {
  const step = TILE / 2;
  return Array.from({ length: 32 }, (_, index) => {
    const [column, row] = [index % 4, Math.floor(index / 4)];
    return disc(step * (column + 0.5), step * (row + 0.5), 3 + (24 * (row + column * 0.8)) / 9.4, fill);
  });
}
