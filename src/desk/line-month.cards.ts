// LINE's month as organizers see it: what is left, what each seminar still needs, what is kept back. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import { type MessageKind, placeOf, rankOf } from '../messages/kinds.ts';
import { monthTexts, savingButtons, savingTexts } from '../messages/month.cards.ts';
import { monthWords } from '../messages/month.words.ts';
import type { Ahead } from '../messages/month-plan.ts';
import type { Month } from '../messages/reach.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';

export interface LineMonth {
  /** Undefined: it does not tell, and never did. */
  month: Month | undefined;
  ahead: Ahead[];
  kept: { seminarId: string; title: string; kind: MessageKind; count: number }[];
}

/** As many as a card lists. */
const SEMINARS_SHOWN = 8;

export function lineMonthCard(lineMonth: LineMonth | undefined, reader: Reader): Card {
  const text = monthWords[reader.language];
  const seminars = lineMonth ? seminarsOf(lineMonth) : [];
  const desk: Button = { kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } };
  return {
    summary: text.title,
    title: text.title,
    text: lineMonth
      ? [
          ...lineMonthTexts(lineMonth, reader),
          ...explained(lineMonth, reader),
          ...(seminars.length > SEMINARS_SHOWN ? [text.others(seminars.length - SEMINARS_SHOWN)] : []),
        ]
      : [text.off],
    buttons: [[desk]],
    items: lineMonth ? seminars.slice(0, SEMINARS_SHOWN).map((each) => seminarItem(lineMonth, each, reader)) : [],
  };
}

/** `isBrief`: beside other things, which lead to the rest. */
export function lineMonthTexts(lineMonth: LineMonth, reader: Reader, isBrief = false): string[] {
  const text = monthWords[reader.language];
  const kept = lineMonth.kept.reduce((sum, { count }) => sum + count, 0);
  return [...monthTexts(lineMonth, reader, isBrief), ...(kept > 0 ? [text.kept(kept)] : [])];
}

const explained = ({ month, ahead }: LineMonth, { language }: Reader): string[] =>
  month?.limit != null && ahead.length > 0 ? [monthWords[language].estimated] : [];

interface Named {
  id: string;
  title: string;
}

/** What is kept back wants a decision; then what is due first. */
function seminarsOf({ ahead, kept }: LineMonth): Named[] {
  const sorted = ahead.toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
  const all = [
    ...kept.map(({ seminarId: id, title }) => ({ id, title })),
    ...sorted.flatMap(({ seminar }) => seminar ?? []),
  ];
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

function seminarItem({ ahead, kept }: LineMonth, { id, title }: Named, reader: Reader): Card {
  const text = monthWords[reader.language];
  const mine = ahead.filter(({ seminar, isSkipped }) => seminar?.id === id && !isSkipped);
  const held = kept.filter(({ seminarId }) => seminarId === id);
  const isDraft = mine.some((item) => item.isDraft);
  const send: Button = {
    kind: 'command',
    label: undeliveredWords[reader.language].sendNow,
    command: { do: 'send-again', seminar: id },
  };
  return {
    summary: title,
    ...(isDraft && { badge: { text: text.draft, tone: 'notice' as const } }),
    title,
    text: savingTexts(ahead, id, reader),
    facts: [
      ...heldFact(held, reader),
      ...countFacts(
        mine.map(({ kind, likely }) => ({ kind, count: likely })),
        reader,
      ),
    ],
    buttons: [held.length > 0 ? [send] : [], savingButtons({ isShort: true, ahead }, id, reader)].filter(
      (row) => row.length > 0,
    ),
  };
}

/** A row for each, in the order in which the month is shared out. */
function countFacts(counts: { kind: MessageKind; count: number }[], { language }: Reader): Fact[] {
  const text = monthWords[language];
  const byRank = Map.groupBy(counts, ({ kind }) => rankOf(kind));
  return [...byRank]
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([rank, some]) => ({
      label: text.ranks[rank],
      value: text.count(some.reduce((sum, { count }) => sum + count, 0)),
    }));
}

/** What waits for a decision, in one row. */
function heldFact(held: { kind: MessageKind; count: number }[], { language }: Reader): Fact[] {
  const text = monthWords[language];
  if (held.length === 0) return [];
  const value = held.map(({ kind, count }) => text.of(text.ranks[rankOf(kind)], count)).join(text.comma);
  return [{ label: text.heldBack, value }];
}
