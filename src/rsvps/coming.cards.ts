// What is coming up, with one's own answers. Plain data.

import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { muteWords } from '../people/mute.words.ts';
import { teamWords } from '../people/team.words.ts';
import { hostWords } from '../seminars/host.words.ts';
import { comingWords } from './coming.words.ts';
import { listedSeminarCard } from './listed.cards.ts';
import type { Mine } from './rsvp.cards.ts';

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
  const list = listWords[reader.language];
  const coming = comingWords[reader.language];
  const { mine, total, page } = input;
  const pageLine = page.pages > 1 ? [list.pages(page.shown, page.pages)] : [];
  return {
    summary: total > 0 ? coming.summary(total) : coming.empty,
    title: coming.title,
    text: [...(input.inHand ? [input.inHand] : []), ...(total > 0 ? pageLine : [coming.empty])],
    items: mine.map((each) => listedSeminarCard(each, reader)),
    buttons: [...pageButtons(page, input.turn, reader), ...ownButtons(input, reader)],
  };
}

function ownButtons(
  input: { isMuted: boolean; hasDesk: boolean; line: 'joined' | 'not_yet' | undefined; hasTalks: boolean },
  { language }: Reader,
): Button[][] {
  const list = listWords[language];
  const team = teamWords[language];
  const muteText = muteWords[language];
  const coming = comingWords[language];
  const host = hostWords[language];
  const mute: Button = input.isMuted
    ? { kind: 'command', label: muteText.unmute, command: { do: 'unmute' } }
    : { kind: 'command', label: muteText.mute, command: { do: 'mute' } };
  const own: Button[] = [
    mute,
    ...(input.line
      ? [
          {
            kind: 'command' as const,
            label: input.line === 'joined' ? coming.joinAnother : coming.join,
            command: { do: 'join-code' as const },
          },
        ]
      : []),
    ...(input.hasTalks ? [{ kind: 'command' as const, label: host.talks, command: { do: 'talks' as const } }] : []),
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
