// One card as one Flex bubble, drawn within the room it is given. Flex text is literal: no markup to escape.
import type { messagingApi } from '@line/bot-sdk';
import type { Button, Card, Fact } from '../../cards/card.ts';
import { type Part, partsOf } from '../../text/links.ts';
import { unbroken } from '../../text/unbroken.ts';
import { renderButtons } from './buttons.ts';
import { colors } from './colors.ts';
import { limits } from './limits.ts';
import { renderFilters, renderLists } from './names.ts';
import { isBlank, shorten, toUri, widthOf } from './shorten.ts';

/** How many of a card's words are drawn: UTF-16 units of a long and a short text, and how many of each part. */
export interface Room {
  long: number;
  short: number;
  paragraphs: number;
  facts: number;
  /** Of lists of names, and of what these are narrowed to. */
  rows: number;
}

/** From plenty to almost nothing: words give way before buttons do. */
export const rooms: readonly Room[] = [
  { long: 2000, short: 1000, paragraphs: 20, facts: 20, rows: 40 },
  { long: 800, short: 400, paragraphs: 12, facts: 12, rows: 40 },
  { long: 300, short: 120, paragraphs: 6, facts: 8, rows: 40 },
  { long: 120, short: 60, paragraphs: 3, facts: 5, rows: 30 },
  { long: 60, short: 30, paragraphs: 1, facts: 3, rows: 25 },
  { long: 40, short: 20, paragraphs: 1, facts: 1, rows: 8 },
];

type Box = messagingApi.FlexBox;
type Text = messagingApi.FlexText;

/** How a bubble stands among others. */
export interface Stand {
  overline?: string;
  /** A carousel's first or last, as tall as the tallest: its words and buttons stand in the middle. */
  isEnd?: boolean;
}

/** `buttons`: those of the card's that are drawn. */
export function renderBubble(
  card: Card,
  { room, buttons, overline, isEnd }: { room: Room; buttons: Button[][] } & Stand,
): messagingApi.FlexBubble {
  const paragraphs = (card.text ?? []).filter((text) => !isBlank(text));
  const facts = (card.facts ?? []).filter((fact) => !isBlank(fact.label) || !isBlank(fact.value));
  const isCut = paragraphs.length > room.paragraphs || facts.length > room.facts;
  const parts: (Box | Text | undefined)[] = [
    words(overline, room.short, { size: 'xs', color: colors.faint }),
    card.badge && renderBadge(card.badge, room),
    words(card.title, room.short, { size: 'lg', weight: 'bold', color: colors.strong }),
    factsBox(facts.slice(0, room.facts), room),
    ...paragraphs.slice(0, room.paragraphs).map((text) => paragraph(text, room)),
    isCut ? words('…', room.long, body) : undefined,
    ...renderFilters(card.filters ?? [], room),
    ...renderLists(card.lists ?? [], room),
    words(card.note, room.short, { size: 'xs', color: colors.faint }),
  ];
  const contents = parts.filter((part) => part !== undefined);
  const footer = renderButtons(buttons, card.more);
  // A body must hold something, even under a card of buttons alone.
  const summary = words(card.summary, room.long, body) ?? { type: 'text' as const, text: '…' };
  const hasWords = contents.length > 0;
  if (isEnd) {
    const rows = footer
      ? [{ type: 'box' as const, layout: 'vertical' as const, spacing: 'sm', contents: footer.contents }]
      : [];
    return {
      type: 'bubble',
      size: 'mega',
      body: { ...bodyOf(hasWords || footer ? [...contents, ...rows] : [summary]), justifyContent: 'center' },
    };
  }
  return {
    type: 'bubble',
    size: 'mega',
    ...heroOf(card),
    ...(hasWords || !footer ? { body: bodyOf(hasWords ? contents : [summary]) } : {}),
    ...(footer ? { footer } : {}),
  };
}

const bodyOf = (contents: Box['contents']): Box => ({
  type: 'box',
  layout: 'vertical',
  spacing: 'md',
  paddingAll: '20px',
  contents,
});

function heroOf({ picture }: Card): Pick<messagingApi.FlexBubble, 'hero'> {
  if (picture?.at?.kind !== 'address' || picture.at.url.length > limits.imageUrl) return {};
  const { at, width, height } = picture;
  return {
    hero: { type: 'image', url: at.url, size: 'full', aspectRatio: `${width}:${height}`, aspectMode: 'cover' },
  };
}

const body = { size: 'sm', color: colors.plain, lineSpacing: '4px' } as const;

