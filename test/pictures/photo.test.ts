import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { draw } from '../../src/pictures/draw.ts';
import { COVER } from '../../src/pictures/drawing.ts';
import { photoLimits, readPhoto } from '../../src/pictures/photo.ts';
import { chunkOf, claimedPng } from '../support/claimed-png.ts';

/** Half red, half blue: left and right. */
function png(width: number, height: number): Buffer {
  const half = width / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${half}" height="${height}" fill="#f00"/><rect x="${half}" width="${half}" height="${height}" fill="#00f"/></svg>`;
  return new Resvg(svg).render().asPng();
}

/** A JPEG's head: markers before the frame, a frame of that size. */
function jpegHead(width: number, height: number, { exif }: { exif?: Buffer } = {}): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, 3]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(exif ? [segment(0xe1, exif)] : []),
    segment(0xdb, Buffer.alloc(65)),
    Buffer.from([0xff]),
    segment(0xc2, frame),
  ]);
}

/** In the byte order of the maker. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  const isLittle = order === 'II';
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

describe('a brought picture', () => {
  test('is known by its first bytes', () => {
    expect(readPhoto(png(400, 300))).toEqual({ type: 'png', width: 400, height: 300, orientation: 1 });
    expect(readPhoto(jpegHead(4000, 3000))).toEqual({ type: 'jpeg', width: 4000, height: 3000, orientation: 1 });
    expect(readPhoto(jpegHead(400, 300, { exif: exif(6, 'II') }))).toMatchObject({ orientation: 6 });
    expect(readPhoto(jpegHead(400, 300, { exif: exif(8, 'MM') }))).toMatchObject({ orientation: 8 });
    expect(readPhoto(jpegHead(400, 300, { exif: exif(77, 'MM') }))).toMatchObject({ orientation: 1 });
  });

  test('is refused unseen where it would unfold to too much', () => {
    expect(readPhoto(claimedPng(50_000, 50_000))).toBe('too_large');
    expect(readPhoto(claimedPng(4_294_967_295, 1))).toBe('too_large');
    expect(readPhoto(claimedPng(20_000, 300))).toBe('too_large');
    expect(readPhoto(jpegHead(65_535, 65_535))).toBe('too_large');
    expect(readPhoto(claimedPng(6000, 4000))).toMatchObject({ width: 6000 });
    expect(readPhoto(claimedPng(199, 4000))).toBe('too_small');
    expect(readPhoto(Buffer.alloc(photoLimits.bytes + 1))).toBe('too_many_bytes');
  });

  test('is refused where it is none, or ends early, wherever that is', () => {
    for (const text of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', 'RIFF....WEBP'])
      expect(readPhoto(Buffer.from(text))).toBe('no_picture');
    for (const whole of [png(400, 300).subarray(0, 24), jpegHead(400, 300, { exif: exif(6, 'II') })]) {
      for (let end = 0; end < whole.length - 5; end++) {
        const read = readPhoto(whole.subarray(0, end));
        expect(typeof read === 'string' ? read : read.width).toBe(typeof read === 'string' ? 'no_picture' : 400);
      }
    }
  });

  test.each([
    [1, ['red', 'blue', 'red', 'blue']],
    [2, ['blue', 'red', 'blue', 'red']],
    [3, ['blue', 'red', 'blue', 'red']],
    [6, ['red', 'red', 'blue', 'blue']],
    [8, ['blue', 'blue', 'red', 'red']],
  ] as const)('held as %i is drawn upright, to the size of a cover', (orientation, corners) => {
    const [width, height] = [600, 400];
    const drawn = draw({ kind: 'photo', type: 'png', width, height, orientation, bytes: png(width, height) });
    const { width: W, height: H } = COVER;
    expect([
      ...pixelsOf(drawn, [
        [5, 5],
        [W - 5, 5],
        [5, H - 5],
        [W - 5, H - 5],
      ]),
    ]).toEqual(corners);
  });

  test('is refused where its file cannot be read to the end', () => {
    const cut = png(600, 400).subarray(0, 200);
    const of = { kind: 'photo', type: 'png', width: 600, height: 400, orientation: 1 } as const;
    expect(() => draw({ ...of, bytes: cut })).toThrow('no picture');
    expect(() => draw({ ...of, bytes: claimedPng(600, 400) })).toThrow('no picture');
  });

  test('is drawn anew: nothing of its file is kept', () => {
    const source = png(600, 400);
    const secret = Buffer.concat([
      source.subarray(0, 33),
      chunkOf('tEXt', Buffer.from('GPS\0 34.24, 132.56')),
      source.subarray(33),
    ]);
    const drawn = Buffer.from(
      draw({ kind: 'photo', type: 'png', width: 600, height: 400, orientation: 1, bytes: secret }),
    );
    expect(drawn.includes('34.24')).toBe(false);
    expect([drawn.readUInt32BE(16), drawn.readUInt32BE(20)]).toEqual([COVER.width, COVER.height]);
  });
});

function pixelsOf(drawn: Uint8Array, places: [number, number][]): string[] {
  const data = Buffer.from(drawn).toString('base64');
  return places.map(([x, y]) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><image x="${-x}" y="${-y}" width="${COVER.width}" height="${COVER.height}" href="data:image/png;base64,${data}"/></svg>`;
    const [red = 0, , blue = 0] = new Resvg(svg).render().pixels;
    return red > blue ? 'red' : 'blue';
  });
}
