// What goes where, before it is sent: the numbers, and the cards as each platform will show them. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { type Places, type Platform, WORKPLACE } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import { sendingTexts } from './month.cards.ts';
import { type Reach, reachesAnybody, tooManyPushes } from './reach.ts';
import { reachWords } from './reach.words.ts';

/** `names`: what stands for the number of those whom nothing reaches, where they are known by name. */
export function reachTexts(reach: Reach, reader: Reader, names: string[] = []): string[] {
  const { language } = reader;
  const text = reachWords[language];
  const { channels, on, nobody, month } = reach;
  const places = [...channels.map(({ name }) => channelCalled(name, reader)), ...eachOn(on, reader)];
  const over = tooManyPushes(reach);
  return [
    ...(reachesAnybody(reach) ? [text.goesTo(listed(places, text))] : []),
    ...(over > 0 ? [text.tooMany(over, month?.limit ?? 0)] : []),
    ...sendingTexts(reach, reader),
    ...(names.length > 0 ? names : nobody > 0 ? [text.nobody(nobody)] : []),
  ];
}

/** As people call it, where its name is known. */
export const channelCalled = (name: string | undefined, { language }: Pick<Reader, 'language'>): string =>
  name ? `#${name}` : reachWords[language].channel;

const eachOn = (on: Reach['on'], { language }: Pick<Reader, 'language'>): string[] =>
  on.map(({ platform, people }) => reachWords[language].on(platformName(platform, language), people));

/** Slack 3名 と LINE 2名 */
export const peopleOn = (on: Reach['on'], reader: Pick<Reader, 'language'>): string =>
  listed(eachOn(on, reader), reachWords[reader.language]);

/** a, b and c */
const listed = (all: string[], { comma, and }: { comma: string; and: string }): string =>
  [all.slice(0, -1).join(comma), ...all.slice(-1)].filter(Boolean).join(and);

const platformName = (platform: Platform, language: Reader['language']): string =>
  (reachWords[language].platforms as Partial<Record<Platform, string>>)[platform] ?? platform;

/** The platforms on which somebody reads it. */
const platformsOf = ({ channels, on }: Reach): Platform[] => [
  ...new Set([...(channels.length > 0 ? [WORKPLACE] : []), ...on.map(({ platform }) => platform)]),
];

/**
 * One card for each platform that it goes to, as its readers will see it; where just one is shown, the reader's own.
 * `cardFor`: the card as that place shows it.
 */
export function looksOf(reach: Reach, cardFor: (reader: Reader) => Card, reader: Reader, places: Places): Card[] {
  const on = platformsOf(reach);
  const look = (platform: Platform): Card => ({
    ...asPreview(cardFor({ ...reader, place: places[platform] })),
    drawnAs: platform,
  });
  if (reader.place.drawsPlatforms) return on.map(look);
  const { platform } = reader.place;
  return [look(on.includes(platform) ? platform : (on[0] ?? platform))];
}

/** Right before them. */
export const looksNote = (looks: Card[], { language }: Reader): string =>
  looks.length > 0 ? reachWords[language].looks : '';

/** Where only one of several looks is shown: the way to the others. `url`: of the same on a page. */
export function otherLooksButtons(reach: Reach, url: string | undefined, { language, place }: Reader): Button[] {
  if (!url || place.drawsPlatforms || platformsOf(reach).length < 2) return [];
  return [{ kind: 'link', label: reachWords[language].otherLooks, url }];
}

/** In a preview: where each reader gets a link of their own. */
export const OWN_LINK = 'about:blank';

/** Its buttons look real and only explain themselves. */
export function asPreview(card: Card): Card {
  const dead = (button: Button): Button =>
    button.kind === 'command'
      ? { ...button, confirm: undefined, command: { do: 'preview' } }
      : button.url !== OWN_LINK
        ? button
        : { kind: 'command', label: button.label, style: button.style, command: { do: 'preview' } };
  return {
    ...card,
    buttons: card.buttons?.map((row) => row.map(dead)),
    ...(card.more && { more: card.more.map(dead) }),
  };
}
