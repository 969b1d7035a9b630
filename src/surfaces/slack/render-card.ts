// A card → blocks that Slack takes, whatever the card holds: what does not fit is shortened, never refused.
import type { types } from '@slack/bolt';
import type { Card, Fact, Language } from '../../messages/card.ts';
import { wordsOf } from '../../text/words.ts';
import { type BlockSurface, blockLimits, buttonLimits, textLimits } from './limits.ts';
import { isBlank, isLink, type Line, literal, plain, richText, shortened } from './literal-text.ts';
import { actionsOf } from './render-buttons.ts';

type Block = types.KnownBlock;

const circles = { open: '🟢', full: '🟠', closed: '⚪', notice: '🔵' } as const;

/** How long one text may be; the shorter ones are tried when the whole is too long. */
const textLengths = [textLimits.section, 1500, 600, 200, 60, 20];
const counts = { paragraphs: 8, facts: 30, items: 20 };

interface Frame {
  surface: BlockSurface;
  language: Language;
  /** How long one text may be. */
  textMax: number;
}

/** Never empty: a card that shows nothing shows its summary. */
export function blocksOf(card: Card, { surface, language }: { surface: BlockSurface; language: Language }): Block[] {
  let blocks: Block[] = [];
  for (const textMax of textLengths) {
    blocks = assembled(card, { surface, language, textMax });
    if (lengthOf(blocks) <= blockLimits[surface].json) break;
  }
  blocks = firstThatFit(blocks, blockLimits[surface].json);
  return blocks.length > 0 ? blocks : [{ type: 'section', text: plain(card.summary, textLimits.section) }];
}

const lengthOf = (blocks: Block[]) => JSON.stringify(blocks).length;

function firstThatFit(blocks: Block[], max: number): Block[] {
  let length = 2;
  const fitting = blocks.findIndex((block) => {
    length += JSON.stringify(block).length + 1;
    return length > max;
  });
  return fitting === -1 ? blocks : blocks.slice(0, fitting);
}

function assembled(card: Card, frame: Frame): Block[] {
  const head = headOf(card, frame);
  const items = card.items ?? [];
  const tail = [...actionsOf(card.buttons), ...noteOf(card, frame)];
  // One more for the divider before the tail, one for "and n more".
  const room = blockLimits[frame.surface].blocks - head.length - tail.length - 2;
  const listed = itemsWithin(items, room, frame);
  const separator: Block[] = items.length > 0 && tail.length > 0 ? [{ type: 'divider' }] : [];
  return [...head, ...listed, ...separator, ...tail];
}

function headOf(card: Card, frame: Frame): Block[] {
  const title = card.title ?? '';
  // A header would cut it; bold text shows it whole.
  const isLong = title.length > textLimits.header && frame.textMax > textLimits.header;
  const titleBlock: Block = isLong
    ? richText([[literal(shortened(title, frame.textMax), { bold: true })]])
    : { type: 'header', text: plain(title.replace(/\s*\n\s*/g, ' '), Math.min(frame.textMax, textLimits.header)) };
  return [
    ...(isBlank(card.badge?.text) ? [] : [contextOf(badgeOf(card, frame))]),
    ...(isBlank(title) ? [] : [titleBlock]),
    ...paragraphsOf(card, frame).map((line): Block => richText([line])),
    ...factBlocks(factsOf(card, frame)),
  ];
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
  return kept.map((each) => [literal(shortened(each, textMax))]);
}

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

function itemsWithin(items: Card[], room: number, frame: Frame): Block[] {
  const [only] = items;
  if (only && items.length === 1) {
    const whole = wholeItem(only, frame);
    if (whole.length <= room) return whole;
  }
  const shown: Block[] = [];
  for (const [index, item] of items.entries()) {
    const blocks = itemOf(item, index, frame);
    if (index >= counts.items || shown.length + blocks.length > room) {
      const more = wordsOf(frame.language).slack.more(items.length - index);
      return [...shown, contextOf(more)];
    }
    shown.push(...blocks);
  }
  return shown;
}

/** A card within a card, e.g. a preview: just as it looks by itself. */
function wholeItem(item: Card, frame: Frame): Block[] {
  return [{ type: 'divider' }, ...headOf(item, frame), ...actionsOf(item.buttons, 'i0:'), ...noteOf(item, frame)];
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
  return [{ type: 'divider' }, richText(words), ...actionsOf(item.buttons, `i${index}:`), ...noteOf(item, frame)];
}
