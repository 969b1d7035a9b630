// The bot without platforms: people's commands on a database, with a clock that stands where a test puts it.

import { createMessages } from '../../src/bot/deliver.ts';
import { createPictures } from '../../src/bot/pictures.ts';
import { createReadLink } from '../../src/bot/read-link.ts';
import { createRunCommand } from '../../src/bot/run-command.ts';
import type { Card, Form } from '../../src/cards/card.ts';
import type { PageOutcome } from '../../src/cards/page-outcome.ts';
import type { Places } from '../../src/cards/place.ts';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import { createLinks } from '../../src/messages/links.ts';
import { type Allowance, SendError } from '../../src/messages/sender.ts';
import { meetPerson } from '../../src/people/meet-person.ts';
import { saveRole } from '../../src/people/role.store.ts';
import type { Role } from '../../src/people/role.ts';
import type { Drawer } from '../../src/pictures/drawer.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { ahead } from './ahead.ts';
import { places as allPlaces } from './reader.ts';
import { at, createTestOutbox, namesOf } from './seminar-fixture.ts';

export const organizer: Identity = { platform: 'slack', id: 'U0SATO' };
export const colleague: Identity = { platform: 'slack', id: 'U0TANAKA' };
export const citizen: Identity = { platform: 'line', id: 'U0123456789abcdef0123456789abcdef' };

/** `role`: what `organizer` may do; the others have none. */
export async function createTestBot(
  db: DatabaseRoot,
  {
    hasSlack = true,
    hasLine = true,
    role = 'organizer',
    places = allPlaces,
    month,
  }: {
    hasSlack?: boolean;
    hasLine?: boolean;
    role?: Role;
    places?: Places;
    /** What LINE tells of the month. */
    month?: Allowance;
  } = {},
) {
  const outbox = createTestOutbox();
  const sentAgain: string[] = [];
  const profiles: Record<string, { name: string; language: 'ja' | 'en' }> = {
    [organizer.id]: { name: '佐藤 恵', language: 'ja' },
    U0SPEAKER: { name: '講師 一郎', language: 'ja' },
    U0LATE: { name: '遅刻 二郎', language: 'ja' },
    U0NEW: { name: '新任 三郎', language: 'ja' },
  };
  const refuse = () => Promise.reject(new Error('commands send nothing themselves'));
  const sender = { send: refuse, update: refuse, profile: async (id: string) => profiles[id] };
  let now = at('2026-11-24T12:00');
  const clock = { now: () => now };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const allowance = async () => month ?? Promise.reject(new SendError('retry', {}));
  const senders = {
    ...(hasSlack && { slack: { ...sender, channelName: async (id: string) => `name-of-${id}` } }),
    ...(hasLine && { line: { ...sender, multicast: { most: 500, render: () => ({}), send: refuse, allowance } } }),
  };
  const { id: personId } = await meetPerson({ db, senders, from: organizer, now });
  await saveRole(db, { personId, role, now });
  const settings = { timeZone: 'Asia/Tokyo', announceChannel: 'C0SEMINAR', hasSlack, hasLine, retentionYears: 3 };
  const ownLinks = createLinks({ key: new Uint8Array(32), publicUrl: '', clock });
  const pictures = createPictures({ db, clock, links, ownLinks, log: createLogger({ level: 'silent' }), drawer });
  const messages = createMessages({ db, links, pictures, places, clock, language: 'ja' });
  const { run, runAs } = createRunCommand({
    ...{ db, outbox, ahead, clock, senders, places, pictures, drawer, ...messages },
    log: createLogger({ level: 'silent' }),
    queue: { sendAgain: async (work) => void sentAgain.push(...namesOf(work)), startChore: async () => {} },
    links,
    settings,
    countGuess: async () => true,
    countDoorGuess: async () => true,
  });
  const linkParts = { db, links, pictures, clock, settings, places, countWalkIn: async () => true };
  return {
    ...{ outbox, sentAgain, profiles, run, runAs, linkParts },
    readLink: createReadLink({ ...linkParts, runAs }),
    say: (from: Identity, command: Command) => run({ from, command }),
    setTime(time: string | Temporal.Instant) {
      now = typeof time === 'string' ? at(time) : time;
    },
  };
}

/** Draws nothing: one byte stands for a picture. */
const drawer: Drawer = { draw: async () => new Uint8Array([1]), isAble: () => true, tryOut: async () => {}, stop() {} };

export function cardOf(outcome: PageOutcome): Card {
  if (!('card' in outcome)) throw new Error(`no card but ${outcome.kind}`);
  return outcome.card;
}

export function formOf(outcome: PageOutcome): Form {
  if (outcome.kind !== 'form') throw new Error(`no form but ${outcome.kind}`);
  return outcome.form;
}

/** What a sending's preview does when it is said to go: its first button. */
export const goAhead = (outcome: PageOutcome): Command => {
  const [first] = commandsOf(cardOf(outcome));
  if (!first) throw new Error('a preview without a button');
  return first;
};

/** The commands of a card's own buttons, in order, then of what it folds away and of its lists. */
export const commandsOf = ({ buttons = [], more = [], filters = [], lists = [] }: Card): Command[] => [
  ...[...buttons, more].flat().flatMap((button) => (button.kind === 'command' ? [button.command] : [])),
  ...[...filters, ...lists.flatMap(({ rows }) => rows)].map(({ command }) => command),
];
