// What many get alike is just what each of them would get alone, and goes to just those.

import { expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { createSharedMessages } from '../../src/bot/build-shared.ts';
import { newsOccasion } from '../../src/changes/friend.ts';
import { saveMailing } from '../../src/mailings/mailing.store.ts';
import { ALIKE, type KindAlike } from '../../src/messages/kinds.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findMessage } from '../../src/messages/message.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { createTestDatabase } from '../support/database.ts';
import { editTest, seminarNow } from '../support/edit-fixture.ts';
import { places } from '../support/reader.ts';
import { addTestMessage, addTestRsvp, answeredAt } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const open = '2026-11-26T12:00';
const afterwards = '2026-12-03T20:30';
const later = '2026-12-11T12:00';
const mailing = '7a0b4c3e-52c4-4a71-9a43-0d7f5b4a9f01';

/** A seminar, and one person on LINE of each kind that matters to any message. */
async function openTown(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { seats: 3, ...change });
  const { id: seminarId } = seminar;
  const onLine = { person: { platform: 'line' as const } };
  const silent = await addTestPerson(db, { platform: 'line' });
  const muted = await addTestPerson(db, { platform: 'line', remindersMutedAt: announcedAt });
  const attending = await addTestRsvp(db, seminarId, onLine);
  const rated = await addTestRsvp(db, seminarId, onLine);
  const mutedAttending = await addTestRsvp(db, seminarId, {
    person: { ...onLine.person, remindersMutedAt: announcedAt },
  });
  const declined = await addTestRsvp(db, seminarId, { ...onLine, standing: 'declined' });
  const waiting = await addTestRsvp(db, seminarId, { ...onLine, standing: 'waitlisted', waitlistNumber: 1 });
  await saveResponse(db, { ...noAnswers, seminarId, personId: rated.id, score: 4, answeredAt });
  return { db, seminar, people: [silent, muted, attending, rated, mutedAttending, declined, waiting] };
}

type Town = Awaited<ReturnType<typeof openTown>>;

/** What each gets of a message, by itself and with the others. */
async function compare(
  { db, seminar, people }: Town,
  kind: KindAlike,
  time: string,
  about: { occasion?: string; details?: Record<string, string> } = {},
) {
  await db.delete(messages);
  const clock = { now: () => at(time) };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const buildCard = createBuildCard({ db, places, links, clock, language: 'ja' });
  const shared = createSharedMessages({ place: places.line, clock });
  const group = { kind, seminarId: seminar.id, occasion: about.occasion ?? '' };
  const { alike, personal } = await shared.sortOut(
    db,
    group,
    people.map(({ id }) => id),
  );
  const together = await shared.build(db, group, { language: 'ja', isFirstWord: false, details: about.details ?? {} });
  let got = 0;
  for (const { id } of people) {
    const message = await findMessage(
      db,
      await addTestMessage(db, { kind, seminarId: seminar.id, to: { personId: id }, ...about }),
    );
    if (!message) throw new Error('no message');
    const alone = await buildCard(message, 'line');
    if (personal.has(id)) continue;
    expect({ id, card: alone?.card }).toEqual({ id, card: alike.has(id) ? together?.card : undefined });
    if (alone) got++;
  }
  return { got, personal: personal.size };
}

test.each([
  ['announcement', open, { got: 2, personal: 5 }],
  ['announcement', afterwards, { got: 0, personal: 5 }],
  ['closing-soon', open, { got: 1, personal: 0 }],
  ['closing-soon', afterwards, { got: 0, personal: 0 }],
  ['survey', afterwards, { got: 3, personal: 0 }],
  ['survey-reminder', later, { got: 1, personal: 0 }],
] as const)('%s at %s', async (kind, time, expected) => {
  expect(await compare(await openTown(), kind, time)).toEqual(expected);
});

test('a mailing', async () => {
  const town = await openTown();
  const { id: seminarId, createdBy: author } = town.seminar;
  const written = {
    id: mailing,
    seminarId,
    author,
    text: '会場の入口が変わりました。',
    createdAt: announcedAt,
    sentAt: announcedAt,
  };
  await saveMailing(town.db, { ...written, audience: 'attending' });
  expect(await compare(town, 'mailing', open, { occasion: mailing, details: { mailing } })).toEqual({
    got: 4,
    personal: 0,
  });
});

test('the news of a cancellation, and of a move', async () => {
  const town = await openTown();
  const { db, seminar } = town;
  const now = at('2026-11-25T12:00');
  await editTest({ db, outbox: createTestOutbox() }, { shown: seminar, change: { date: '2026-12-10' }, now });
  const moved = await seminarNow(db, seminar.id);
  const about = { occasion: newsOccasion(moved), details: { since: '1' } };
  expect(await compare(town, 'news', open, about)).toEqual({ got: 2, personal: 0 });
  await saveSeminar(db, { ...moved, status: 'cancelled' });
  expect(await compare(town, 'news', open, { occasion: 'cancelled' })).toEqual({ got: 2, personal: 0 });
  expect(await compare(town, 'news', open, { ...about, details: { since: '0' } })).toEqual({ got: 0, personal: 0 });
});

test('each kind that many get alike is compared here', () => {
  expect(ALIKE.toSorted()).toEqual(['announcement', 'closing-soon', 'mailing', 'news', 'survey', 'survey-reminder']);
});
