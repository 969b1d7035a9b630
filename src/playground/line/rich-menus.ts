// The account's rich menus and who sees which. Knows no HTTP.
import { createHexToken } from './ids.ts';
import type { Json } from './line.ts';

export interface RichMenu {
  menu: Json;
  image?: { bytes: Buffer; type: string };
}

export interface RichMenus {
  all(): RichMenu[];
  find(id: unknown): RichMenu | undefined;
  /** Answers the new menu's id. */
  add(menu: Json): string;
  /** False when there is no such menu. */
  remove(id: string): boolean;
  /** undefined: no default. */
  setDefault(id: string | undefined): void;
  defaultId(): string | undefined;
  link(userId: string, id: string): void;
  unlink(userId: string): void;
  linkedId(userId: string): string | undefined;
  /** The menu this user sees: their own, else the default. */
  shownTo(userId: string): Json | undefined;
}

export function createRichMenus(): RichMenus {
  const menus = new Map<string, RichMenu>();
  const linked = new Map<string, string>();
  let defaultId: string | undefined;
  const find = (id: unknown) => (typeof id === 'string' ? menus.get(id) : undefined);

  return {
    all: () => [...menus.values()],
    find,
    add(menu) {
      const richMenuId = `richmenu-${createHexToken()}`;
      menus.set(richMenuId, { menu: { richMenuId, ...menu } });
      return richMenuId;
    },
    remove(id) {
      if (defaultId === id) defaultId = undefined;
      for (const [userId, menuId] of linked) if (menuId === id) linked.delete(userId);
      return menus.delete(id);
    },
    setDefault(id) {
      defaultId = id;
    },
    defaultId: () => defaultId,
    link: (userId, id) => linked.set(userId, id),
    unlink: (userId) => linked.delete(userId),
    linkedId: (userId) => linked.get(userId),
    shownTo: (userId) => (find(linked.get(userId)) ?? find(defaultId))?.menu,
  };
}
