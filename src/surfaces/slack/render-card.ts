// A card → blocks that Slack takes, whatever the card holds: what does not fit is shortened, never refused.
import type { types } from '@slack/bolt';
import { type Button, type Card, CHOSEN, type Fact, type Language, type NameList } from '../../cards/card.ts';
import { listWords } from '../../cards/list.words.ts';
import { lengthOf } from '../../text/length.ts';
import { partsOf } from '../../text/links.ts';
import { fits, type Room, roomAfter, startWithin } from './block-room.ts';
import { type BlockSurface, blockLimits, buttonLimits, pictureLimits, textLimits } from './limits.ts';
import { isBlank, isLink, type Line, literal, plain, richText, shortened } from './literal-text.ts';
import { actionsOf, buttonsWithin } from './render-buttons.ts';

type Block = types.KnownBlock;

export const circles = { open: '🟢', full: '🟠', closed: '⚪', notice: '🔵' } as const;

/** How long one text may be; the shorter ones are tried when the whole is too long. */
const textLengths = [textLimits.section, 1500, 600, 200, 60, 20];
const counts = { paragraphs: 8, facts: 30, items: 20 };

interface Frame {
  surface: BlockSurface;
  language: Language;
  /** How long one text may be. */
  textMax: number;
}

/**
 * Never empty: a card that shows nothing shows its summary. Where all is too much, words give way first, then cards of
 * the list from its end, then the card's own words; its own buttons last.
 */
export function blocksOf(card: Card, { surface, language }: { surface: BlockSurface; language: Language }): Block[] {
  let best: Packed | undefined;
  for (const textMax of textLengths) {
    const packed = packedWithin(blockLimits[surface], card, { surface, language, textMax });
    if (best === undefined || packed.lost < best.lost) best = packed;
    if (best.lost === 0) break;
  }
  return best?.blocks.length ? best.blocks : [{ type: 'section', text: plain(card.summary, textLimits.section) }];
}

interface Packed {
  blocks: Block[];
  /** How many blocks and listed cards found no room. */
  lost: number;
}

const divider: Block = { type: 'divider' };

/** What stands last is given its room first. */
function packedWithin(most: Room, card: Card, frame: Frame): Packed {
  const items = card.items ?? [];
  const note = noteOf(card, frame);
  const rows = actionsOf(card, { labelMax: frame.textMax });
  // What is decided by a preview stands before it: below, a phone would show the card alone.
  const isPreview = items.some(({ drawnAs }) => drawnAs !== undefined);
  const isAside = items.some((item) => item.isAside);
  const isList = !isPreview && !isAside && (items.length > 0 || (card.lists ?? []).length > 0);
  const separator = isList && rows.length + note.length > 0 ? [divider] : [];
  const reserved = [...separator, ...note, ...(items.length > 0 ? [moreOf(items.length, frame)] : [])];
  const actions = buttonsWithin(rows, roomAfter(most, reserved).json);
  const room = roomAfter(most, [...reserved, ...actions]);
  const all = headOf(card, frame);
  const head = startWithin(all, room);
  const listed = itemsWithin(items, roomAfter(room, head), frame);
  const own = [...separator, ...actions, ...note];
  const below = isPreview ? [...actions, ...beginning(listed.blocks, note)] : [...own, ...listed.blocks];
  const blocks = [...head, ...(isPreview || isAside ? below : [...listed.blocks, ...own])];
  return { blocks, lost: listed.lost + all.length - head.length + countOf(rows) - countOf(actions) };
}

/** A preview's note is of what stands below its divider, not of the buttons above it. */
const beginning = (listed: Block[], note: Block[]): Block[] =>
  listed[0] === divider ? [divider, ...note, ...listed.slice(1)] : [...note, ...listed];

const countOf = (rows: readonly types.ActionsBlock[]) => rows.reduce((sum, { elements }) => sum + elements.length, 0);

function headOf(card: Card, frame: Frame): Block[] {
  const title = card.title ?? '';
  // A header would cut it; bold text shows it whole.
  const isLong = title.length > textLimits.header && frame.textMax > textLimits.header;
  const titleBlock: Block = isLong
    ? richText([[literal(shortened(title, frame.textMax), { bold: true })]])
    : { type: 'header', text: plain(title.replace(/\s*\n\s*/g, ' '), Math.min(frame.textMax, textLimits.header)) };
  return [
    ...imageOf(card),
    ...(isBlank(card.badge?.text) ? [] : [contextOf(badgeOf(card, frame))]),
    ...(isBlank(title) ? [] : [titleBlock]),
    ...paragraphsOf(card, frame).map((line): Block => richText([line])),
    ...factBlocks(factsOf(card, frame)),
    ...chooseBlocks(card, frame),
  ];
}

/** Never without words for who cannot see it. */
function imageOf({ picture, title, summary }: Card): Block[] {
  if (!picture?.at) return [];
  const { at } = picture;
  if (at.kind === 'address' && !isLink(at.url, pictureLimits.imageUrl)) return [];
  const said = [picture.alt, title, summary].find((each) => !isBlank(each)) ?? '…';
  const alt_text = shortened(said, pictureLimits.altText);
  return [
    at.kind === 'file'
      ? { type: 'image', alt_text, slack_file: { id: at.id } }
      : { type: 'image', alt_text, image_url: at.url },
  ];
}

