// A card → one Flex message that LINE takes, whatever the card holds: too much is shortened, never refused.
// Knows only cards; the pieces of a bubble are bubble.ts's and buttons.ts's.
import type { messagingApi } from '@line/bot-sdk';
import { encodeCommand } from '../../command.ts';
import type { Card, Language } from '../../messages/card.ts';
import { wordsOf } from '../../text/words.ts';
import { type Room, renderBubble, rooms } from './bubble.ts';
import { limits } from './limits.ts';
import { isBlank, shorten } from './shorten.ts';

/** The answer to what somebody did, with the two chips that lead on. */
export function renderReply(card: Card, language: Language): messagingApi.FlexMessage {
  const { listChip, helpChip } = wordsOf(language).line;
  const items = [quickReply(listChip, 'list'), quickReply(helpChip, 'help')];
  return { ...renderMessage(card), quickReply: { items } };
}

export function renderMessage(card: Card): messagingApi.FlexMessage {
  const summary = [card.summary, card.title, ...(card.text ?? [])].find((text) => text && !isBlank(text)) ?? '…';
  return {
    type: 'flex',
    altText: shorten(summary, limits.altText),
    contents: card.items && card.items.length > 0 ? fitCarousel(card, card.items) : fitBubble(card),
  };
}

function quickReply(label: string, command: 'list' | 'help'): messagingApi.QuickReplyItem {
  const data = encodeCommand({ do: command });
  const short = shorten(label, limits.quickReplyLabel);
  return { type: 'action', action: { type: 'postback', label: short, data, displayText: label } };
}

function fitBubble(card: Card): messagingApi.FlexBubble {
  return firstThatFits((room) => renderBubble(card, { room }), limits.bubbleBytes);
}

/** The list's title stands small above each card; more words of its own come first, its buttons last. */
function fitCarousel(list: Card, items: Card[]): messagingApi.FlexCarousel {
  const { title, badge, text, facts, buttons, note, summary } = list;
  const hasWords = Boolean(badge || text?.length || facts?.length);
  const lead: Card[] = hasWords ? [{ summary, badge, title, text, facts }] : [];
  const tail: Card[] = buttons?.length || note ? [{ summary, buttons, note }] : [];
  const shown = items.slice(0, limits.carouselBubbles - lead.length - tail.length);
  const overline = hasWords ? undefined : title;
  const render = (cards: Card[], room: Room): messagingApi.FlexCarousel => ({
    type: 'carousel',
    contents: cards.map((card) => renderBubble(card, { room, overline })),
  });

  const cards = [...lead, ...shown, ...tail];
  const fits = (carousel: messagingApi.FlexCarousel) =>
    bytesOf(carousel) <= limits.carouselBytes &&
    carousel.contents.every((bubble) => bytesOf(bubble) <= limits.bubbleBytes);
  for (const room of rooms) {
    const carousel = render(cards, room);
    if (fits(carousel)) return carousel;
  }
  const last = render(cards, smallest);
  while (!fits(last) && last.contents.length > 1) last.contents.pop();
  return last;
}

function firstThatFits<Container>(render: (room: Room) => Container, bytes: number): Container {
  for (const room of rooms) {
    const container = render(room);
    if (bytesOf(container) <= bytes) return container;
  }
  return render(smallest);
}

const smallest = rooms.at(-1) as Room;
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
