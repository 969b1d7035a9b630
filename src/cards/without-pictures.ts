// A card as it is sent where its pictures cannot be: the same, without them.
import type { Card } from './card.ts';

export const hasPictures = (card: Card): boolean => card.picture !== undefined || (card.items ?? []).some(hasPictures);

export function withoutPictures(card: Card): Card {
  if (!hasPictures(card)) return card;
  const { picture: _picture, ...rest } = card;
  return { ...rest, ...(card.items && { items: card.items.map(withoutPictures) }) };
}
