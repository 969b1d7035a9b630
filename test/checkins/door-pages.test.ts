import { expect, test } from 'vitest';
import { openCheckInPage, openDoorPage } from '../../src/bot/read-door.ts';
import { createMovableClock } from '../../src/clock.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { typedCommand } from '../../src/surfaces/slack/typed-words.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';

const settings = { timeZone: 'Asia/Tokyo', announceChannel: undefined, hasSlack: true, hasLine: true };

async function openStreet() {
  const db = await createTestDatabase();
  const clock = createMovableClock(at('2026-12-03T17:00'));
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://seminar.example', clock });
  const person = await addTestPerson(db);
  const seminar = await addTestSeminar(db, { createdBy: person.id });
  await saveRole(db, { personId: person.id, role: 'organizer', now: clock.now() });
  return { parts: { db, clock, links, settings, countWalkIn: async () => true }, person, seminar };
}

test('the page at the door is an organizer’s, says when it opens, and its QR code is of that day only', async () => {
  const { parts, person, seminar } = await openStreet();
  const door = await openDoorPage(parts, { seminarId: seminar.id, person });
  if (door.kind !== 'door') throw new Error(door.kind);
  expect(door.state).toContain('12月3日（木）17:30から');
  const link = await parts.links.read(new URL(door.url).pathname.split('/').at(-1) ?? '');
  if (link.kind !== 'valid' || link.subject.use !== 'checkin') throw new Error(link.kind);
  const { subject } = link;
  expect(subject).toEqual({ use: 'checkin', seminarId: seminar.id, day: '2026-12-03' });
  expect((await openCheckInPage(parts, subject)).kind).toBe('check-in');
  // Brought forward by a day: what was printed before opens nothing.
  const day = Temporal.Duration.from({ hours: 24 });
  await saveSeminar(parts.db, {
    ...seminar,
    startsAt: seminar.startsAt.subtract(day),
    endsAt: seminar.endsAt.subtract(day),
  });
  expect((await openCheckInPage(parts, subject)).kind).toBe('expired');
  await saveRole(parts.db, { personId: person.id, role: null, now: parts.clock.now() });
  expect((await openDoorPage(parts, { seminarId: seminar.id, person })).kind).toBe('invalid');
  const [refused] = (await findActions(parts.db, { seminarId: seminar.id, limit: 1, offset: 0 })).found;
  expect(refused).toMatchObject({ actor: person.id, action: 'refused', after: { command: 'door' } });
});

test('before the door opens its page takes no names, and a crowd of them is stopped', async () => {
  const { parts, seminar } = await openStreet();
  const subject = { seminarId: seminar.id, day: '2026-12-03' };
  const early = await openCheckInPage(parts, subject);
  if (early.kind !== 'check-in') throw new Error(early.kind);
  expect(early.page('ja').form).toBeUndefined();
  const tooEarly = await early.submit({ name: '広島 花子', organization: '' }, 'ja');
  expect(tooEarly).toMatchObject({ kind: 'refused', card: { summary: expect.stringContaining('17:30から') } });
  parts.clock.moveTo(at('2026-12-03T18:00'));
  const crowded = await openCheckInPage({ ...parts, countWalkIn: async () => false }, subject);
  if (crowded.kind !== 'check-in') throw new Error(crowded.kind);
  const later = await crowded.submit({ name: '広島 花子', organization: '' }, 'en');
  expect(later).toMatchObject({ kind: 'refused', card: { summary: expect.stringContaining('crowded') } });
});

test.each([
  ['checkin 1234', '1234'],
  ['受付　１２３４', '1234'],
  ['Check-in 1234', '1234'],
  ['チェックイン1234', '1234'],
  ['1234', '1234'],
  ['checkin', ''],
  ['checkin 12345', '12345'],
])('“/seminar %s” is the code “%s”', (text, code) => expect(typedCommand(text)).toEqual({ do: 'check-in', code }));

test('other words are not taken for a code', () => {
  for (const text of ['受付はいつ？', 'checkins', '12345', '12月3日']) {
    expect(typedCommand(text)).toMatchObject({ do: 'unknown' });
  }
});
