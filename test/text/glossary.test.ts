import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SAMPLE, saidBy } from '../support/said-words.ts';
import { rooms } from '../support/words.ts';

const GLOSSARY = 'docs/glossary.md';
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** | term | term | what it means | `not` `this` | */
const entries = readFileSync(GLOSSARY, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, ja = '', en = '', , not = '']) => ({
    ja,
    en,
    not: [...not.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each),
  }));
const banned = entries.flatMap(({ not }) => not);

const said = (language: 'ja' | 'en') =>
  Object.entries(rooms).flatMap(([room, words]) =>
    saidBy(words[language]).map(({ way, text }) => ({ at: `${room}.${way}`, text })),
  );
/** Not within another word: “Upcoming” is not “coming”. */
const saysOf = (term: string) => {
  const literal = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return japanese.test(term) ? new RegExp(literal) : new RegExp(`(?<![a-z])${literal}(?![a-z])`, 'i');
};
const breaches = (texts: { at: string; text: string }[], terms: string[]) =>
  texts.flatMap(({ at, text }) =>
    terms.filter((term) => saysOf(term).test(text)).map((term) => `${at}: “${term}” in: ${text.trim()}`),
  );
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ at: `${path}:${index + 1}`, text }));

test('the glossary has terms, and what is not to be said is never one of them', () => {
  expect(entries.length).toBeGreaterThan(20);
  expect(
    breaches(
      entries.flatMap(({ ja, en }) => [ja, en]).map((text) => ({ at: text, text })),
      banned,
    ),
  ).toEqual([]);
});

test('each term of the glossary is said somewhere', () => {
  const unsaid = (terms: string[], language: 'ja' | 'en') => {
    const texts = said(language).map(({ text }) => text.toLowerCase());
    return terms.filter((term) => texts.every((text) => !text.includes(term.toLowerCase())));
  };
  expect(
    unsaid(
      entries.map(({ ja }) => ja),
      'ja',
    ),
  ).toEqual([]);
  expect(
    unsaid(
      entries.map(({ en }) => en),
      'en',
    ),
  ).toEqual([]);
});

test('no words of the bot say what is not to be said', () => {
  // What people type to it is theirs.
  const ours = [...said('ja'), ...said('en')].filter(({ at }) => !at.startsWith('typed.'));
  expect(breaches(ours, banned)).toEqual([]);
});

test('neither do the guides, nor in Japanese the playground and what Slack is told of the app', () => {
  const guides = globSync([
    'README*.md',
    'CHANGELOG.md',
    'docs/organizers*.md',
    'docs/setup*.md',
    'docs/*.svg',
  ]).flatMap(linesOf);
  const playground = globSync(['src/playground/**/*.{ts,js}', 'manifest.json']).flatMap(linesOf);
  expect(guides.length).toBeGreaterThan(100);
  expect(playground.length).toBeGreaterThan(100);
  expect(breaches(guides, banned)).toEqual([]);
  expect(
    breaches(
      playground,
      banned.filter((term) => japanese.test(term)),
    ),
  ).toEqual([]);
});

test('what people wrote stands in 『』, so that its own 「」 can be read', () => {
  // Numbers to be typed, and what a button, a group or something to do is called.
  const isOurs = ({ at }: { at: string }) =>
    /^(checkIn\.on|door\.howTo|survey\.thanks|moved\.ask|edit\.|attendeeList\.onlyOf|refused\.line)/.test(at);
  const quoted = said('ja').filter(({ text }) => text.includes(`「${SAMPLE}`));
  expect(quoted.filter((each) => !isOurs(each))).toEqual([]);
});

test('no button is told by where it stands, for that is not the same everywhere', () => {
  const pointing = /[下上]のボタン|(button|list)s? (below|above)|(below|above) button/i;
  expect([...said('ja'), ...said('en')].filter(({ text }) => pointing.test(text))).toEqual([]);
});
