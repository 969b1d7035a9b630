// What can be drawn, as plain data. Each kind has a file that lays it out as SVG; draw.ts knows them all.
import { createHash } from 'node:crypto';
import type { Language } from '../cards/card.ts';
import type { PhotoType } from './photo.ts';

export type Drawing = CoverDrawing | PhotoDrawing | MenuDrawing;

/** A seminar's cover: what it is called, when it is, who speaks. */
export interface CoverDrawing {
  kind: 'cover';
  language: Language;
  title: string;
  when: string;
  speaker: string;
  /** A small line above the title, e.g. 第126回; may be empty. */
  number: string;
  /** Which series it belongs to, or else its number alone, or else which seminar it is: the same has the same design. */
  series: string;
}

/** A picture that somebody brought, drawn anew: what else its file held is gone. */
export interface PhotoDrawing {
  kind: 'photo';
  type: PhotoType;
  /** As it is stored, before it is turned. */
  width: number;
  height: number;
  /** How a camera says that it was held, 1 to 8 (EXIF). */
  orientation: number;
  bytes: Uint8Array;
}

export type MenuIcon = 'calendar' | 'ticket' | 'person' | 'question';

/** The menu below a chat: tiles with an icon and a word. */
export interface MenuDrawing {
  kind: 'menu';
  language: Language;
  width: number;
  height: number;
  tiles: { label: string; icon: MenuIcon; area: { x: number; y: number; width: number; height: number } }[];
}

/** Of every cover, in px: LINE takes 1,024 at most; the ratio is that of previews on social media. */
export const COVER = { width: 1024, height: 536 } as const;

/** The right part of a cover, of shapes alone: two tiles by four. */
export const TILE = 134;
export const PANEL = { x: COVER.width - 2 * TILE, width: 2 * TILE, height: COVER.height } as const;

/** Grows whenever covers come to look different: the same words are another picture then. */
const LOOK = 2;

/** Names what a cover shows: the same words are the same picture. */
export function hashOf({ kind, language, title, when, speaker, number, series }: CoverDrawing): string {
  const shown = JSON.stringify([LOOK, kind, language, title, when, speaker, number, series]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}
