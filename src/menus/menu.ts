// The menu that stays below a chat: what is on it, where, and the name by which one of the same content is known again.
import { createHash } from 'node:crypto';
import type { Language } from '../cards/card.ts';
import type { Command } from '../commands.ts';
import type { ChatMenu, MenuEntry } from '../messages/chat-menus.ts';
import type { MenuDrawing, MenuIcon } from '../pictures/drawing.ts';
import { menuWords } from './menu.words.ts';

type Entry = keyof (typeof menuWords)['ja']['entries'];

/** In the order in which they stand there. Each is also a word that can be typed, and a button. */
const ENTRIES: Record<Entry, { command: Command; icon: MenuIcon }> = {
  list: { command: { do: 'list' }, icon: 'calendar' },
  mine: { command: { do: 'mine' }, icon: 'ticket' },
  data: { command: { do: 'my-data' }, icon: 'person' },
  help: { command: { do: 'help' }, icon: 'question' },
};

/** What everybody sees who is not given another one's. */
export const LANGUAGE_OF_ALL: Language = 'ja';
export const MENU_LANGUAGES = ['ja', 'en'] as const satisfies Language[];

/** In px, of a row; LINE takes pictures of up to 2,500 px in width, and of at most 1 MB. */
const ROW = { width: 2500, height: 843 };
const MOST_IN_A_ROW = 4;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Covers the picture without a gap: up to four in a row, and of rows as even as may be. */
export function layOut(count: number): { width: number; height: number; areas: Area[] } {
  const rows = Math.max(1, Math.ceil(count / MOST_IN_A_ROW));
  const areas = Array.from({ length: rows }, (_, row) => {
    const inRow = Math.floor(count / rows) + (row < count % rows ? 1 : 0);
    const edge = (index: number) => Math.round((ROW.width * index) / inRow);
    return Array.from({ length: inRow }, (_, index) => ({
      x: edge(index),
      y: row * ROW.height,
      width: edge(index + 1) - edge(index),
      height: ROW.height,
    }));
  });
  return { width: ROW.width, height: rows * ROW.height, areas: areas.flat() };
}

export interface DesignedMenu {
  menu: ChatMenu;
  drawing: MenuDrawing;
}

export function menuIn(language: Language): DesignedMenu {
  const words = menuWords[language];
  const names = Object.keys(ENTRIES) as Entry[];
  const { width, height, areas } = layOut(names.length);
  const entries = names.map((name, index): MenuEntry & { icon: MenuIcon } => ({
    ...ENTRIES[name],
    label: words.entries[name],
    area: areas[index] as Area,
  }));
  const drawing: MenuDrawing = {
    ...{ kind: 'menu', language, width, height },
    tiles: entries.map(({ label, icon, area }) => ({ label, icon, area })),
  };
  const content = { bar: words.bar, width, height, entries: entries.map(({ icon: _, ...entry }) => entry) };
  return { menu: { ...content, name: nameOf({ content, drawing }) }, drawing };
}

/** Grows whenever the same menu comes to look different. */
const LOOK = 1;
const OURS = 'evening-seminar-bot ';

const nameOf = (shown: object): string =>
  `${OURS}${createHash('sha256')
    .update(JSON.stringify([LOOK, shown]))
    .digest('base64url')
    .slice(0, 22)}`;

/** One that this bot made, or another version of it. */
export const isOurs = ({ name }: { name: string }): boolean => name.startsWith(OURS);

/** Names what all of them show together. */
export const menusKey = (): string => MENU_LANGUAGES.map((language) => menuIn(language).menu.name).join('\n');
