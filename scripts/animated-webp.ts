// Screenshots → one animated WebP. Chromium draws each still; here only the parts that changed are put into WebP's
// container. Source: RFC 9649, "WebP Image Format", 2.7 "Extended File Format".
import type { Page } from 'playwright-core';

export interface Shot {
  png: Buffer;
  /** How long it shows. */
  ms: number;
}

interface Piece {
  x: number;
  y: number;
  width: number;
  height: number;
  /** A WebP of just this piece, base64. */
  webp: string;
}

/** `page` is only drawn with: any page that may run scripts. All shots are of one size. */
export async function animatedWebp(page: Page, shots: readonly Shot[]): Promise<Buffer> {
  const frames: Buffer[] = [];
  let size = { width: 0, height: 0 };
  for (const [index, { png, ms }] of shots.entries()) {
    const pngs = [shots[index - 1]?.png, png].map((each) => each?.toString('base64') ?? '');
    const piece = (await page.evaluate(`(${drawChange})(...${JSON.stringify(pngs)})`)) as Piece;
    if (index === 0) size = piece;
    frames.push(chunk('ANMF', Buffer.concat([frameHead(piece, ms), stillChunks(Buffer.from(piece.webp, 'base64'))])));
  }
  const animated = 0x02;
  const head = Buffer.concat([bytes(animated, 1), bytes(0, 3), bytes(size.width - 1, 3), bytes(size.height - 1, 3)]);
  const forEver = 0;
  const animation = Buffer.concat([bytes(0xffffffff, 4), bytes(forEver, 2)]);
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', head), chunk('ANIM', animation), ...frames]));
}

/** Runs in the browser: the smallest box in which the two differ, from even places, as WebP wants it. */
const drawChange = `async (before, after) => {
  const read = async (png) => {
    const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return { canvas, pixels: new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer) };
  };
  const { canvas, pixels } = await read(after);
  const { width, height } = canvas;
  const old = before && (await read(before)).pixels;
  let [left, top, right, bottom] = old ? [width, height, 0, 0] : [0, 0, width, height];
  if (old) for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] === old[i]) continue;
    const x = i % width, y = (i - x) / width;
    left = Math.min(left, x); right = Math.max(right, x + 1);
    top = Math.min(top, y); bottom = Math.max(bottom, y + 1);
  }
  if (right <= left) [left, top, right, bottom] = [0, 0, 2, 2];
  left -= left % 2; top -= top % 2;
  const piece = new OffscreenCanvas(right - left, bottom - top);
  piece.getContext('2d', { alpha: false }).drawImage(canvas, -left, -top);
  const blob = await piece.convertToBlob({ type: 'image/webp', quality: QUALITY });
  const webp = btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
  return { x: left, y: top, width: piece.width, height: piece.height, webp };
}`.replace('QUALITY', '0.8');

function frameHead({ x, y, width, height }: Piece, ms: number): Buffer {
  const withoutBlending = 0x02;
  return Buffer.concat([
    bytes(x / 2, 3),
    bytes(y / 2, 3),
    bytes(width - 1, 3),
    bytes(height - 1, 3),
    bytes(ms, 3),
    bytes(withoutBlending, 1),
  ]);
}

/** Of a still WebP, what an animation's frame holds: the picture, without the file's own head. */
function stillChunks(webp: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at < webp.length; ) {
    const length = 8 + webp.readUInt32LE(at + 4);
    const end = at + length + (length % 2);
    if (['VP8 ', 'VP8L', 'ALPH'].includes(webp.toString('latin1', at, at + 4))) kept.push(webp.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

function chunk(name: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), bytes(data.length, 4), data, Buffer.alloc(data.length % 2)]);
}

/** Little-endian. */
function bytes(value: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUIntLE(value, 0, length);
  return buffer;
}
