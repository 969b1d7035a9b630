// The Home tab: groups of short cards, such as what an organizer has in hand, and below them a card.
import type { types } from '@slack/bolt';
import type { Card, Language } from '../../cards/card.ts';
import { listWords } from '../../cards/list.words.ts';
import { startWithin } from './block-room.ts';
import { blockLimits, textLimits } from './limits.ts';
import { isBlank, type Line, literal, plain, richText, shortened } from './literal-text.ts';
import { actionsOf } from './render-buttons.ts';
import { blocksOf, circles } from './render-card.ts';

type Block = types.KnownBlock;

/** One line of a short card, e.g. a title. */
const longestLine = 300;

export function homeBlocks(card: Card, language: Language): Block[] {
  const { sections = [], ...own } = card;
  const blocks = blocksOf(own, { surface: 'home', language });
  // Work first: who has something in hand opens the tab for it.
  const groups = sections.flatMap((section, index): Block[] => [...sectionOf(section, index), { type: 'divider' }]);
  return fitting([...groups, ...blocks], language);
}

/** A heading, then the short cards, then what leads on from the group. */
function sectionOf(section: Card, index: number): Block[] {
  const { title = '', text = [], items = [] } = section;
  const lines = text
    .filter((each) => !isBlank(each))
    .map((each) => richText([[literal(shortened(each, longestLine))]]));
  return [
    { type: 'header', text: plain(title, textLimits.header) },
    ...lines,
    ...items.flatMap((item, nth) => [richText(linesOf(item)), ...actionsOf(item, { prefix: `s${index}i${nth}:` })]),
    ...actionsOf(section, { prefix: `s${index}:` }),
  ];
}

/** As in any list: its state, its title, then a line for each fact. */
function linesOf({ badge, title, summary, facts = [] }: Card): Line[] {
  const text = (part: string) => shortened(isBlank(part) ? '…' : part, longestLine);
  const state: Line[] = badge && !isBlank(badge.text) ? [[literal(text(`${circles[badge.tone]} ${badge.text}`))]] : [];
  return [
    ...state,
    [literal(text(title ?? summary), { bold: true })],
    ...facts.map(({ label, value }): Line => [literal(text(label), { bold: true }), literal(`  ${text(value)}`)]),
  ];
}

/** Beyond Slack's limits nothing is shown at all: then the end gives way, and says so. */
function fitting(blocks: Block[], language: Language): Block[] {
  const fit = startWithin(blocks, blockLimits.home);
  if (fit.length === blocks.length) return blocks;
  const kept = fit.slice(0, -1);
  const more = listWords[language].more(blocks.length - kept.length);
  return [...kept, { type: 'context', elements: [plain(more, textLimits.context)] }];
}
