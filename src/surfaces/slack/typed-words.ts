// What a person types after /seminar, or writes to the bot → the command it means.
import type { Command } from '../../command.ts';
import { wordsOf } from '../../text/words.ts';
import { unescaped } from './literal-text.ts';

const meanings = {
  list: { do: 'list' },
  newSeminar: { do: 'new-seminar' },
  help: { do: 'help' },
  results: { do: 'results' },
  desk: { do: 'desk' },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
} satisfies Record<string, Command>;

/** Both languages' words, whichever the person reads. */
const byWord = new Map<string, Command>([['', meanings.list]]);
for (const { typed } of [wordsOf('ja').slack, wordsOf('en').slack]) {
  for (const [name, command] of Object.entries(meanings))
    for (const word of typed[name as keyof typeof meanings]) byWord.set(folded(word), command);
}

/** `text` as Slack sends it: &, < and > escaped. Widths and case do not matter. */
export function typedCommand(text: string): Command {
  const typed = unescaped(text).trim();
  return byWord.get(folded(typed)) ?? { do: 'unknown', heard: typed.slice(0, 200) };
}

function folded(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}
