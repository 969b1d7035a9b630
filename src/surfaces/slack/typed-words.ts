// What a person types after /seminar, or writes to the bot → the command it means.
import type { Command } from '../../commands.ts';
import { unescaped } from './literal-text.ts';
import { slackWords } from './slack.words.ts';

const meanings = {
  list: { do: 'list' },
  newSeminar: { do: 'new-seminar' },
  help: { do: 'help' },
  results: { do: 'results' },
  desk: { do: 'desk' },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
  team: { do: 'team' },
  log: { do: 'log' },
  english: { do: 'language', to: 'en' },
  japanese: { do: 'language', to: 'ja' },
} satisfies Record<string, Command>;

/** Both languages' words, whichever the person reads. */
const byWord = new Map<string, Command>([['', meanings.list]]);
for (const { typed } of [slackWords.ja, slackWords.en]) {
  for (const [name, command] of Object.entries(meanings))
    for (const word of typed[name as keyof typeof meanings]) byWord.set(folded(word), command);
}

/** `text` as Slack sends it: &, < and > escaped. Widths and case do not matter. */
export function typedCommand(text: string): Command {
  const typed = unescaped(text).trim();
  const code = doorCodeIn(folded(typed));
  if (code !== undefined) return { do: 'check-in', code };
  return byWord.get(folded(typed)) ?? { do: 'unknown', heard: typed.slice(0, 200) };
}

const doorWords = [slackWords.ja, slackWords.en].flatMap(({ typed }) => typed.checkIn.map(folded));

/** The digits after "checkin", or four digits alone; '' when they are missing. */
function doorCodeIn(typed: string): string | undefined {
  if (/^\d{4}$/.test(typed)) return typed;
  const word = doorWords.find(
    (each) => typed === each || (typed.startsWith(each) && /^[\s\d]/.test(typed.slice(each.length))),
  );
  return word && typed.slice(word.length).replace(/[\s-]/g, '').slice(0, 20);
}

function folded(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}
