// What the compiler is to refuse: were one of these lines accepted, the type check would fail.
import { expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { builders, together } from '../../src/bot/builders.ts';
import { doorMessages } from '../../src/checkins/door.messages.ts';
import type { Builders } from '../../src/messages/builder.ts';
import { type MessageKind, priorityOf } from '../../src/messages/kinds.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findMessage } from '../../src/messages/message.store.ts';
import { reminderMessages } from '../../src/reminders/reminder.messages.ts';
import { places } from '../support/reader.ts';
import { addTestMessage } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();

test('a kind of message that no room builds does not compile', () => {
  const { soon, ...others } = builders;
  // @ts-expect-error
  const incomplete: Builders = others;
  expect(Object.keys(incomplete)).not.toContain('soon');
  expect(soon).toBeTypeOf('function');
});

test('a kind that two rooms build does not compile, nor one that no ledger knows', () => {
  // @ts-expect-error
  together(doorMessages, reminderMessages, doorMessages);
  expect(Object.keys(together(doorMessages, reminderMessages))).toEqual([
    ...Object.keys(doorMessages),
    ...Object.keys(reminderMessages),
  ]);
  // @ts-expect-error
  const foreign = { 'week-after': builders.soon } satisfies Partial<Builders>;
  expect(builders).not.toHaveProperty(Object.keys(foreign));
});

test('what goes to many alike does not compile without its one card for all, nor what goes to one with it', () => {
  // @ts-expect-error
  const survey: Builders['survey'] = builders.survey.toOne;
  // @ts-expect-error
  const soon: Builders['soon'] = builders.survey;
  expect([survey, soon]).toEqual([builders.survey.toOne, builders.survey]);
});

test('a message of a newer version’s kind goes out in its turn, and this version neither builds nor drops it', async () => {
  const db = database();
  const { id: seminarId } = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db);
  const kind = 'of-tomorrow' as MessageKind;
  expect(priorityOf(kind)).toBe(priorityOf('survey'));
  const message = await findMessage(db, await addTestMessage(db, { kind, seminarId, to: { personId } }));
  if (!message) throw new Error('no message');
  const clock = { now: () => announcedAt };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const build = createBuildCard({ db, places, links, clock, language: 'ja' });
  await expect(build(message, 'slack')).rejects.toThrow('of-tomorrow');
});
