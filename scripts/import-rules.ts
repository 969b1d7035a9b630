// Who may import whom, as data. The picture is in docs/architecture.md; each message says where the code belongs.

import { readdirSync } from 'node:fs';

export interface ImportRule {
  /** Files, by their path from the top. */
  from: RegExp;
  /** What they may not import: a path from the top, or a package's name. */
  to: RegExp;
  /** Files or targets of these that may all the same. */
  except?: { from?: RegExp; to?: RegExp };
  message: string;
}

/** Each has a folder. */
const surfaces = readdirSync('src/surfaces', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

/** Each may import those before it. */
const ROOMS = [
  'people',
  'seminars',
  'rsvps',
  'attendees',
  'changes',
  'checkins',
  'mailings',
  'materials',
  'questions',
  'surveys',
  'reminders',
  'desk',
  'joins',
  'privacy',
];
const FEATURES = ROOMS.join('|');
/** `<noun>.ts`: a file without a role and without a verb. */
const RULE_FILES =
  /^src\/(people\/(person|role|audit)|messages\/(allowance|kinds|message|month-plan|quiet-hours|reach)|seminars\/(seminar|series|holidays|host|overlap|seminar-form|edition|calendar)|rsvps\/(rsvp|standings|offer|change|moved|give-up|wish)|attendees\/(attendee|attendee-sheet)|changes\/(friend|untold)|checkins\/checkin|materials\/material|questions\/question|mailings\/mailing|surveys\/(survey|survey-question)|reminders\/(reminder|ahead)|desk\/stage)\.ts$/;
const IO =
  /^(src\/(database|surfaces|playground|schedule)\/|src\/(app|config|clock|log)\.ts)|\.(store|table)\.ts$|^(drizzle-orm|postgres|pg-boss|node:(fs|net|http|child_process))/;

export const importRules: ImportRule[] = [
  {
    from: RULE_FILES,
    to: IO,
    message: 'A rule does no I/O and reads no clock: take the data and the time as arguments.',
  },
  {
    from: /\.cards\.ts$/,
    to: IO,
    message: 'A card is plain data: load what it shows in the use case and hand it over.',
  },
  {
    from: new RegExp(`^src/(${FEATURES})/`),
    to: /^src\/(surfaces|playground|schedule)\/|^src\/app\.ts$|^(@slack|@line|hono)/,
    message: 'A feature room knows no surface: answer with a card, and let the surface translate it.',
  },
  ...leftwards(ROOMS),
  {
    from: new RegExp(`^src/(${FEATURES}|cards|messages|surfaces|database|text|gate|schedule)/`),
    to: /^src\/bot\//,
    message: 'Only the start knows bot/, which knows all rooms: take what you need as an argument.',
  },
  {
    from: /^src\/cards\//,
    to: new RegExp(`^src/(${FEATURES}|messages|surfaces|database|playground|schedule|bot)/`),
    message: 'Cards are the ground that rooms and surfaces share: they know neither.',
  },
  {
    from: /^src\/messages\//,
    to: new RegExp(`^src/(${ROOMS.slice(2).join('|')}|surfaces|playground|schedule)/`),
    message: 'The ledger knows no room: hand the builder in from bot/.',
  },
  {
    from: /^src\/surfaces\//,
    to: new RegExp(`^src/(${FEATURES}|database|schedule|playground)/|\\.store\\.ts$|^(drizzle-orm|postgres|pg-boss)`),
    message: 'A surface only translates: go through Bot (src/surfaces/bot.ts).',
  },
  ...surfaces.map((surface) => ({
    from: new RegExp(`^src/surfaces/${surface}/`),
    to: new RegExp(`^src/surfaces/(?!${surface}/|bot\\.ts$)`),
    message: 'A surface knows no other surface: what they share belongs into src/cards or src/text.',
  })),
  {
    from: /^src\/playground\/(slack|line|page)\//,
    to: /^src\/(?!playground\/|clock\.ts$)/,
    message: 'The fakes and their page know nothing of the bot: speak to it over HTTP.',
  },
  {
    from: /\.words\.ts$/,
    to: /^(?!src\/text\/)/,
    message: 'Words know nothing: hand them what they name.',
  },
  {
    from: /^src\/text\//,
    to: /^src\/(?!text\/)/,
    message: 'Words know nothing: hand them what they name.',
  },
  {
    from: /^src\/(?!database\/|.*\.(store|table)\.ts$)/,
    to: /^postgres$|\.table\.ts$/,
    except: { from: /^src\/messages\/(pacing)\.ts$/ },
    message: 'SQL lives in a <noun>.store.ts.',
  },
  {
    from: /^src\//,
    to: /^postgres$|^drizzle-orm\/postgres-js$/,
    except: { from: /^src\/database\/(driver|client)\.ts$/ },
    message: 'The driver is mended while it is loaded: take openClient() or drizzle() from src/database/.',
  },
  {
    from: /^src\//,
    to: /^src\/app\.ts$/,
    except: { from: /^src\/(start|playground\/(start-playground|advance))\.ts$/ },
    message: 'Only the start imports the composition root.',
  },
  {
    from: /^src\/(?!start\.ts$|app\.ts$|playground\/start-playground\.ts$)/,
    to: /^src\/config\.ts$/,
    message: 'Only the start reads the configuration: take the setting as an argument.',
  },
];

/** Feature rooms depend leftwards only. */
function leftwards(rooms: string[]): ImportRule[] {
  return rooms.slice(0, -1).map((room, index) => ({
    from: new RegExp(`^src/${room}/`),
    to: new RegExp(`^src/(${rooms.slice(index + 1).join('|')})/`),
    message: `Rooms depend leftwards only (${rooms.join(' ← ')}): move the code to the room on the right.`,
  }));
}
