import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bilingual } from '../../src/text/words.ts';
import { SAMPLE, type Said, saidBy } from '../support/said-words.ts';
import { rooms } from '../support/words.ts';

const files = globSync('src/**/*.words.ts').map((path) => path.replaceAll('\\', '/'));

/** Each word with the way to it; what is said about something only by its way. */
function flat(words: unknown, way = ''): [way: string, said: unknown][] {
  if (typeof words !== 'object' || words === null) return [[way, words]];
  return Object.entries(words).flatMap(([key, each]) => flat(each, way ? `${way}.${key}` : key));
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** What it says by itself, in letters: without what it was called with, numbers and signs. */
const lettersOf = ({ text }: Said) => text.replaceAll(SAMPLE, '').replace(/true|false|[^\p{Letter}]/gu, '');
/** A language is named in its own word, and words to be typed are taken in either. */
const isNamed = (way: string) => /(^typed|\.(other|slack|line))\b/.test(way);

test('there are words, and the tests know all of them', async () => {
  const modules = await Promise.all(files.map((path) => import(pathToFileURL(path).href)));
  const found = new Set(modules.flatMap((module) => Object.values(module)));
  expect(found.size).toBeGreaterThan(20);
  expect(found).toEqual(new Set(Object.values(rooms)));
});

describe.each(Object.entries(rooms))('the words of %s', (name, words) => {
  const [ja, en] = [saidBy(words.ja), saidBy(words.en)];
  const isNamedHere = ({ way }: Said) => isNamed(`${name}.${way}`);

  test('have the same keys in Japanese and in English, and none is empty', () => {
    const kinds = (each: unknown) => flat(each).map(([way, value]) => [way.replace(/\.\d+$/, ''), typeof value]);
    const known = (each: unknown) => [...new Set(kinds(each).map(String))];
    expect(known(words.en)).toEqual(known(words.ja));
    for (const { way, text, isAbout } of [...ja, ...en]) if (!isAbout) expect(text.trim(), way).not.toBe('');
  });

  test('are called with samples wherever they are said about something', () => {
    for (const each of [words.ja, words.en]) {
      const asked = flat(each).flatMap(([way, word]) => (typeof word === 'function' ? [way] : []));
      const heard = new Set(saidBy(each).flatMap(({ way, text }) => (text ? [way] : [])));
      expect(asked.filter((way) => !heard.has(way))).toEqual([]);
    }
  });

  test('are not taken for one another', () => {
    for (const said of en) if (!isNamedHere(said)) expect(lettersOf(said), said.way).not.toMatch(japanese);
    const spelled = new Set(en.filter((said) => lettersOf(said) !== '').map(({ way }) => way));
    const same = new Set(en.map(({ way, text }) => `${way} ${text}`));
    for (const said of ja) {
      if (isNamedHere(said) || !spelled.has(said.way) || same.has(`${said.way} ${said.text}`)) continue;
      if (lettersOf(said) !== '') expect(lettersOf(said), said.way).toMatch(japanese);
    }
  });

  test('are set as each language sets them', () => {
    for (const said of en) if (!isNamedHere(said)) expect(said.text, said.way).not.toMatch(/['"「」『』（）、。：]/);
    for (const said of ja) if (!isNamedHere(said)) expect(said.text, said.way).not.toMatch(/['"“”’]/);
  });
});

test('pairs in groups of any depth are read in one language', () => {
  const words = bilingual({
    title: { ja: '席', en: 'Seat' },
    typed: { ja: ['予定', '一覧'], en: ['list'] },
    badges: { left: (seats: number) => ({ ja: `残り${seats}席`, en: `${seats} left` }) },
  });
  expect([words.ja.title, words.ja.typed, words.ja.badges.left(3)]).toEqual(['席', ['予定', '一覧'], '残り3席']);
  expect([words.en.title, words.en.typed, words.en.badges.left(3)]).toEqual(['Seat', ['list'], '3 left']);
});

test('a word without its English does not compile', () => {
  // @ts-expect-error
  expect(() => bilingual({ title: { ja: '席' } })).toThrow();
  // @ts-expect-error
  expect(bilingual({ left: (seats: number) => ({ ja: `残り${seats}席` }) }).en.left(3)).toBeUndefined();
});
