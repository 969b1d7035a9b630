// A picture that somebody brings: what its first bytes say of it. Read before anything decodes it, so that a file of a few
// bytes that unfolds to gigabytes is refused unseen. Pure. Sources: PNG specification 11.2.1; ITU T.81; EXIF 2.32.

export type PhotoType = 'png' | 'jpeg';

export interface PhotoHead {
  type: PhotoType;
  width: number;
  height: number;
  /** 1 to 8; how it is to be turned. */
  orientation: number;
}

export const photoLimits = {
  bytes: 5 * 1024 * 1024,
  /** A phone's camera has twelve to sixteen million; decoded each takes four bytes. */
  pixels: 24_000_000,
  side: 10_000,
  /** Smaller ones would be a blur. */
  least: 200,
} as const;

export type PhotoRefusal = 'too_many_bytes' | 'no_picture' | 'too_large' | 'too_small';

export function readPhoto(bytes: Uint8Array): PhotoHead | PhotoRefusal {
  if (bytes.length > photoLimits.bytes) return 'too_many_bytes';
  const head = readHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (!head) return 'no_picture';
  const { width, height } = head;
  if (width * height > photoLimits.pixels || Math.max(width, height) > photoLimits.side) return 'too_large';
  return Math.min(width, height) < photoLimits.least ? 'too_small' : head;
}

function readHead(bytes: Buffer): PhotoHead | undefined {
  try {
    return readPng(bytes) ?? readJpeg(bytes);
  } catch (error) {
    // It ends where more was promised.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readPng(bytes: Buffer): PhotoHead | undefined {
  const isPng = bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' && bytes.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng) return undefined;
  return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1 };
}

function readJpeg(bytes: Buffer): PhotoHead | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let orientation = 1;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), orientation };
    }
    // What is drawn begins, and no size was told.
    if (marker === 0xda || length < 2) return undefined;
    if (marker === 0xe1) orientation = readOrientation(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    at += 2 + length;
  }
}

/** Undefined: it tells none that is in use. */
function readOrientation(exif: Buffer): number | undefined {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = exif.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    const count = short(directory);
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + 12 * index;
      const value = short(entry) === 0x0112 ? short(entry + 8) : 0;
      if (value >= 1 && value <= 8) return value;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}
