// A card → one Flex message that LINE takes, whatever the card holds: too much is shortened, never refused.
// Knows only cards; the pieces of a bubble are bubble.ts's and buttons.ts's.
import type { messagingApi } from '@line/bot-sdk';
import type { Button, Card, Language } from '../../cards/card.ts';
import { listWords } from '../../cards/list.words.ts';
import { type Command, encodeCommand } from '../../commands.ts';
import { lengthOf } from '../../text/length.ts';
import { type Room, renderBubble, rooms, type Stand } from './bubble.ts';
import { limits } from './limits.ts';
import { lineWords } from './line.words.ts';
import { isBlank, shorten } from './shorten.ts';

/**
 * The answer to what somebody did: one reply takes several messages. A list's own words and buttons come before it, as
 * high as they are; in the carousel they would be as high as its highest card.
 */
export function renderReplies(card: Card, language: Language): messagingApi.FlexMessage[] {
  const { lead, list } = partedList(card);
  return [...(lead ? [renderMessage(lead, language)] : []), renderReply(list, language)];
}

function partedList(card: Card): { lead?: Card; list: Card } {
  const { items, buttons = [], more, ...words } = card;
  if (!items?.length) return { list: card };
  const isTurning = (button: Button) => button.kind === 'command' && button.turnsPage === true;
  const those = (is: (button: Button) => boolean) =>
    buttons.map((row) => row.filter(is)).filter((row) => row.length > 0);
  const own = those((button) => !isTurning(button) && !isChip(button));
  // What is rare goes below other buttons; by itself it stands last of all.
  const [above, last] = own.length > 0 ? [more, undefined] : [undefined, more];
  const lead = { ...words, buttons: own, more: above };
  const hasWords = [words.title, ...(words.text ?? [])].some((text) => text && !isBlank(text));
  const list = { summary: card.summary, items, buttons: those(isTurning), more: last };
  return { ...((hasWords || own.length > 0) && { lead }), list };
}

/** The chips below every reply do the same. */
const isChip = (button: Button): boolean =>
  button.kind === 'command' && CHIPS.some((chip) => isSame(chip, button.command));
const CHIPS = ['list', 'help'] as const;
const isSame = (chip: (typeof CHIPS)[number], command: Command): boolean =>
  encodeCommand(command) === encodeCommand({ do: chip });

/** With the two chips that lead on. */
export function renderReply(card: Card, language: Language): messagingApi.FlexMessage {
  const { listChip, helpChip } = lineWords[language];
  const items = [quickReply(listChip, 'list'), quickReply(helpChip, 'help')];
  return { ...renderMessage(card, language), quickReply: { items } };
}

export function renderMessage(card: Card, language: Language): messagingApi.FlexMessage {
  const summary = [card.summary, card.title, ...(card.text ?? [])].find((text) => text && !isBlank(text)) ?? '…';
  return {
    type: 'flex',
    altText: shorten(summary, limits.altText),
    contents: card.items && card.items.length > 0 ? fitCarousel(card, card.items, language) : fitBubble(card),
  };
}

function quickReply(label: string, command: (typeof CHIPS)[number]): messagingApi.QuickReplyItem {
  const data = encodeCommand({ do: command });
  const short = shorten(label, limits.quickReplyLabel);
  return { type: 'action', action: { type: 'postback', label: short, data, displayText: label } };
}

/** Words give way first; buttons from the last one on only where they alone are more than a bubble holds. */
function fitBubble(card: Card, { from = 0, ...stand }: { from?: number } & Stand = {}) {
  // No fold on LINE.
  const rows = [...(card.buttons ?? []), card.more ?? []];
  for (const room of rooms.slice(from)) {
    const bubble = renderBubble(card, { room, buttons: rows, ...stand });
    if (bytesOf(bubble) <= limits.bubbleBytes) return bubble;
  }
  const room = rooms.at(-1) as Room;
  let buttons = rows;
  let bubble = renderBubble(card, { room, buttons, ...stand });
  while (bytesOf(bubble) > limits.bubbleBytes) {
    buttons = withoutLast(buttons);
    bubble = renderBubble(card, { room, buttons, ...stand });
  }
  return bubble;
}

function withoutLast(rows: Button[][]): Button[][] {
  const kept = rows.filter((row) => row.length > 0);
  return [...kept.slice(0, -1), kept.at(-1)?.slice(0, -1) ?? []];
}

/**
 * The list's title stands small above each card; more words of its own come first, its buttons last. Where all is too
 * much, words give way first, then cards from the end; the list's own buttons stay.
 */
function fitCarousel(list: Card, items: Card[], language: Language): messagingApi.FlexCarousel {
  let best: Packed | undefined;
  for (const [from] of rooms.entries()) {
    const packed = pack(list, items, { from, language });
    if (packed && (best === undefined || packed.shown > best.shown)) best = packed;
    if (best?.shown === items.length) break;
  }
  if (!best) throw new Error('a list’s own words and buttons fill more than a carousel');
  return best.carousel;
}

/** In letters: e.g. which page it is stands beside the title, not alone on a card of its own. */
const SHORT_LINE = 20;

interface Packed {
  carousel: messagingApi.FlexCarousel;
  shown: number;
}

/** As many cards as have room beside the list's own; undefined when not even these have. */
function pack(list: Card, items: Card[], { from, language }: { from: number; language: Language }): Packed | undefined {
  const { title, badge, text, facts, buttons, more: folded, note, summary } = list;
  const [line = '', ...rest] = text ?? [];
  const isShort = !badge && !facts?.length && rest.length === 0 && lengthOf(line) <= SHORT_LINE && !/\n/.test(line);
  const hasWords = !isShort || (!title && line !== '');
  const lead = hasWords ? [fitBubble({ summary, badge, title, text, facts }, { from, isEnd: true })] : [];
  const overline = hasWords ? undefined : [title, line].filter(Boolean).join('　');
  const bubbles = items.map((item) => fitBubble(item, { from, overline }));
  for (let shown = items.length; shown >= 0; shown--) {
    const left = items.length - shown;
    const more = left > 0 ? [listWords[language].more(left)] : undefined;
    const hasTail = Boolean(buttons?.length || folded?.length || note || more);
    const end = { summary, title: lineWords[language].more, text: more, buttons, more: folded, note };
    const tail = hasTail ? [fitBubble(end, { from, isEnd: true })] : [];
    const contents = [...lead, ...bubbles.slice(0, shown), ...tail];
    const carousel = { type: 'carousel' as const, contents };
    const fits = contents.length <= limits.carouselBubbles && bytesOf(carousel) <= limits.carouselBytes;
    if (fits && contents.length > 0) return { carousel, shown };
  }
  return undefined;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
