// The seminars that a typed word may be about, each with its buttons. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { seeList } from '../cards/note.cards.ts';
import type { Reader } from '../cards/reader.ts';
import { listedSeminarCard } from './listed.cards.ts';
import type { Mine } from './mine.ts';
import type { Concerned, Wish } from './wish.ts';
import { wishWords } from './wish.words.ts';

/** `isOrganizer`: who types a word for cancelling may have meant the whole seminar. */
export function wishCard(
  { wish, kind, mine, isOrganizer }: Pick<Concerned, 'kind'> & { wish: Wish; mine: Mine[]; isOrganizer: boolean },
  reader: Reader,
): Card {
  const words = wishWords[reader.language];
  const { title } = words[wish];
  const desk: Button = { kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } };
  const mayCancel = isOrganizer && wish === 'leave';
  return {
    summary: title,
    title,
    text: [textOf({ wish, kind, mine }, reader), ...(mayCancel ? [words.toOrganizers] : [])],
    items: mine.map((each) => listedSeminarCard(each, reader)),
    buttons: [[seeList(reader), ...(mayCancel ? [desk] : [])]],
  };
}

function textOf({ wish, kind, mine }: { wish: Wish; kind: Concerned['kind']; mine: Mine[] }, { language }: Reader) {
  const { join, leave } = wishWords[language];
  if (mine.length === 0) return wish === 'join' ? join.none : leave.none;
  if (wish === 'join') return join.text;
  return kind === 'own' ? leave.text : leave.noneButOpen;
}
