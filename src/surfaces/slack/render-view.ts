// A card as a message, as a modal's page or as the Home tab; and what a modal remembers in private_metadata.
import type { types } from '@slack/bolt';
import type { Card, Language } from '../../cards/card.ts';
import type { FormCommand } from '../../commands.ts';
import { textLimits } from './limits.ts';
import { escapedText, isBlank, plain } from './literal-text.ts';
import { blocksOf } from './render-card.ts';
import { homeBlocks } from './render-home.ts';
import { slackWords } from './slack.words.ts';

/** Whether a modal was opened from the Home tab, which is then shown anew after each act. */
export type Origin = 'home' | 'elsewhere';

export interface Message {
  text: string;
  blocks: types.KnownBlock[];
}

export function messageOf(card: Card, language: Language): Message {
  const summary = [card.summary, card.title].find((each) => !isBlank(each)) ?? '…';
  return {
    text: escapedText(summary, textLimits.messageText),
    blocks: blocksOf(card, { surface: 'message', language }),
  };
}

interface Page {
  card: Card;
  language: Language;
  title?: string;
  origin: Origin;
}

export function pageView({ card, language, title, origin }: Page): types.ModalView {
  const words = slackWords[language];
  return {
    type: 'modal',
    callback_id: 'page',
    title: plain(title ?? words.modalTitle, textLimits.modalTitle),
    close: plain(words.close, textLimits.modalButton),
    private_metadata: withOrigin({}, origin),
    blocks: blocksOf(withoutSaid(card, title), { surface: 'modal', language }),
  };
}

/** Without what the modal's own title says already. */
function withoutSaid({ title, badge, ...card }: Card, said: string | undefined): Card {
  return {
    ...card,
    ...(title !== undefined && title !== said && { title }),
    ...(badge && badge.text !== said && { badge }),
  };
}

export const homeView = (card: Card, language: Language): types.HomeView => ({
  type: 'home',
  blocks: homeBlocks(card, language),
});

/** A form's submit lies flat in it, as decodeFormCommand reads it; that leaves `from` and what else is kept out. */
export const withOrigin = (
  submit: FormCommand | Record<string, never>,
  origin: Origin,
  kept: Record<string, unknown> = {},
): string => JSON.stringify({ ...submit, ...(origin === 'home' && { from: origin }), ...kept });

export function originOf(privateMetadata: string): Origin {
  try {
    const kept: unknown = JSON.parse(privateMetadata);
    return typeof kept === 'object' && kept !== null && 'from' in kept && kept.from === 'home' ? 'home' : 'elsewhere';
  } catch {
    return 'elsewhere';
  }
}
