import { expect, test } from 'vitest';
import { typedCommand } from '../../src/cards/typed-command.ts';
import { openGuestPage } from '../../src/checkins/guest-page.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import type { GuestVisit } from '../../src/people/visit.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { cardOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { en, ja } from '../support/words.ts';

async function openStreet() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  bot.setTime('2026-12-03T17:00');
  const known = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
  if (!known) throw new Error('the organizer is unknown');
  const { person } = known;
  const seminar = await addTestSeminar(db, { createdBy: person.id });
  const tokenOf = (url: string | undefined) => new URL(url ?? '').pathname.split('/').at(-1) ?? '';
  /** What is behind the button on the door's card. */
  const openDoorPage = async () => {
    const card = cardOf(await bot.say(organizer, { do: 'door', seminar: seminar.id }));
    const link = card.buttons?.flat().find((button) => button.kind === 'link');
    const target = await bot.readLink(tokenOf(link?.kind === 'link' ? link.url : ''), 'door');
    if (target.kind !== 'command') throw new Error(target.kind);
    const outcome = await target.open();
    if (outcome.kind !== 'door-page') throw new Error(outcome.kind);
    return outcome;
  };
  return { db, bot, person, seminar, tokenOf, openDoorPage };
}

test('the page at the door is an organizer’s, says when it opens, and its QR code is of that day only', async () => {
  const { db, bot, seminar, tokenOf, openDoorPage } = await openStreet();
  const door = await openDoorPage();
  expect(door.state).toContain(ja.checkIn.notYet('12月3日（木）17:30'));
  const token = tokenOf(door.url);
  const link = await bot.linkParts.links.read(token);
  expect(link).toMatchObject({ subject: { use: 'checkin', seminarId: seminar.id, day: '2026-12-03' } });
  expect((await bot.readLink(token, 'checkin')).kind).toBe('check-in');
  // Brought forward by a day: what was printed before opens nothing.
  const day = Temporal.Duration.from({ hours: 24 });
  await saveSeminar(db, { ...seminar, startsAt: seminar.startsAt.subtract(day), endsAt: seminar.endsAt.subtract(day) });
  expect((await bot.readLink(token, 'checkin')).kind).toBe('expired');
});

test('before it is announced a seminar has no page at the door', async () => {
  const { db, bot, person } = await openStreet();
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const outcome = await bot.runAs({ person, command: { do: 'door-page', seminar: draft.id } });
  expect(outcome.kind).toBe('refused');
  expect(JSON.stringify(outcome)).not.toMatch(/checkin/);
});

test.each(['door-page', 'export'] as const)(
  'asked for in a chat, where it cannot be shown, %s is a link to it',
  async (what) => {
    const { bot, person, seminar, tokenOf } = await openStreet();
    const command = { do: what, seminar: seminar.id, format: 'csv' } as const;
    const card = cardOf(await bot.say(organizer, command));
    const link = card.buttons?.flat().find((button) => button.kind === 'link');
    const url = link?.kind === 'link' ? link.url : '';
    const target = await bot.readLink(tokenOf(url), 'desk');
    if (target.kind !== 'desk') throw new Error(target.kind);
    expect(JSON.parse(new URL(url).searchParams.get('open') ?? '')).toMatchObject({ do: what, seminar: seminar.id });
    expect((await target.open(command)).kind).toBe(what === 'export' ? 'file' : what);
    await saveRole(bot.linkParts.db, { personId: person.id, role: null, now: at('2026-12-03T17:00') });
    expect((await target.open(command)).kind).not.toBe(what === 'export' ? 'file' : what);
  },
);

test('the list of people is noted as taken along when the page hands it over, not when a chat is asked for it', async () => {
  const { bot, person, seminar } = await openStreet();
  const noted = async () => (await findActions(bot.linkParts.db, { action: 'export', limit: 0, offset: 0 })).total;
  const command = { do: 'export', seminar: seminar.id, format: 'csv' } as const;
  await bot.say(organizer, command);
  expect(await noted()).toBe(0);
  await bot.runAs({ person, command });
  expect(await noted()).toBe(1);
});

test('before the door opens its page takes no names, and a crowd of them is stopped', async () => {
  const { bot, seminar } = await openStreet();
  const { db, settings, countWalkIn, places } = bot.linkParts;
  const subject = { seminarId: seminar.id, day: '2026-12-03' };
  const visit: GuestVisit = { db, settings, countWalkIn, place: places.page, now: at('2026-12-03T17:00') };
  const early = await openGuestPage(visit, subject);
  if (early.kind !== 'open') throw new Error(early.kind);
  expect(early.page('ja').form).toBeUndefined();
  const tooEarly = await early.submit({ name: '広島 花子', organization: '' }, 'ja');
  expect(tooEarly).toMatchObject({ kind: 'refused', card: { summary: expect.stringContaining('17:30から') } });
  const crowd = { ...visit, now: at('2026-12-03T18:00'), countWalkIn: async () => false };
  const crowded = await openGuestPage(crowd, subject);
  if (crowded.kind !== 'open') throw new Error(crowded.kind);
  const later = await crowded.submit({ name: '広島 花子', organization: '' }, 'en');
  expect(later).toMatchObject({ kind: 'refused', card: { summary: en.checkIn.guestTooMany } });
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
