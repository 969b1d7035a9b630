import { describe, expect, test } from 'vitest';
import { NAMES_A_PAGE } from '../../src/attendees/attendee.handlers.ts';
import type { Attendee } from '../../src/attendees/attendee.ts';
import { attendeesCard } from '../../src/attendees/attendee-list.cards.ts';
import { createMessages } from '../../src/bot/deliver.ts';
import { createRunCommand } from '../../src/bot/run-command.ts';
import type { Card } from '../../src/cards/card.ts';
import { createMovableClock } from '../../src/clock.ts';
import { type Command, decodeCommand, encodeCommand } from '../../src/commands.ts';
import { createLogger } from '../../src/log.ts';
import { createLinks } from '../../src/messages/links.ts';
import { messages } from '../../src/messages/message.table.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { NOBODY } from '../../src/seminars/seminar.ts';
import { renderMessage } from '../../src/surfaces/line/render.ts';
import { blocksOf } from '../../src/surfaces/slack/render-card.ts';
import { ahead } from '../support/ahead.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader, places } from '../support/reader.ts';
import {
  addTestPerson,
  addTestSeminar,
  announcedAt,
  at,
  createTestOutbox,
  seminarOf,
} from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const id = () => crypto.randomUUID();

function commandsOf(seminar: string, person: string): Command[] {
  const values = { name: '偽', text: '偽', audience: 'attending', search: '偽', person: 'U0FORGED' };
  const mailing = id();
  return [
    { do: 'attendees', seminar, group: 'waitlisted', page: 9999 },
    { do: 'attendee', seminar, person },
    { do: 'open-pick-attendee', seminar, group: 'materials', page: 9999 },
    { do: 'submit-pick-attendee', seminar, values },
    { do: 'open-attendee-form', seminar, person },
    { do: 'submit-attendee', seminar, person: id(), values },
    { do: 'ask-remove-attendee', seminar, person },
    { do: 'remove-attendee', seminar, person },
    { do: 'seat-person', seminar, person, exceed: true },
    { do: 'let-in', seminar, person },
    { do: 'open-let-in', seminar },
    { do: 'submit-let-in', seminar, values },
    { do: 'mailings', seminar, page: 9999 },
    { do: 'mailing', seminar, mailing },
    { do: 'open-mailing', seminar, mailing },
    { do: 'submit-mailing', seminar, mailing, values },
    { do: 'send-mailing', seminar, mailing },
  ];
}

async function open() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { seats: 1 });
  const outbox = createTestOutbox();
  const [seated, waiting, other] = await Promise.all([addTestPerson(db), addTestPerson(db), addTestPerson(db)]);
  for (const { id: personId } of [seated, waiting]) {
    await answerSeminar({ db, outbox, personId, seminarId: seminar.id, answer: 'on_site', tappedAt: now, now });
  }
  const clock = createMovableClock(now);
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://seminar.example', clock });
  const { run } = createRunCommand({
    ...{
      db,
      outbox,
      ahead,
      clock,
      links,
      places,
      senders: {},
      queue: { sendAgain: async () => {}, startChore: async () => {} },
    },
    drawer: { draw: () => Promise.reject(new Error('nothing is drawn here')) },
    ...createMessages({ db, links, places, clock, language: 'ja' }),
    log: createLogger({ level: 'silent' }),
    settings: { timeZone: 'Asia/Tokyo', announceChannel: undefined, hasSlack: true, hasLine: true, retentionYears: 3 },
    countGuess: async () => true,
    countDoorGuess: async () => true,
  });
  const as = (externalId: string) => (command: Command) =>
    run({ from: { platform: 'slack', id: externalId }, command });
  return { db, seminar, waiting, other, as };
}

const textOf = (outcome: Awaited<ReturnType<ReturnType<Awaited<ReturnType<typeof open>>['as']>>>): string =>
  JSON.stringify(outcome);

describe('the commands about people', () => {
  test('forged by someone without a role are each refused and logged, and change nothing', async () => {
    const { db, seminar, waiting, other, as } = await open();
    const before = await db.execute('select * from rsvps order by person_id');
    const commands = commandsOf(seminar.id, waiting.id);
    for (const command of commands) {
      expect(textOf(await as(other.externalId)(command)), command.do).toContain(ja.team.notOrganizer);
    }
    expect([...(await db.execute('select * from rsvps order by person_id'))]).toEqual([...before]);
    expect([...(await db.execute('select * from mailings'))]).toEqual([]);
    expect([...(await db.execute('select * from deadline_overrides'))]).toEqual([]);
    expect(await db.select().from(messages)).toEqual([]);
    const { found, total } = await findActions(db, { seminarId: seminar.id, limit: 50, offset: 0 });
    expect(total).toBe(commands.length);
    expect(new Set(found.map(({ action }) => action))).toEqual(new Set(['refused']));
  });

  test('answer something to an organizer, whatever is gone or of another seminar', async () => {
    const { db, seminar, other, waiting, as } = await open();
    await saveRole(db, { personId: other.id, role: 'organizer', now });
    for (const [about, person] of [
      [seminar.id, id()],
      [id(), waiting.id],
      [seminar.id, waiting.id],
    ] as const) {
      for (const command of commandsOf(about, person)) {
        const outcome = await as(other.externalId)(command);
        expect(outcome.kind, command.do).not.toBe('silent');
      }
    }
  });

  test('fit a button, and a button cannot claim to be a form', () => {
    for (const command of commandsOf(id(), id())) {
      const text = encodeCommand(command);
      if ('values' in command) expect(decodeCommand(text).do).toBe('unknown');
      else expect(text.length).toBeLessThanOrEqual(300);
    }
  });
});

test('a page of the longest names is shown whole on Slack and on LINE', () => {
  const seminar = seminarOf({ title: 'あ'.repeat(100), movedAt: now });
  const stays = { confirmed: 1247, unanswered: 1247, cannot: 1247 };
  const shown = Array.from({ length: NAMES_A_PAGE }, (_, index): Attendee => {
    const seat = { standing: 'attending', mode: 'on_site', answeredAt: announcedAt, seatedAt: announcedAt } as const;
    const none = { waitlistNumber: null, isLateWithdrawal: true, isAtParty: true, partyAnsweredAt: null };
    const rsvp = { seminarId: seminar.id, personId: id(), ...seat, ...none };
    return {
      rsvp,
      name: `${index}番${'山'.repeat(77)}`,
      organization: '課'.repeat(80),
      note: '',
      hasAccount: false,
      platforms: [],
      isReachable: false,
    };
  });
  const heads = { ...NOBODY, onSite: 1247, waitlisted: 3, declined: 4, materials: 5, online: 6, party: 1247 };
  const files = {
    xlsx: `https://seminar.example/export/${'x'.repeat(300)}.xlsx`,
    csv: 'https://seminar.example/export/x.csv',
  };
  for (const language of ['ja', 'en'] as const) {
    const reader = createReader({ language, platform: 'line', now });
    const card: Card = attendeesCard(
      { seminar, heads, stays, shown, total: 1265, page: { shown: 2, pages: 43 }, group: 'on_site', files },
      reader,
    );
    for (const drawn of [
      JSON.stringify(renderMessage(card, 'ja')),
      JSON.stringify(blocksOf(card, { surface: 'message', language })),
    ]) {
      for (let index = 0; index < NAMES_A_PAGE; index++) expect(drawn).toContain(`"${index}番`);
      expect(drawn).toContain('open-attendee-form');
      expect(drawn).toContain('export/x.csv');
    }
  }
});
