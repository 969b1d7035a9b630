// What is coming up, with one's own answers. Plain data.

import type { Button, Card } from '../cards/card.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { listedSeminarCard, type Mine } from './rsvp.cards.ts';

export function comingCard(
  input: {
    mine: Mine[];
    total: number;
    page: { shown: number; pages: number };
    /** Shows another page. */
    turn: (page: number) => Command;
    isMuted: boolean;
    /** Whether the ways to the desk are shown. */
    hasDesk: boolean;
    /** Whether a LINE account is joined; undefined: it is not offered. */
    line: 'joined' | 'not_yet' | undefined;
    /** What organizers have in hand, in a line; '' for others. */
    inHand: string;
    /** Whether the person speaks somewhere. */
    hasTalks: boolean;
  },
  reader: Reader,
): Card {
  const { list } = reader.words;
  const { mine, total, page } = input;
  const pageLine = page.pages > 1 ? [list.pages(page.shown, page.pages)] : [];
  return {
    summary: total > 0 ? list.summary(total) : list.empty,
    title: list.title,
    text: [...(input.inHand ? [input.inHand] : []), ...(total > 0 ? pageLine : [list.empty])],
    items: mine.map((each) => listedSeminarCard(each, reader)),
    buttons: [...pageButtons(page, input.turn, reader), ...ownButtons(input, reader)],
  };
}

function ownButtons(
  input: { isMuted: boolean; hasDesk: boolean; line: 'joined' | 'not_yet' | undefined; hasTalks: boolean },
  { words }: Reader,
): Button[][] {
  const { list, join, team, talk } = words;
  const mute: Button = input.isMuted
    ? { kind: 'command', label: list.unmute, command: { do: 'unmute' } }
    : { kind: 'command', label: list.mute, command: { do: 'mute' } };
  const own: Button[] = [
    mute,
    ...(input.line
      ? [
          {
            kind: 'command' as const,
            label: input.line === 'joined' ? join.another : join.button,
            command: { do: 'join-code' as const },
          },
        ]
      : []),
    ...(input.hasTalks ? [{ kind: 'command' as const, label: talk.title, command: { do: 'talks' as const } }] : []),
  ];
  if (!input.hasDesk) return [own];
  return [
    [
      { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' } },
      { kind: 'command', label: list.desk, command: { do: 'desk' } },
      { kind: 'command', label: team.title, command: { do: 'team' } },
    ],
    own,
  ];
}
