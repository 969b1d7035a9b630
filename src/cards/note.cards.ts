// A word or two, and the way on. Plain data.
import type { Command } from '../commands.ts';
import type { Button, Card } from './card.ts';
import { listWords } from './list.words.ts';
import type { Reader } from './reader.ts';

/** For everyone: what was done or could not be, and the way to the list. */
export function plainCard(text: string, reader: Reader): Card {
  return { summary: text, text: [text], buttons: [[seeList(reader)]] };
}

/** For organizers at work: what was done or could not be, and the way back; else to their desk. */
export function organizerNote(
  text: string,
  { language }: Reader,
  back: { label: string; command: Command } = { label: listWords[language].desk, command: { do: 'desk' } },
): Card {
  return { summary: text, text: [text], buttons: [[{ kind: 'command', ...back, style: 'primary' }]] };
}

/** `quiet`: beside what is meant more. */
export function seeList({ language }: Reader, weight?: 'quiet'): Button {
  const button = { kind: 'command', label: listWords[language].again, command: { do: 'list' } } as const;
  return weight === 'quiet' ? button : { ...button, style: 'primary' };
}
