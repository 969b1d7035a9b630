// Whether the bot's menu may replace another one. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import type { Reader } from '../cards/reader.ts';
import { teamWords } from '../people/team.words.ts';
import { menuWords } from './menu.words.ts';

/** The same card, which asks, too. */
export function withMenuQuestion(card: Card, menuId: string, { language }: Reader): Card {
  const menu = menuWords[language];
  const replace: Button = {
    kind: 'command',
    label: menu.replace,
    command: { do: 'replace-menu', menu: menuId },
    confirm: { title: menu.replaceTitle, text: menu.replaceText, yes: menu.yes, no: menu.no },
  };
  return { ...card, text: [...(card.text ?? []), menu.inTheWay], buttons: [...(card.buttons ?? []), [replace]] };
}

export function menuReplacedCard(isReplaced: boolean, reader: Reader): Card {
  const menu = menuWords[reader.language];
  const back = { label: teamWords[reader.language].title, command: { do: 'team' } } as const;
  return organizerNote(isReplaced ? menu.replaced : menu.nothingToReplace, reader, back);
}
