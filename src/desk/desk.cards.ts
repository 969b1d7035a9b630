// What organizers have in hand: the desk's pages, and the desk's part of Slack's Home tab. Plain data.

import { type Button, type Card, CHOSEN, type Choosable } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { monthButton } from '../messages/month.cards.ts';
import { teamWords } from '../people/team.words.ts';
import { ownPart } from '../rsvps/listed.cards.ts';
import type { Mine } from '../rsvps/mine.ts';
import { coverOf, pictureButtons } from '../seminars/cover.cards.ts';
import { hostWords } from '../seminars/host.words.ts';
import { seminarPhase } from '../seminars/seminar.ts';
import { seriesWords } from '../seminars/series.words.ts';
import { deskWords } from './desk.words.ts';
import { foldedItem, type InHand, rowItem, shortItem, wholeItem } from './desk-seminar.cards.ts';
import { type LineMonth, lineMonthTexts } from './line-month.cards.ts';
import { IN_HAND, STAGES, type Stage, type StageCounts, stageOf } from './stage.ts';

/** What a page of the desk is narrowed to. */
export type Filter = Stage | 'orphans';

export interface DeskPage {
  seminars: InHand[];
  counts: StageCounts;
  /** Set: only these are shown. */
  filter: Filter | undefined;
  /** How many seminars nobody looks after; told to admins only, 0 for others. */
  orphans: number;
  /** Undefined: LINE is off. */
  lineMonth: LineMonth | undefined;
  page: { shown: number; pages: number };
}

