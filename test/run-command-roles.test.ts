import { describe, expect, test } from 'vitest';
import type { Command } from '../src/command.ts';
import type { DatabaseRoot } from '../src/database/client.ts';
import { messages } from '../src/messages/message.table.ts';
import { rsvps } from '../src/rsvps/rsvp.table.ts';
import { seminars } from '../src/seminars/seminar.table.ts';
import { surveyResponses } from '../src/surveys/survey.table.ts';
import { wordsOf } from '../src/text/words.ts';
import { cardOf, citizen, colleague, createTestBot, organizer } from './support/bot-fixture.ts';
import { createTestDatabase } from './support/database.ts';
import { addTestMessage, addTestRsvp } from './support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at } from './support/seminar-fixture.ts';

const words = wordsOf('ja');

/** A draft, a scheduled one, one that is announced with answers, one that is over, and a message that is held. */
async function addHouse(db: DatabaseRoot) {
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const scheduled = await addTestSeminar(db, {
    status: 'scheduled',
    announcedAt: null,
    announceAt: at('2026-11-25T09:00'),
  });
  const announced = await addTestSeminar(db);
  const over = await addTestSeminar(db, { startsAt: at('2026-11-20T18:30'), endsAt: at('2026-11-20T20:00') });
  const person = await addTestRsvp(db, announced.id);
  const owed = { kind: 'announcement', seminarId: announced.id, to: { personId: person.id } } as const;
  await addTestMessage(db, owed, { status: 'held', heldAt: announcedAt });
  return { draft, scheduled, announced, over };
}

const typed = {
  ...{ title: '乗っ取り', speaker: '誰か', date: '2026-12-10', start: '18:30', end: '20:00', format: 'online' },
  channel: 'C0OTHER',
};

/** Every command that is the organizers' alone, for seminars in the state in which it would do something. */
function organizersCommands({ draft, scheduled, announced, over }: Awaited<ReturnType<typeof addHouse>>): Command[] {
  return [
    { do: 'new-seminar' },
    { do: 'edit-draft', seminar: draft.id },
    { do: 'submit-seminar', values: typed },
    { do: 'submit-seminar', seminar: draft.id, values: typed },
    { do: 'announce', seminar: draft.id },
    { do: 'announce', seminar: scheduled.id },
    { do: 'open-schedule', seminar: draft.id },
    { do: 'submit-schedule', seminar: draft.id, values: { date: '2026-11-25', time: '09:00' } },
    { do: 'keep-draft', seminar: scheduled.id },
    { do: 'delete-draft', seminar: draft.id },
    { do: 'cancel', seminar: announced.id },
    { do: 'desk' },
    { do: 'attendees', seminar: announced.id },
    { do: 'results' },
    { do: 'results', seminar: over.id },
    { do: 'send-again', seminar: announced.id },
  ];
}

/** All that an organizer can change. */
const stateOf = async (db: DatabaseRoot) => [
  await db.select().from(seminars).orderBy(seminars.id),
  await db.select().from(rsvps).orderBy(rsvps.personId),
  await db.select().from(messages).orderBy(messages.id),
  await db.select().from(surveyResponses),
];

describe('what is for organizers', () => {
  test.each([
    ['a colleague on Slack', colleague],
    ['a citizen on LINE', citizen],
    ['someone on LINE whose id is an organizer’s on Slack', { ...organizer, platform: 'line' }],
  ] as const)('is refused to %s, whole, and changes nothing', async (_who, from) => {
    const db = await createTestDatabase();
    const { say, outbox, sentAgain } = createTestBot(db);
    const house = await addHouse(db);
    const before = await stateOf(db);
    for (const command of organizersCommands(house)) {
      const card = cardOf(await say(from, command));
      expect(card.text, command.do).toEqual([words.desk.notOrganizer]);
      expect(card.items, command.do).toBeUndefined();
    }
    expect(await stateOf(db)).toEqual(before);
    expect([outbox.owed, outbox.refreshed, sentAgain]).toEqual([[], [], []]);
  });

  test('each of these commands does something for an organizer, so that the refusals above mean something', async () => {
    const db = await createTestDatabase();
    for (const index of organizersCommands(await addHouse(db)).keys()) {
      const { say } = createTestBot(db);
      const command = organizersCommands(await addHouse(db))[index];
      if (!command) throw new Error('no such command');
      const outcome = await say(organizer, command);
      expect(outcome.kind, command.do).toMatch(/^(card|page|form)$/);
      expect(JSON.stringify(outcome), command.do).not.toContain(words.desk.notOrganizer);
      expect(JSON.stringify(outcome), command.do).not.toContain(words.seminar.gone);
      expect(JSON.stringify(outcome), command.do).not.toContain(words.compose.gone);
    }
  });

  test('is offered to organizers only', async () => {
    const db = await createTestDatabase();
    const { say } = createTestBot(db);
    for (const command of [{ do: 'list' }, { do: 'help' }] as const) {
      expect(JSON.stringify(await say(organizer, command))).toContain('new-seminar');
      expect(JSON.stringify(await say(colleague, command))).not.toContain('new-seminar');
      expect(JSON.stringify(await say(citizen, command))).not.toContain('new-seminar');
    }
  });

  test('a draft is nobody else’s business: it can neither be seen nor answered', async () => {
    const db = await createTestDatabase();
    const { say } = createTestBot(db);
    const { draft, scheduled } = await addHouse(db);
    for (const { id: seminar } of [draft, scheduled]) {
      for (const command of [
        { do: 'show', seminar },
        { do: 'answer', seminar, answer: 'on_site' },
        { do: 'party', seminar, join: true },
        { do: 'rate', seminar, score: 5 },
        { do: 'open-survey', seminar },
        { do: 'submit-survey', seminar, values: { score: '5' } },
      ] as const) {
        expect(JSON.stringify(await say(colleague, command)), command.do).not.toContain(draft.title);
      }
      expect(cardOf(await say(colleague, { do: 'show', seminar })).text).toEqual([words.seminar.gone]);
    }
    expect(cardOf(await say(colleague, { do: 'list' })).items).toHaveLength(1);
  });
});