/** What the lists are narrowed to, then each list: its title, and its names as buttons. */
function chooseBlocks({ filters = [], lists = [] }: Card, { textMax }: Frame): Block[] {
  const labelMax = Math.min(textMax, textLimits.buttonLabel);
  const chips = filters.map(({ label, command, isChosen }): Button => {
    return { kind: 'command', command, label: `${isChosen && !isBlank(label) ? CHOSEN : ''}${label}` };
  });
  return [
    ...actionsOf({ buttons: [chips] }, { prefix: 'f:', labelMax }),
    ...lists.flatMap(({ title, rows }, index): Block[] => [
      ...(isBlank(title) ? [] : [richText([[literal(shortened(title, textMax), { bold: true })]])]),
      ...actionsOf({ buttons: [rows.map((row) => nameButton(row, labelMax))] }, { prefix: `n${index}:`, labelMax }),
    ]),
  ];
}

/** The name gives way before what stands behind it. */
function nameButton({ label, note = '', command }: NameList['rows'][number], max: number): Button {
  const room = Math.max(1, max - lengthOf(note));
  return { kind: 'command', label: `${shortened(label, room)}${note}`, command };
}

const factBlocks = (lines: Line[]): Block[] => (lines.length > 0 ? [richText(lines)] : []);

const badgeOf = ({ badge }: Card, { textMax }: Frame) =>
  badge ? shortened(`${circles[badge.tone]} ${badge.text}`, Math.min(textMax, textLimits.header)) : '';

const contextOf = (text: string): Block => ({ type: 'context', elements: [plain(text, textLimits.context)] });

const noteOf = ({ note = '' }: Card, { textMax }: Frame): Block[] =>
  isBlank(note) ? [] : [contextOf(shortened(note, Math.min(textMax, textLimits.context)))];

function paragraphsOf({ text = [] }: Card, { textMax }: Frame): Line[] {
  const all = text.filter((each) => !isBlank(each));
  const last = all.slice(counts.paragraphs - 1).join('\n\n');
  const kept = isBlank(last) ? all : [...all.slice(0, counts.paragraphs - 1), last];
  return kept.map((each) => linked(shortened(each, textMax)));
}

/** As typed, its addresses to be clicked: rich text makes no link by itself. */
const linked = (text: string): Line =>
  partsOf(text).map(({ text: said, url }) =>
    url !== undefined && isLink(url, buttonLimits.url) ? { type: 'link', url, text: said } : literal(said),
  );

const factsOf = ({ facts = [] }: Card, { textMax }: Frame): Line[] =>
  facts
    .filter(({ label, value }) => !isBlank(label) || !isBlank(value))
    .slice(0, counts.facts)
    .map((fact) => factLine(fact, textMax));

function factLine({ label, value, url }: Fact, textMax: number): Line {
  const text = shortened(value, textMax);
  const isLinked = url !== undefined && isLink(url, buttonLimits.url);
  const shown = isLinked ? { type: 'link' as const, url, text: isBlank(text) ? url : text } : literal(text);
  if (isBlank(label)) return [shown];
  const bold = literal(shortened(label, Math.min(textMax, textLimits.header)), { bold: true });
  return isBlank(text) && !isLinked ? [bold] : [bold, literal('  '), shown];
}

/** Each with its buttons or not at all; the room for "and n more" is kept already. */
function itemsWithin(items: Card[], room: Room, frame: Frame): Packed {
  const [only] = items;
  if (only && items.length === 1) {
    const whole = wholeItem(only, frame);
    if (fits(whole, room)) return { blocks: whole, lost: 0 };
  }
  const shown: Block[] = [];
  for (const [index, item] of items.entries()) {
    const blocks = itemOf(item, index, frame);
    if (index >= counts.items || !fits([...shown, ...blocks], room)) {
      const lost = items.length - index;
      return { blocks: [...shown, moreOf(lost, frame)], lost };
    }
    shown.push(...blocks);
  }
  return { blocks: shown, lost: 0 };
}

const moreOf = (count: number, { language }: Frame): Block => contextOf(listWords[language].more(count));

/** A card within a card, e.g. a preview: just as it looks by itself. */
function wholeItem(item: Card, frame: Frame): Block[] {
  const actions = actionsOf(item, { prefix: 'i0:', labelMax: frame.textMax });
  return [divider, ...headOf(item, frame), ...actions, ...noteOf(item, frame)];
}

/** One card of a list: its words in one block, so that a full list stays below the limits. */
function itemOf(item: Card, index: number, frame: Frame): Block[] {
  const title = literal(shortened(item.title ?? '', frame.textMax), { bold: true });
  const lines: Line[] = [
    ...(isBlank(item.badge?.text) ? [] : [[literal(badgeOf(item, frame))]]),
    ...(isBlank(item.title) ? [] : [[title]]),
    ...paragraphsOf(item, frame),
    ...factsOf(item, frame),
  ];
  const words = lines.length > 0 ? lines : [[literal(isBlank(item.summary) ? '…' : shortened(item.summary, 150))]];
  const actions = actionsOf(item, { prefix: `i${index}:`, labelMax: frame.textMax });
  return [divider, richText(words), ...actions, ...noteOf(item, frame)];
}
