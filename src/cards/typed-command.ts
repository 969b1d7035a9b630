// What a person types, on whichever surface → the command it means. What only one surface has, it reads by itself.
import type { Command } from '../commands.ts';
import { typedWords } from './typed.words.ts';

const { checkIn: _, ...words } = typedWords.ja;

const meanings: Record<keyof typeof words, Command> = {
  list: { do: 'list' },
  newSeminar: { do: 'new-seminar' },
  help: { do: 'help' },
  results: { do: 'results' },
  desk: { do: 'desk' },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
  preferLine: { do: 'prefer', on: 'line' },
  preferSlack: { do: 'prefer', on: 'slack' },
  team: { do: 'team' },
  log: { do: 'log' },
  myData: { do: 'my-data' },
  english: { do: 'language', to: 'en' },
  japanese: { do: 'language', to: 'ja' },
  join: { do: 'wish', for: 'join' },
  leave: { do: 'wish', for: 'leave' },
  hello: { do: 'small-talk', about: 'hello' },
  thanks: { do: 'small-talk', about: 'thanks' },
};

/** Widths, case and what stands around it do not matter. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Katakana and hiragana are one, and so are the apostrophes; a mark or an emoji at the end says no more, unless it is all there is. */
const wordOf = (typed: string): string => {
  const word = typed.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)).replaceAll('’', "'");
  return word.replace(/(?:[\s。.!?、,~〜♪]|\p{Extended_Pictographic}|\ufe0f)+$/u, '') || word;
};

const languages = [typedWords.ja, typedWords.en];
const names = Object.keys(meanings) as (keyof typeof meanings)[];
/** Both languages' words, whichever the person reads. */
const byWord = new Map(
  names.flatMap((name) =>
    languages.flatMap((typed) => typed[name].map((word) => [wordOf(folded(word)), meanings[name]] as const)),
  ),
);

const LONGEST_HEARD = 200;

export function typedCommand(text: string): Command {
  const typed = folded(text);
  const code = doorCodeIn(typed);
  if (code !== undefined) return { do: 'check-in', code };
  return byWord.get(wordOf(typed)) ?? { do: 'unknown', heard: text.trim().slice(0, LONGEST_HEARD).toWellFormed() };
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
