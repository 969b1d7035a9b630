// What organizers have in hand: the desk's pages, and the desk's part of Slack's Home tab. Plain data.
import type { Command } from '../command.ts';
import type { Button, Card, Fact } from '../messages/card.ts';
import { pageButtons } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { headsFact } from '../rsvps/attendee.cards.ts';
import { badgeOf, deadlineOf, momentOf, whenOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { surveyClosesAt } from '../surveys/survey.ts';
import { allButtons, mainButtons } from './desk-buttons.cards.ts';
import { IN_HAND, STAGES, type Stage, type StageCounts, stageOf } from './stage.ts';

/** What a page of the desk is narrowed to. */
export type Filter = Stage | 'orphans';

/** A seminar with all that the desk says of it. */
export interface InHand {
  seminar: Seminar;
  heads: HeadCount;
  /** Names of who runs it; none: all of them lost the role. */
  organizers: string[];
  /** How many were checked in; of one that is running. */
  checkedIn?: number;
  /** Of one whose survey is open. */
  survey?: { asked: number; answered: number };
  /** Who was there; of one that is over. */
  attendance?: Fact[];
}

export interface DeskPage {
  seminars: InHand[];
  counts: StageCounts;
  /** Set: only these are shown. */
  filter: Filter | undefined;
  /** How many seminars nobody looks after; told to admins only, 0 for others. */
  orphans: number;
  page: { shown: number; pages: number };
}

export function deskCard({ seminars, counts, filter, orphans, page }: DeskPage, reader: Reader): Card {
  const { desk, list } = reader.words;
  const turn = (to: number): Command => ({ do: 'desk', page: to, ...(filter && { filter }) });
  const isAlone = seminars.length === 1;
  const isWhole = filter === undefined || filter === 'orphans';
  return {
    summary: desk.summary,
    title: titleOf(filter, counts, reader),
    text: [
      ...(isWhole ? orphansText(orphans, reader) : []),
      ...(seminars.length === 0 ? [desk.empty] : []),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: [
      planButtons(reader),
      [...filterButtons(counts, filter, reader), ...orphansButtons(orphans, filter, reader)],
      ...pageButtons(page, turn, reader),
    ].filter((row) => row.length > 0),
    items: seminars.map((each) => (isAlone ? wholeItem(each, reader) : shortItem(each, reader))),
  };
}

function titleOf(filter: Filter | undefined, counts: StageCounts, { words }: Reader): string {
  const { desk, host } = words;
  if (filter === 'orphans') return host.orphansTitle;
  return filter ? desk.stage(desk.stages[filter], counts[filter]) : desk.title;
}

/** One seminar with everything that can be done about it. */
export function deskSeminarCard(inHand: InHand, reader: Reader): Card {
  const item = wholeItem(inHand, reader);
  return { ...item, buttons: [...(item.buttons ?? []), [deskButton(reader)]] };
}

/** The desk's part of the Home tab: how to begin, then a group for each stage that has any. */
export function homeSections(
  { first, counts, orphans }: { first: InHand[]; counts: StageCounts; orphans: number },
  reader: Reader,
): Card[] {
  const { desk, list, team } = reader.words;
  const isEmpty = IN_HAND.every((stage) => counts[stage] === 0);
  const members: Button = { kind: 'command', label: team.title, command: { do: 'team' } };
  const lead: Card = {
    summary: list.desk,
    title: list.desk,
    text: [...orphansText(orphans, reader), ...(isEmpty ? [desk.empty] : [])],
    buttons: [orphansButtons(orphans, undefined, reader), [...planButtons(reader), deskButton(reader), members]].filter(
      (row) => row.length > 0,
    ),
  };
  return [
    lead,
    ...IN_HAND.filter((stage) => counts[stage] > 0).map((stage) => sectionOf(stage, first, counts, reader)),
  ];
}

function sectionOf(stage: Stage, first: InHand[], counts: StageCounts, reader: Reader): Card {
  const { desk } = reader.words;
  const shown = first.filter(({ seminar }) => stageOf(seminar, reader.now) === stage);
  const rest = counts[stage] - shown.length;
  const more: Button = { kind: 'command', label: desk.rest(rest), command: { do: 'desk', filter: stage } };
  const title = desk.stage(desk.stages[stage], counts[stage]);
  return {
    summary: title,
    title,
    items: shown.map((each) => sectionItem(each, reader)),
    buttons: rest > 0 ? [[more]] : [],
  };
}

/** Its state is left out where that only repeats the group's heading. */
function sectionItem(inHand: InHand, reader: Reader): Card {
  const { badge, ...card } = shortItem(inHand, reader);
  const phase = seminarPhase(inHand.seminar, reader.now);
  return phase === 'scheduled' || phase === 'open' || phase === 'closed' ? { ...card, badge } : card;
}

/** Its counts, and what is most often done about it now; the rest is one tap away. */
function shortItem(inHand: InHand, reader: Reader): Card {
  const { seminar } = inHand;
  const more: Button = {
    kind: 'command',
    label: reader.words.desk.more,
    command: { do: 'desk', seminar: seminar.id },
  };
  const isOrphan = inHand.organizers.length === 0;
  return {
    ...headOf(inHand, reader),
    facts: [...stageFacts(inHand, reader), ...(isOrphan ? [keepersFact(inHand, reader)] : [])],
    buttons: [[...mainButtons(seminar, { isOrphan }, reader), more]],
  };
}

function wholeItem(inHand: InHand, reader: Reader): Card {
  return {
    ...headOf(inHand, reader),
    facts: [...stageFacts(inHand, reader), ...(inHand.attendance ?? []), keepersFact(inHand, reader)],
    buttons: allButtons(inHand.seminar, reader),
  };
}

function headOf({ seminar, heads }: InHand, reader: Reader): Card {
  const isAsked = stageOf(seminar, reader.now) === 'surveys';
  const badge: Card['badge'] = isAsked
    ? { text: reader.words.desk.stages.surveys, tone: 'notice' }
    : badgeOf(seminar, heads, reader);
  return { summary: seminar.title, badge, title: seminar.title };
}

function stageFacts({ seminar, heads, checkedIn, survey }: InHand, reader: Reader): Fact[] {
  const { desk, seminar: text, survey: asked } = reader.words;
  const facts: Fact[] = [{ label: text.when, value: whenOf(seminar, reader) }];
  const stage = stageOf(seminar, reader.now);
  if (stage === 'drafts') {
    return seminar.announceAt
      ? [...facts, { label: desk.announceAt, value: momentOf(seminar.announceAt, seminar, reader) }]
      : facts;
  }
  if (seminarPhase(seminar, reader.now) === 'open') {
    facts.push({ label: text.deadline, value: text.deadlineBy(deadlineOf(seminar, reader)) });
  }
  facts.push(headsFact(heads, reader));
  if (checkedIn !== undefined) facts.push({ label: desk.checkedIn, value: desk.people(checkedIn) });
  if (survey) {
    const until = momentOf(surveyClosesAt(seminar), seminar, reader);
    facts.push({ label: asked.title, value: desk.responses({ ...survey, until }) });
  }
  return facts;
}

function keepersFact({ organizers }: InHand, { words }: Reader): Fact {
  return { label: words.host.parts.organizer, value: organizers.join('、') || words.host.orphan };
}

function planButtons({ words }: Reader): Button[] {
  return [
    { kind: 'command', label: words.list.newSeminar, command: { do: 'new-seminar' }, style: 'primary' },
    { kind: 'command', label: words.series.title, command: { do: 'series' } },
  ];
}

function deskButton({ words }: Reader): Button {
  return { kind: 'command', label: words.list.desk, command: { do: 'desk' } };
}

/** One for each stage that has any, and the way back to all. */
function filterButtons(counts: StageCounts, filter: Filter | undefined, { words }: Reader): Button[] {
  const { desk } = words;
  const total = STAGES.reduce((sum, stage) => sum + counts[stage], 0);
  const filled = STAGES.filter((stage) => counts[stage] > 0);
  if (filled.length < 2 && !filter) return [];
  const to = (label: string, each?: Stage): Button => ({
    kind: 'command',
    label,
    command: { do: 'desk', ...(each && { filter: each }) },
    ...(each === filter && { style: 'primary' }),
  });
  return [
    to(desk.stage(desk.all, total)),
    ...filled.map((each) => to(desk.stage(desk.stages[each], counts[each]), each)),
  ];
}

function orphansText(orphans: number, { words }: Reader): string[] {
  return orphans > 0 ? [words.host.orphans(orphans)] : [];
}

function orphansButtons(orphans: number, filter: Filter | undefined, { words }: Reader): Button[] {
  if (orphans === 0 || filter === 'orphans') return [];
  return [{ kind: 'command', label: words.host.showOrphans, command: { do: 'desk', filter: 'orphans' } }];
}
