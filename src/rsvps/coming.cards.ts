// What is coming up, with one's own answers. Plain data.

import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { myDataButton } from '../people/help.cards.ts';
import { muteWords } from '../people/mute.words.ts';
import { teamWords } from '../people/team.words.ts';
import { hostWords } from '../seminars/host.words.ts';
import { comingWords } from './coming.words.ts';
import { listedSeminarCard } from './listed.cards.ts';
import type { Mine } from './mine.ts';

/** What the buttons below the list go by. */
export interface Own {
  isMuted: boolean;
  /** Whether a LINE account is joined; undefined: it is not offered. */
  line: 'joined' | 'not_yet' | undefined;
  /** Whether the person speaks somewhere. */
  hasTalks: boolean;
}

export function comingCard(
  input: Own & {
    mine: Mine[];
    total: number;
    page: { shown: number; pages: number };
    /** Shows another page. */
    turn: (page: number) => Command;
    /** Whether the ways to the desk are shown. */
    hasDesk: boolean;
    /** What organizers have in hand, in a line; '' for others. */
    inHand: string;
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
    buttons: [
      ...pageButtons(page, input.turn, reader),
      ...(input.hasDesk ? [deskButtons(reader)] : []),
      ...rowsOf(ownButtons(input, reader)),
    ],
    more: rareButtons(input, reader),
  };
}

/** For who has the seminars themselves on the same tab. `hasMore`: not all of them. */
export function ownCard({ hasMore, ...own }: Own & { hasMore: boolean }, reader: Reader): Card {
  const coming = comingWords[reader.language];
  const all: Button = { kind: 'command', label: coming.title, command: { do: 'list' } };
  return {
    summary: coming.own,
    title: coming.own,
    buttons: rowsOf([...(hasMore ? [all] : []), ...ownButtons(own, reader)]),
    more: rareButtons(own, reader),
  };
}

const rowsOf = (row: Button[]): Button[][] => (row.length > 0 ? [row] : []);

function deskButtons({ language }: Reader): Button[] {
  const list = listWords[language];
  return [
    { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' } },
    { kind: 'command', label: list.desk, command: { do: 'desk' } },
    { kind: 'command', label: teamWords[language].title, command: { do: 'team' } },
  ];
}

function ownButtons(input: Own, { language }: Reader): Button[] {
  const coming = comingWords[language];
  const host = hostWords[language];
  return [
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
}

function rareButtons({ isMuted }: Own, reader: Reader): Button[] {
  const mute = muteWords[reader.language];
  return [
    myDataButton(reader),
    isMuted
      ? { kind: 'command', label: mute.unmute, command: { do: 'unmute' } }
      : { kind: 'command', label: mute.mute, command: { do: 'mute' } },
  ];
}
