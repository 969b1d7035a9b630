// A drawing → the bytes of a PNG. Takes a few tenths of a second and holds its thread: draw-process.ts alone calls it.
import { Resvg } from '@resvg/resvg-js';
import { coverSvg } from './cover.ts';
import type { Drawing, PhotoDrawing } from './drawing.ts';
import { fontFamily, fontFiles } from './font.ts';
import { menuSvg } from './menu.ts';
import { photoSvg } from './photo-svg.ts';
import { createTypesetter, type Typesetter } from './text-tools.ts';

let typesetter: Typesetter | undefined;

export function draw(drawing: Drawing): Uint8Array {
  return pngOf(svgOf(drawing));
}

function svgOf(drawing: Drawing): string {
  switch (drawing.kind) {
    case 'cover':
      typesetter ??= createTypesetter();
      return coverSvg(drawing, typesetter);
    case 'photo':
      if (!isSeen(drawing)) throw new Error('the file holds no picture that can be read');
      return photoSvg(drawing);
    case 'menu':
      typesetter ??= createTypesetter();
      return menuSvg(drawing, typesetter);
    default:
      return drawing satisfies never;
  }
}

const font = { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: fontFamily };

const pngOf = (svg: string): Uint8Array => new Resvg(svg, { font, logLevel: 'off' }).render().asPng();

/** A file that cannot be decoded is left out without a word: then nothing of it is to be seen, however small. */
function isSeen(photo: PhotoDrawing): boolean {
  const { pixels } = new Resvg(photoSvg(photo, 'none'), {
    fitTo: { mode: 'width', value: 64 },
    logLevel: 'off',
  }).render();
  return pixels.some((value, index) => index % 4 === 3 && value > 0);
}