function words(text: string | undefined, max: number, style: Omit<Text, 'type' | 'text'>): Text | undefined {
  if (text === undefined || isBlank(text)) return undefined;
  return { type: 'text', text: unbroken(shorten(text, max)), wrap: true, ...style };
}

/** Flex makes no link of an address: a line that holds one is tapped as a whole, and shows which words are meant. */
function paragraph(text: string, room: Room): Box | Text | undefined {
  const plain = words(text, room.long, body);
  const lines = tappableLines(plain?.text ?? '');
  if (!lines.some(({ uri }) => uri)) return plain;
  return { type: 'box', layout: 'vertical', spacing: 'xs', contents: lines.map(lineOf) };
}

interface TappableLine {
  parts: Part[];
  uri?: string;
}

/** One link each, for a line has one action; those without any stay together. */
function tappableLines(text: string): TappableLine[] {
  const lines: TappableLine[] = [];
  for (const line of text.split('\n')) {
    const open: TappableLine = { parts: [] };
    const some = [open];
    for (const part of partsOf(line)) {
      const uri = part.url === undefined ? undefined : toUri(part.url);
      const last = some.at(-1) as TappableLine;
      if (uri !== undefined && last.uri !== undefined) some.push({ parts: [part], uri });
      else {
        last.parts.push(uri === undefined ? { text: part.text } : part);
        last.uri ??= uri;
      }
    }
    const before = lines.at(-1);
    const isPlain = some.length === 1 && open.uri === undefined;
    if (isPlain && before && before.uri === undefined) before.parts.push({ text: `\n${line}` });
    else lines.push(...some);
  }
  return lines.filter(({ parts }) => parts.some((part) => !isBlank(part.text)));
}

function lineOf({ parts, uri }: TappableLine): Text {
  const text = parts.map((part) => part.text).join('');
  if (uri === undefined) return { type: 'text', text, wrap: true, ...body };
  const spans = parts.map((part): messagingApi.FlexSpan => {
    const look = part.url === undefined ? {} : { color: colors.link, decoration: 'underline' as const };
    return { type: 'span', text: part.text, ...look };
  });
  return { type: 'text', text, contents: spans, wrap: true, ...body, action: { type: 'uri', uri } };
}

/** In columns, as many as stand on one line. */
const PILL_WIDTH = 32;

/** A pill of a word or two; a sentence wraps, and so stands in its colour alone. */
function renderBadge({ text, tone }: NonNullable<Card['badge']>, room: Room): Box | Text | undefined {
  if (widthOf(shorten(text, room.short)) > PILL_WIDTH) {
    return words(text, room.short, { size: 'xs', color: colors.tones[tone], weight: 'bold' });
  }
  const label = words(text, room.short, { size: 'xs', color: '#FFFFFF', weight: 'bold' });
  if (!label) return undefined;
  const pill: Box = {
    type: 'box',
    layout: 'vertical',
    // As wide as its word.
    flex: 0,
    contents: [label],
    backgroundColor: colors.tones[tone],
    cornerRadius: '4px',
    paddingTop: '3px',
    paddingBottom: '3px',
    paddingStart: '8px',
    paddingEnd: '8px',
  };
  return { type: 'box', layout: 'horizontal', contents: [pill] };
}

/** In px of a bubble of the size `mega`: a fact's row without its gap, half a kana, and what a label takes of the row. */
const ROW = 252;
const LETTER = 7;
const LEAST_LABEL = 59;
const MOST_LABEL = 120;

function factsBox(facts: Fact[], room: Room): Box | undefined {
  if (facts.length === 0) return undefined;
  const widest = Math.max(...facts.map(({ label }) => widthOf(shorten(label, room.short))));
  // As much of the row as the widest label takes, for what stands behind it wants the rest.
  const labelFlex = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, widest * LETTER + 3));
  const valueFlex = ROW - labelFlex;
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'sm',
    contents: facts.map((fact) => factRow(fact, { room, labelFlex, valueFlex })),
  };
}

interface FactLayout {
  room: Room;
  labelFlex: number;
  valueFlex: number;
}

function factRow({ label, value, url }: Fact, { room, labelFlex, valueFlex }: FactLayout): Box {
  const uri = url === undefined ? undefined : toUri(url);
  const look = uri
    ? { color: colors.link, decoration: 'underline' as const, action: { type: 'uri' as const, uri } }
    : { color: colors.strong };
  const labelText = words(label, room.short, { size: 'sm', color: colors.faint, flex: labelFlex });
  const valueText = words(isBlank(value) ? '–' : value, room.long, { size: 'sm', flex: valueFlex, ...look });
  const contents = [labelText, valueText].filter((part) => part !== undefined);
  return { type: 'box', layout: 'baseline', spacing: 'sm', contents };
}
