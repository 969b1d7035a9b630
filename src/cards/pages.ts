// Lists are shown in pages, never cut off.
import type { Command } from '../commands.ts';
import type { Button } from './card.ts';
import { listWords } from './list.words.ts';
import type { Reader } from './reader.ts';

/** Which page of how many is shown, from 1; one that does not exist is the last. */
export function pageOf(page: number | undefined, total: number, perPage: number) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const shown = Math.min(Math.max(page ?? 1, 1), pages);
  return { shown, pages, offset: (shown - 1) * perPage };
}

/**
 * A page's rows of what `find` finds, which tells how many there are in all, whatever the limit. It is asked once, but
 * for a page that does not exist: then once more, for the last.
 */
export async function findPage<Row>(
  find: (part: { limit: number; offset: number }) => Promise<{ found: Row[]; total: number }>,
  { page, perPage }: { page: number | undefined; perPage: number },
) {
  const asked = Math.max(page ?? 1, 1);
  const first = await find({ limit: perPage, offset: (asked - 1) * perPage });
  const { offset, ...turned } = pageOf(page, first.total, perPage);
  const { found } = turned.shown === asked ? first : await find({ limit: perPage, offset });
  return { found, total: first.total, turned };
}

/** Rows with "previous" and "next", as far as there are any. */
export function pageButtons(
  { shown, pages }: { shown: number; pages: number },
  commandOf: (page: number) => Command,
  { language }: Reader,
): Button[][] {
  const row: Button[] = [];
  const turn = (label: string, to: number) =>
    row.push({ kind: 'command', label, command: commandOf(to), turnsPage: true });
  if (shown > 1) turn(listWords[language].previous, shown - 1);
  if (shown < pages) turn(listWords[language].next, shown + 1);
  return row.length > 0 ? [row] : [];
}
