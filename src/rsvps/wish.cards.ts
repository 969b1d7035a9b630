// The seminars that a typed word may be about, each with its buttons. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { seeList } from '../cards/note.cards.ts';
import type { Reader } from '../cards/reader.ts';
import { detailedSeminarCard, listedSeminarCard } from './listed.cards.ts';
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
  const listed = wish === 'details' ? detailedSeminarCard : listedSeminarCard;
  return {
    summary: title,
    title,
    text: [textOf({ wish, kind, mine }, reader), ...(mayCancel ? [words.toOrganizers] : [])],
    items: mine.map((each) => listed(each, reader)),
    buttons: [[seeList(reader), ...(mayCancel ? [desk] : [])]],
  };
}

function textOf({ wish, kind, mine }: { wish: Wish; kind: Concerned['kind']; mine: Mine[] }, { language }: Reader) {
  const words = wishWords[language];
  if (mine.length === 0) return words[wish].none;
  return wish === 'leave' && kind === 'open' ? words.leave.noneButOpen : words[wish].text;
}
