// What who keeps a menu below all chats asks of a platform that has one. Knows no platform.
import type { Command } from '../commands.ts';

export interface MenuEntry {
  label: string;
  command: Command;
  /** In px of the picture. */
  area: { x: number; y: number; width: number; height: number };
}

export interface ChatMenu {
  /** Nobody sees it: it tells one menu from another. */
  name: string;
  /** What folds it in and out. */
  bar: string;
  width: number;
  height: number;
  entries: MenuEntry[];
}

/** All throw SendError only. */
export interface ChatMenus {
  all(): Promise<{ id: string; name: string }[]>;
  make(menu: ChatMenu): Promise<string>;
  hasPicture(id: string): Promise<boolean>;
  /** A PNG. Once for each menu. */
  addPicture(id: string, png: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Who sees it then sees none, or the one for all. */
  remove(id: string): Promise<void>;
  /** Which one everybody sees who has none of their own; undefined: none that was made this way. */
  shownToAll(): Promise<string | undefined>;
  /** Undefined: none. */
  showToAll(id: string | undefined): Promise<void>;
  /** Their own. */
  shownTo(account: string): Promise<string | undefined>;
  /** Undefined: the one for all. Of who is gone it changes nothing. */
  showTo(account: string, id: string | undefined): Promise<void>;
}
