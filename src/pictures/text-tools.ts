// How pictures measure and break their words: the font's own widths, and phrases as budoux finds them.
import { loadDefaultJapaneseParser } from 'budoux';
import { type Font, fontFiles, readFont } from './font.ts';
import type { TextTools } from './set-text.ts';

export type Weight = keyof typeof fontFiles;

export interface Typesetter {
  tools: Record<Weight, TextTools>;
  /** The words as the font can draw them: emoji are left out, what else it lacks shows as 〓. */
  drawable(text: string): string;
}

export function createTypesetter(): Typesetter {
  const parser = loadDefaultJapaneseParser();
  const fonts: Record<Weight, Font> = { regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) };
  // A space ends a part and stays with it; at a line's end it is not seen.
  const partsOf = (text: string) => (text.match(/[^\s]+\s*/g) ?? []).flatMap((word) => parser.parse(word));
  const toolsOf = (font: Font): TextTools => ({ measure: font.widthOf, partsOf });
  return {
    tools: { regular: toolsOf(fonts.regular), bold: toolsOf(fonts.bold) },
    drawable: (text) =>
      Array.from(text.normalize('NFC').replace(PICTOGRAPHS, '').replace(JOINERS, ''))
        .map((character) => (/\s/.test(character) ? ' ' : character))
        .map((character) => (fonts.bold.has(character) ? character : '〓'))
        .join(''),
  };
}

const PICTOGRAPHS = /(?![©®™〜])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
/** What holds emoji together, tells variants apart, or tells a direction. */
const JOINERS = /\p{Cf}|\p{Variation_Selector}/gu;
