// What was counted before, to be held beside what is counted now: of the same seed, months and people.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isApart, type Summary } from './summary.ts';
import type { YearOptions } from './year.ts';

export interface Before {
  /** Of which state of the code, in words. */
  note: string;
  year: YearOptions;
  deeds: Record<string, number>;
  /** By kind. */
  pushes: Record<string, number>;
  perPart: Record<string, number>;
}

const path = fileURLToPath(new URL('before.json', import.meta.url));

export async function loadBefore(year: YearOptions): Promise<Before | undefined> {
  const before: Before = JSON.parse(await readFile(path, 'utf8'));
  const isSame = (Object.keys(year) as (keyof YearOptions)[]).every((name) => before.year[name] === year[name]);
  return isSame ? before : undefined;
}

export async function keepBefore(note: string, year: YearOptions, { kinds, perPart, deeds }: Summary): Promise<void> {
  const pushes = Object.fromEntries(kinds.filter((kind) => kind.pushes > 0).map(({ kind, pushes }) => [kind, pushes]));
  const rounded = Object.fromEntries(Object.entries(perPart).map(([part, each]) => [part, Number(each.toFixed(2))]));
  const before: Before = { note, year, deeds, pushes, perPart: rounded };
  await writeFile(path, `${JSON.stringify(before, null, 2)}\n`);
}

/** All but the announcements. */
export const pushesBefore = ({ pushes }: Before): number =>
  Object.entries(pushes).reduce((sum, [kind, count]) => (isApart(kind as 'announcement') ? sum : sum + count), 0);

/** In what people's deeds came to something else than then; nothing: it is the same year. */
export function deedsApart(before: Before, deeds: Record<string, number>): string[] {
  const names = [...new Set([...Object.keys(before.deeds), ...Object.keys(deeds)])];
  return names
    .filter((name) => before.deeds[name] !== deeds[name])
    .map((name) => `${name}: ${before.deeds[name] ?? 0} before, ${deeds[name] ?? 0} now`);
}
