// The font that pictures are set in, and how wide its letters are. BIZ UDPGothic: made to be read by everyone, in two
// weights; it knows the kanji of Japanese names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const fileOf = (path: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/biz-udpgothic/${path}`);

export const fontFamily = 'BIZ UDPGothic';
export const fontFiles = {
  regular: fileOf('400Regular/BIZUDPGothic_400Regular.ttf'),
  bold: fileOf('700Bold/BIZUDPGothic_700Bold.ttf'),
} as const;

export interface Font {
  /** For a size of 1. */
  widthOf(text: string): number;
  has(character: string): boolean;
}

/** Reads the tables `cmap` and `hmtx` (OpenType specification 1.9). */
export function readFont(file: string): Font {
  const bytes = readFileSync(file);
  const tables = tablesOf(bytes);
  const offsetOf = (name: string) => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`the font has no table ${name}`);
    return offset;
  };
  const unitsPerEm = bytes.readUInt16BE(offsetOf('head') + 18);
  const advances = bytes.readUInt16BE(offsetOf('hhea') + 34);
  const metrics = offsetOf('hmtx');
  const glyphOf = readGlyphs(bytes, offsetOf('cmap'));
  const widths = new Map<string, number>();
  const widthOf = (character: string) => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const glyph = Math.min(glyphOf(character.codePointAt(0) ?? 0), advances - 1);
    const width = bytes.readUInt16BE(metrics + 4 * glyph) / unitsPerEm;
    widths.set(character, width);
    return width;
  };
  return {
    widthOf: (text) => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0),
    has: (character) => glyphOf(character.codePointAt(0) ?? 0) !== 0,
  };
}

function tablesOf(bytes: Buffer): Map<string, number> {
  const count = bytes.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, index) => 12 + 16 * index);
  return new Map(records.map((at) => [bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8)]));
}

/** Of format 12 where there is one, for it knows every character; else 4. */
function readGlyphs(bytes: Buffer, cmap: number): (codePoint: number) => number {
  const count = bytes.readUInt16BE(cmap + 2);
  const subtables = Array.from({ length: count }, (_, index) => cmap + bytes.readUInt32BE(cmap + 4 + 8 * index + 4));
  const formatOf = (at: number) => bytes.readUInt16BE(at);
  const whole = subtables.find((at) => formatOf(at) === 12);
  if (whole !== undefined) return (codePoint) => glyphIn12(bytes, whole, codePoint);
  const basic = subtables.find((at) => formatOf(at) === 4);
  if (basic === undefined) throw new Error('the font tells its characters in no known way');
  return (codePoint) => glyphIn4(bytes, basic, codePoint);
}

function glyphIn12(bytes: Buffer, table: number, codePoint: number): number {
  let [low, high] = [0, bytes.readUInt32BE(table + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = table + 16 + 12 * middle;
    if (codePoint < bytes.readUInt32BE(group)) high = middle - 1;
    else if (codePoint > bytes.readUInt32BE(group + 4)) low = middle + 1;
    else return bytes.readUInt32BE(group + 8) + codePoint - bytes.readUInt32BE(group);
  }
  return 0;
}

function glyphIn4(bytes: Buffer, table: number, codePoint: number): number {
  const doubled = bytes.readUInt16BE(table + 6);
  for (let at = 0; at < doubled; at += 2) {
    if (codePoint > bytes.readUInt16BE(table + 14 + at)) continue;
    const start = bytes.readUInt16BE(table + 16 + doubled + at);
    if (codePoint < start) return 0;
    const delta = bytes.readUInt16BE(table + 16 + 2 * doubled + at);
    const rangeAt = table + 16 + 3 * doubled + at;
    const range = bytes.readUInt16BE(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = bytes.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
