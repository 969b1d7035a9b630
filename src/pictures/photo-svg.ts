// A brought picture as SVG: turned upright and cut to a cover's shape around its middle. Pure.
import { COVER, type PhotoDrawing } from './drawing.ts';

/** `ground`: what shows where a PNG is clear. */
export function photoSvg({ type, bytes, width, height, orientation }: PhotoDrawing, ground = '#FFFFFF'): string {
  const isOnItsSide = orientation >= 5;
  const [uprightWidth, uprightHeight] = isOnItsSide ? [height, width] : [width, height];
  const scale = Math.max(COVER.width / uprightWidth, COVER.height / uprightHeight);
  const [left, top] = [(COVER.width - uprightWidth * scale) / 2, (COVER.height - uprightHeight * scale) / 2];
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${COVER.width}" height="${COVER.height}">
<rect width="${COVER.width}" height="${COVER.height}" fill="${ground}"/>
<g transform="translate(${left} ${top}) scale(${scale}) ${turnOf(orientation, width, height)}">
<image width="${width}" height="${height}" preserveAspectRatio="none" href="data:image/${type};base64,${data}"/>
</g>
</svg>`;
}

/** From the stored pixels to upright ones, whose corner is at 0 (EXIF 2.32, 4.6.4, tag 274). */
function turnOf(orientation: number, width: number, height: number): string {
  const matrices: Record<number, number[]> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  const matrix = matrices[orientation];
  return matrix ? `matrix(${matrix.join(' ')})` : '';
}
