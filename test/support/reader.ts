// Readers as the bot makes them, with what each surface says of itself.
import type { Language } from '../../src/cards/card.ts';
import type { Places, Platform } from '../../src/cards/place.ts';
import type { Reader } from '../../src/cards/reader.ts';
import { linePlace } from '../../src/surfaces/line/place.ts';
import { slackPlace } from '../../src/surfaces/slack/place.ts';
import { pagePlace } from '../../src/surfaces/web/place.ts';

export const places: Places = { slack: slackPlace, line: linePlace, page: pagePlace };

export const createReader = ({
  language,
  platform,
  now,
}: {
  language: Language;
  platform: Platform;
  now: Temporal.Instant;
}): Reader => ({ language, place: places[platform], now });
