// Who says a card that a page draws as its platform will show it: the bot, by the name and icon that it has there.
import type { Card } from '../cards/card.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import { within } from '../database/within.ts';
import type { Senders } from '../people/meet-person.ts';

/** Someone waits for the page. */
const ASKED_WITHIN_MS = 1500;

export async function showFaces(senders: Senders, outcome: PageOutcome): Promise<PageOutcome> {
  if (!('card' in outcome) || !outcome.card.items?.some(({ drawnAs }) => drawnAs)) return outcome;
  const items = await Promise.all(outcome.card.items.map((item) => withFace(senders, item)));
  return { ...outcome, card: { ...outcome.card, items } };
}

async function withFace(senders: Senders, item: Card): Promise<Card> {
  const asked = item.drawnAs && senders[item.drawnAs]?.ownFace?.();
  const face = asked && (await within(ASKED_WITHIN_MS, asked));
  return face ? { ...item, face } : item;
}