export function deskCard({ seminars, counts, filter, orphans, lineMonth, page }: DeskPage, reader: Reader): Card {
  const desk = deskWords[reader.language];
  const list = listWords[reader.language];
  const turn = (to: number): Command => ({ do: 'desk', page: to, ...(filter && { filter }) });
  const isAlone = seminars.length === 1;
  const { draws } = reader.place;
  const filters = filtersOf(counts, filter, reader);
  const isWhole = filter === undefined || filter === 'orphans';
  // Of all seminars together.
  const hasMonth = filter === undefined && lineMonth?.month?.limit != null;
  return {
    summary: desk.summary,
    title: titleOf(filter, counts, reader),
    text: [
      ...(isWhole ? orphansText(orphans, reader) : []),
      ...(hasMonth ? [lineMonthTexts(lineMonth, reader, true).join('\n')] : []),
      ...(seminars.length === 0 ? [desk.empty] : []),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    ...(draws && { filters }),
    buttons: [
      [...planButtons(reader), ...(hasMonth ? [monthButton(reader)] : [])],
      [...(draws ? [] : filters.map(asButton)), ...orphansButtons(orphans, filter, reader)],
      ...pageButtons(page, turn, reader),
    ].filter((row) => row.length > 0),
    items: seminars.map((each) => {
      if (draws) return rowItem(each, reader);
      return isAlone ? wholeItem(each, reader) : shortItem(each, reader);
    }),
  };
}

function titleOf(filter: Filter | undefined, counts: StageCounts, { language }: Reader): string {
  const desk = deskWords[language];
  const host = hostWords[language];
  if (filter === 'orphans') return host.orphansTitle;
  return filter ? desk.stage(desk.stages[filter], counts[filter]) : desk.title;
}

/** One seminar with everything that can be done about it. */
export function deskSeminarCard(inHand: InHand, reader: Reader): Card {
  if (reader.place.takesPictures === 'on_own_page') {
    const { seminar } = inHand;
    return { ...foldedItem(inHand, pictureButtons(seminar, reader), reader), picture: coverOf(seminar, reader) };
  }
  const item = wholeItem(inHand, reader);
  const rows = item.buttons ?? [];
  return { ...item, buttons: [...rows.slice(0, -1), [...rows.slice(-1).flat(), deskButton(reader)]] };
}

export interface Home {
  first: InHand[];
  /** What the organizer answered themselves, by the seminar's id; of what is announced. */
  own: Map<string, Mine>;
  counts: StageCounts;
  orphans: number;
}

/** An organizer's Home tab: how to begin, then a group for each stage that has any. */
export function homeSections({ first, own, counts, orphans }: Home, reader: Reader): Card[] {
  const desk = deskWords[reader.language];
  const team = teamWords[reader.language];
  const isEmpty = IN_HAND.every((stage) => counts[stage] === 0);
  const members: Button = { kind: 'command', label: team.title, command: { do: 'team' } };
  const lead: Card = {
    summary: desk.home,
    title: desk.home,
    text: [...orphansText(orphans, reader), ...(isEmpty ? [desk.empty] : [])],
    buttons: [orphansButtons(orphans, undefined, reader), [...planButtons(reader), deskButton(reader), members]].filter(
      (row) => row.length > 0,
    ),
  };
  return [
    lead,
    ...IN_HAND.filter((stage) => counts[stage] > 0).map((stage) => sectionOf(stage, { first, own, counts }, reader)),
  ];
}

function sectionOf(stage: Stage, { first, own, counts }: Omit<Home, 'orphans'>, reader: Reader): Card {
  const desk = deskWords[reader.language];
  const shown = first.filter(({ seminar }) => stageOf(seminar, reader.now) === stage);
  const rest = counts[stage] - shown.length;
  const more: Button = { kind: 'command', label: desk.rest(rest), command: { do: 'desk', filter: stage } };
  const title = desk.stage(desk.stages[stage], counts[stage]);
  return {
    summary: title,
    title,
    items: shown.map((each) => sectionItem(each, own.get(each.seminar.id), reader)),
    buttons: rest > 0 ? [[more]] : [],
  };
}

/** Its state is left out where that only repeats the group's heading. */
function sectionItem(inHand: InHand, own: Mine | undefined, reader: Reader): Card {
  const { badge, ...card } = shortItem(inHand, reader, own && ownPart(own, reader));
  const phase = seminarPhase(inHand.seminar, reader.now);
  return phase === 'scheduled' || phase === 'open' || phase === 'closed' ? { ...card, badge } : card;
}

function planButtons({ language }: Reader): Button[] {
  return [
    { kind: 'command', label: listWords[language].newSeminar, command: { do: 'new-seminar' }, style: 'primary' },
    { kind: 'command', label: seriesWords[language].title, command: { do: 'series' } },
  ];
}

function deskButton({ language }: Reader): Button {
  return { kind: 'command', label: listWords[language].desk, command: { do: 'desk' } };
}

/** One for each stage that has any, and the way back to all. */
function filtersOf(counts: StageCounts, filter: Filter | undefined, { language }: Reader): Choosable[] {
  const desk = deskWords[language];
  const total = STAGES.reduce((sum, stage) => sum + counts[stage], 0);
  const filled = STAGES.filter((stage) => counts[stage] > 0);
  if (filled.length < 2 && !filter) return [];
  const to = (label: string, each?: Stage): Choosable => ({
    label,
    command: { do: 'desk', ...(each && { filter: each }) },
    ...(each === filter && { isChosen: true }),
  });
  return [
    to(desk.stage(desk.all, total)),
    ...filled.map((each) => to(desk.stage(desk.stages[each], counts[each]), each)),
  ];
}

const asButton = ({ isChosen, label, command }: Choosable): Button => ({
  kind: 'command',
  label: isChosen ? `${CHOSEN}${label}` : label,
  command,
});

function orphansText(orphans: number, { language }: Reader): string[] {
  return orphans > 0 ? [hostWords[language].orphans(orphans)] : [];
}

function orphansButtons(orphans: number, filter: Filter | undefined, { language }: Reader): Button[] {
  if (orphans === 0 || filter === 'orphans') return [];
  return [{ kind: 'command', label: hostWords[language].showOrphans, command: { do: 'desk', filter: 'orphans' } }];
}
