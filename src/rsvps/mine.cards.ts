// What one has answered, of what is coming. Plain data.
import type { Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { seeList } from '../cards/note.cards.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { comingWords } from './coming.words.ts';
import { listedSeminarCard } from './listed.cards.ts';
import type { Mine } from './rsvp.cards.ts';

export function mineCard(
  { mine, total, page }: { mine: Mine[]; total: number; page: { shown: number; pages: number } },
  reader: Reader,
): Card {
  const words = comingWords[reader.language].mine;
  const pageLine = page.pages > 1 ? [listWords[reader.language].pages(page.shown, page.pages)] : [];
  return {
    summary: total > 0 ? words.summary(total) : words.none,
    title: words.title,
    text: total > 0 ? pageLine : [words.none],
    items: mine.map((each) => listedSeminarCard(each, reader)),
    buttons: [...pageButtons(page, (to) => ({ do: 'mine', page: to }), reader), [seeList(reader)]],
  };
}
