// What is coming up, with one's own answers. Plain data.
import type { Button, Card } from '../messages/card.ts';
import { pageButtons } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { listedSeminarCard, type Mine } from './rsvp.cards.ts';

export function comingCard(
  input: {
    mine: Mine[];
    total: number;
    page: { shown: number; pages: number };
    isMuted: boolean;
    isOrganizer: boolean;
  },
  reader: Reader,
): Card {
  const { list } = reader.words;
  const { mine, total, page } = input;
  const pageLine = page.pages > 1 ? [list.pages(page.shown, page.pages)] : [];
  return {
    summary: total > 0 ? list.summary(total) : list.empty,
    title: list.title,
    text: total > 0 ? pageLine : [list.empty],
    items: mine.map((each) => listedSeminarCard(each, reader)),
    buttons: [...pageButtons(page, (to) => ({ do: 'list', page: to }), reader), ...ownButtons(input, reader)],
  };
}

function ownButtons(
  { isMuted, isOrganizer }: { isMuted: boolean; isOrganizer: boolean },
  { words }: Reader,
): Button[][] {
  const { list } = words;
  const mute: Button = isMuted
    ? { kind: 'command', label: list.unmute, command: { do: 'unmute' } }
    : { kind: 'command', label: list.mute, command: { do: 'mute' } };
  if (!isOrganizer) return [[mute]];
  return [
    [
      { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' } },
      { kind: 'command', label: list.desk, command: { do: 'desk' } },
      mute,
    ],
  ];
}
