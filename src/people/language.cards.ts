// Which language to speak: offered to those of whom it is not known, and to whoever asks for help. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import { languageWords } from './language.words.ts';

/** To the other language, in that language's word. `seminar`: shown in it at once. */
export function languageButton({ language }: Reader, seminar?: string): Button {
  const to = language === 'ja' ? 'en' : 'ja';
  return {
    kind: 'command',
    label: languageWords[language].other,
    command: { do: 'language', to, ...(seminar && { seminar }) },
  };
}

/** What somebody gets first who may not read this. */
export function withLanguageButton(card: Card, seminar: string, reader: Reader): Card {
  return { ...card, buttons: [...(card.buttons ?? []), [languageButton(reader, seminar)]] };
}

/** In the language chosen; above the seminar that the button stood under, where there was one. */
export function languageChosenCard(card: Card | undefined, reader: Reader): Card {
  const language = languageWords[reader.language];
  const list = listWords[reader.language];
  const chosen = { summary: language.chosen, text: [language.chosen] };
  if (card) return { ...card, summary: language.chosen, text: [language.chosen, ...(card.text ?? [])] };
  const again: Button = { kind: 'command', label: list.again, command: { do: 'list' }, style: 'primary' };
  return { ...chosen, buttons: [[again, languageButton(reader)]] };
}
