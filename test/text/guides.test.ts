// What the guides point at is there: a file that is moved, or a heading that is renamed, leaves no dead link behind.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const guides = globSync(['*.md', 'docs/*.md']);
const read = (path: string) => readFileSync(path, 'utf8');

/** As GitHub names a heading's anchor. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}_\- ]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

const targetsOf = (path: string) =>
  [...read(path).matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, picture]) => link ?? picture ?? '');

function isThere(guide: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file ? join(dirname(guide), file) : guide;
  return existsSync(path) && (anchor === undefined || anchorsOf(path).includes(anchor));
}

test('every link and picture of the guides leads somewhere', () => {
  const targets = guides.flatMap((guide) => targetsOf(guide).map((target) => ({ guide, target })));
  const ours = targets.filter(({ target }) => !/^https?:/.test(target));
  expect(ours.length).toBeGreaterThan(30);
  expect(ours.filter(({ guide, target }) => !isThere(guide, target))).toEqual([]);
});

test('what is said in one language has its twin in the other, with as many headings, commands and pictures', () => {
  const pairs = guides
    .filter((path) => path.endsWith('.en.md'))
    .map((en) => [en.replace('.en.md', '.md'), en] as const);
  expect(pairs.length).toBe(4);
  const shape = (path: string) =>
    ['^#+ ', '^- ', '^\\| ', '^```', '<img |!\\['].map((part) => read(path).match(new RegExp(part, 'gm'))?.length ?? 0);
  for (const [ja, en] of pairs) expect([ja, ...shape(ja)]).toEqual([ja, ...shape(en)]);
});
