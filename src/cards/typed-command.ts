// What a person types, on whichever surface → the command it means. What only one surface has, it reads by itself.

import type { Command } from '../commands.ts';
import { FOLLOWED, WORKPLACE } from './place.ts';
import { typedWords } from './typed.words.ts';

const { checkIn: _, parts: __, wants: ___, again: ____, ...words } = typedWords.ja;

const meanings = {
  list: { do: 'list' },
  newSeminar: { do: 'new-seminar' },
  help: { do: 'help' },
  results: { do: 'results' },
  desk: { do: 'desk' },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
  topics: { do: 'topics' },
  preferLine: { do: 'prefer', on: FOLLOWED },
  preferSlack: { do: 'prefer', on: WORKPLACE },
  team: { do: 'team' },
  log: { do: 'log' },
  myData: { do: 'my-data' },
  english: { do: 'language', to: 'en' },
  japanese: { do: 'language', to: 'ja' },
  join: { do: 'wish', for: 'join' },
  leave: { do: 'wish', for: 'leave' },
  mine: { do: 'mine' },
  details: { do: 'wish', for: 'details' },
  materials: { do: 'wish', for: 'materials' },
  survey: { do: 'wish', for: 'survey' },
  hello: { do: 'small-talk', about: 'hello' },
  thanks: { do: 'small-talk', about: 'thanks' },
  yesNo: { do: 'small-talk', about: 'yes_no' },
} as const satisfies Record<keyof typeof words, Command>;

/** What a part of a sentence is guessed to be about. */
const guessedMeanings = { ...meanings, waiting: meanings.mine } as const;

/** Widths, case and what stands around it do not matter. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Katakana and hiragana are one, and so are the apostrophes. */
const spelled = (typed: string): string =>
  typed.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)).replaceAll('’', "'");

/** A mark or an emoji at the end says no more, unless it is all there is. */
const wordOf = (typed: string): string => {
  const word = spelled(typed);
  return word.replace(/(?:[\s。.!?、,~〜♪]|\p{Extended_Pictographic}|\ufe0f)+$/u, '') || word;
};

const languages = [typedWords.ja, typedWords.en];
const names = Object.keys(meanings) as (keyof typeof meanings)[];
const guesses = Object.keys(typedWords.ja.parts) as (keyof (typeof typedWords)['ja']['parts'])[];
const byWord = new Map(
  [
    // A part alone is a word, too, unless another command has it.
    ...guesses.map((name) => ({ command: guessedMeanings[name], said: languages.flatMap(({ parts }) => parts[name]) })),
    // Both languages' words, whichever the person reads.
    ...names.map((name) => ({ command: meanings[name], said: languages.flatMap((typed) => typed[name]) })),
  ].flatMap(({ command, said }) => said.map((word): [string, Command] => [wordOf(folded(word)), command])),
);

/** What is kept of what means nothing to us, in letters: longer is cut. */
export const LONGEST_HEARD = 500;
/** Also of the flags, the skin tones and what joins several to one. */
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u200d|\s)+$/u;

export function typedCommand(text: string): Command {
  const typed = folded(text);
  const code = doorCodeIn(typed);
  if (code !== undefined) return { do: 'check-in', code };
  if (ONLY_EMOJI.test(typed)) return { do: 'small-talk', about: 'emoji' };
  return byWord.get(wordOf(typed)) ?? { do: 'unknown', heard: text.trim().slice(0, LONGEST_HEARD).toWellFormed() };
}

/** It shows something, and nothing more. */
export type Guess = (typeof guessedMeanings)[(typeof guesses)[number]];

const patternOf = (said: readonly string[]): RegExp =>
  new RegExp(said.map((part) => partPattern(spelled(folded(part)))).join('|'));
const parts = guesses.map((name) => ({
  name,
  pattern: patternOf(languages.flatMap((typed) => typed.parts[name])),
}));
const wanting = patternOf(languages.flatMap(({ wants }) => wants));
const again = patternOf(languages.flatMap((typed) => typed.again));
const ASKS = /(?:か|\?)(?:[。.!?~〜\s]|\p{Extended_Pictographic}|\ufe0f)*$/u;

/** A Japanese sentence has no gaps between its words; an English part begins and ends one. */
function partPattern(part: string): string {
  return /^[\x20-\x7e]+$/.test(part) ? `\\b${part}\\b` : part;
}

/** These alone are also said of an evening that is past. */
const OF_THE_PAST = new Set<(typeof guesses)[number]>(['details', 'materials', 'join']);

/**
 * What a whole sentence may be about, to be shown and nothing more. `isPlain`: it asks, wants, or takes back, so that it
 * is hardly a comment on something past.
 */
export function guessAt(heard: string): { guess: Guess | undefined; isPlain: boolean } {
  const sentence = spelled(folded(heard));
  const name = parts.find(({ pattern }) => pattern.test(sentence))?.name;
  const isWish = wanting.test(sentence) && !again.test(sentence);
  return {
    guess: name && guessedMeanings[name],
    isPlain: ASKS.test(sentence) || isWish || (name !== undefined && !OF_THE_PAST.has(name)),
  };
}

const doorWords = languages.flatMap(({ checkIn }) => checkIn.map(folded));

/** Of a number as people write it: 12 34, 12-34. */
export const digitsOf = (typed: string): string => typed.replace(/[\s-]/g, '');

/** The door's digits, alone or after "checkin"; '' when they are missing. */
function doorCodeIn(typed: string): string | undefined {
  if (/^\d{4}$/.test(digitsOf(typed))) return digitsOf(typed);
  const word = doorWords.find(
    (each) => typed === each || (typed.startsWith(each) && /^[\s\d]/.test(typed.slice(each.length))),
  );
  return word && digitsOf(typed.slice(word.length)).slice(0, 20);
}
