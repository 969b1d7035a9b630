import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bilingual } from '../../src/text/words.ts';
import { rooms } from '../support/words.ts';

const files = globSync('src/**/*.words.ts').map((path) => path.replaceAll('\\', '/'));

/** Each word with the way to it; what is said about something only by its way. */
function flat(words: unknown, way = ''): [way: string, said: unknown][] {
  if (typeof words !== 'object' || words === null) return [[way, words]];
  return Object.entries(words).flatMap(([key, each]) => flat(each, way ? `${way}.${key}` : key));
}

const said = (words: unknown) => flat(words).filter((each): each is [string, string] => typeof each[1] === 'string');
/** A language is named in its own word, and words to be typed are taken in either. */
const isNamed = (way: string) => /(^typed|\.(other|slack|line))\b/.test(way);

test('there are words, and the tests know all of them', async () => {
  const modules = await Promise.all(files.map((path) => import(pathToFileURL(path).href)));
  const found = new Set(modules.flatMap((module) => Object.values(module)));
  expect(found.size).toBeGreaterThan(20);
  expect(found).toEqual(new Set(Object.values(rooms)));
});

describe.each(Object.entries(rooms))('the words of %s', (name, words) => {
  const [ja, en] = [said(words.ja), said(words.en)];
  const isNamedHere = (way: string) => isNamed(`${name}.${way}`);

  test('have the same keys in Japanese and in English, and none is empty', () => {
    const kinds = (each: unknown) => flat(each).map(([way, value]) => [way.replace(/\.\d+$/, ''), typeof value]);
    const known = (each: unknown) => [...new Set(kinds(each).map(String))];
    expect(known(words.en)).toEqual(known(words.ja));
    for (const [way, text] of [...ja, ...en]) expect(text.trim(), way).not.toBe('');
  });

  test('are not taken for one another', () => {
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    for (const [way, text] of en) if (!isNamedHere(way)) expect(text, way).not.toMatch(japanese);
    const english = ja.filter(
      ([way, text]) => !isNamedHere(way) && /[a-z] [a-z]+ [a-z]/i.test(text) && !japanese.test(text),
    );
    expect(english).toEqual([]);
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
