// Which language to speak: offered to those of whom it is not known, and to whoever asks for help. Plain data.
import type { Button, Card, Language } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Outcome } from '../cards/outcome.ts';
import type { Reader } from '../cards/reader.ts';
import { shownInOf, toBeShownIn } from '../commands.ts';
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

/** What somebody gets first who may not read this: they choose, so it need not be offered for this once, too. */
export function withLanguageButton(card: Card, seminar: string, reader: Reader): Card {
  const rows = (card.buttons ?? []).map((row) => row.filter((button) => !leadsToOther(button)));
  const kept = { ...card, buttons: rows.filter((row) => row.length > 0) };
  return withLast(kept, languageButton(reader, seminar));
}

/** In a row of its own; before a menu, which stands at the end of the last row, beside what is there. */
function withLast(card: Card, button: Button): Card {
  const rows = card.buttons ?? [];
  const last = card.more?.length ? rows.slice(-1).flat() : [];
  const others = card.more?.length ? rows.slice(0, -1) : rows;
  return { ...card, buttons: [...others, [...last, button]] };
}

/** On what many get alike, whatever they read: the same in the other language, to who taps alone and for this once. */
export function withOtherLanguage(card: Card, seminar: string, { language }: Reader): Card {
  const shownIn = language === 'ja' ? 'en' : 'ja';
  const button: Button = {
    kind: 'command',
    label: languageWords[language].other,
    command: { do: 'show', seminar, shownIn },
  };
  const rows = card.buttons ?? [];
  return { ...card, buttons: [...rows.slice(0, -1), [...(rows.at(-1) ?? []), button]] };
}

/** The same on what goes to each: Japanese goes to whoever's language nobody told, too. */
export const withEnglish = (card: Card, seminar: string, reader: Reader): Card =>
  reader.language === 'ja' ? withOtherLanguage(card, seminar, reader) : card;

const leadsToOther = (button: Button): boolean =>
  button.kind === 'command' && button.command.do === 'show' && shownInOf(button.command) !== undefined;

/** What was asked for in another language than one's own: its buttons go on in it, and one of them asks to stay with it. */
export function keptIn<O extends Outcome>(outcome: O, language: Language): O {
  if (!('card' in outcome)) return outcome;
  return { ...outcome, card: buttonsIn(outcome.card, language) };
}

function buttonsIn(card: Card, language: Language): Card {
  const inIt = (button: Button): Button =>
    button.kind === 'command' ? { ...button, command: toBeShownIn(button.command, language) } : button;
  return {
    ...card,
    ...(card.buttons && { buttons: card.buttons.map((row) => row.map(inIt)) }),
    ...(card.more && { more: card.more.map(inIt) }),
    ...(card.items && { items: card.items.map((item) => buttonsIn(item, language)) }),
  };
}

/** Shown in it for this once: stays so from now on. */
export function withStayButton(card: Card, seminar: string, { language }: Reader): Card {
  const command = { do: 'language', to: language, seminar } as const;
  const stay: Button = { kind: 'command', label: languageWords[language].stay, command };
  return withLast(card, stay);
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
